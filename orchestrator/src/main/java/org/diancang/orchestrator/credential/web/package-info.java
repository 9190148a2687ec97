/** Credentials over HTTP. */
@NullMarked
package org.diancang.orchestrator.credential.web;

import org.jspecify.annotations.NullMarked;
