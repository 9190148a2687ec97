/** The lease that a crawl runs under, and what else the orchestrator is asked for. */
@NullMarked
package org.diancang.adapter.lease;

import org.jspecify.annotations.NullMarked;
