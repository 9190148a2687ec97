/** Access rules over HTTP. */
@NullMarked
package org.diancang.orchestrator.access.web;

import org.jspecify.annotations.NullMarked;
