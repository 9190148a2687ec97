/** Originals and audits over HTTP. */
@NullMarked
package org.diancang.orchestrator.capture.web;

import org.jspecify.annotations.NullMarked;
