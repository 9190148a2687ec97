/**
 * The orchestrator: nominations, sites, crawls, captures and the ledger; owner of PostgreSQL. Here
 * is what its features share; they depend one way, {@code programme ← site ← schedule ← crawl ←
 * capture}.
 */
@NullMarked
package org.diancang.orchestrator;

import org.jspecify.annotations.NullMarked;
