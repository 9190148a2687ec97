/**
 * What crawls brought: captures counted once each, originals for deduplication, sealed files,
 * audits.
 */
@NullMarked
package org.diancang.orchestrator.capture;

import org.jspecify.annotations.NullMarked;
