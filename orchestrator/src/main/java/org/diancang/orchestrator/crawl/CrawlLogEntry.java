package org.diancang.orchestrator.crawl;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a crawl's log.
 *
 * @param type what happened: the name of a {@link org.diancang.events.CrawlEvent}, or {@code
 *     CrawlQueued}, {@code ImportQueued}, {@code CrawlAssigned}, {@code CrawlTakenOver}, {@code
 *     StopRequested}
 * @param epoch assignment that it was under
 * @param workerId worker concerned
 * @param at when it happened
 * @param recordedAt when the orchestrator learned of it
 * @param detail reason, checkpoint, outcome or user name, if there is any
 * @param applied false where it came too late, or from an older assignment, to change the state
 */
public record CrawlLogEntry(
        String type,
        int epoch,
        Optional<String> workerId,
        Instant at,
        Instant recordedAt,
        Optional<String> detail,
        boolean applied) {}
