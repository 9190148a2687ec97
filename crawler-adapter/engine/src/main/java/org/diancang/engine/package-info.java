/**
 * One crawl in one process: Heritrix with our own scope, address guard, deduplication and WARC
 * writer. {@link org.diancang.engine.EngineProcess} is its only entry; {@link
 * org.diancang.engine.EngineJob} is what it is told, the journal what it tells.
 */
@NullMarked
package org.diancang.engine;

import org.jspecify.annotations.NullMarked;
