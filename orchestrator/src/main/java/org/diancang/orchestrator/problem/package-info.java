/** Refusals of the REST API, as problem+json (RFC 9457). */
@NullMarked
package org.diancang.orchestrator.problem;

import org.jspecify.annotations.NullMarked;
