/**
 * Crawls: the state machine, assignment to workers under a lease, commands through an outbox, and
 * what adapters report.
 */
@NullMarked
package org.diancang.orchestrator.crawl;

import org.jspecify.annotations.NullMarked;
