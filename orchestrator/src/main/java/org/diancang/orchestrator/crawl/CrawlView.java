package org.diancang.orchestrator.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlStatistics;

/**
 * A crawl as people see it.
 *
 * @param id identity
 * @param crawlNo number within the site, such as {@code c00017}
 * @param siteId its site
 * @param siteNo the site's number without hyphen
 * @param siteNumber the site's number, such as {@code QH-0001}
 * @param siteName the site's name
 * @param state where it stands
 * @param reason why, where there is one: a {@link WaitReason#code()}, or what the worker said
 * @param statistics the last count
 * @param statisticsAt when that was; absent before the first
 * @param queuedBy who started it
 * @param queuedAt when
 * @param startedAt when the engine first fetched
 * @param endedAt when it was over
 * @param workerId worker that has it, or had it last
 * @param epoch its assignments so far
 * @param stopRequestedBy who asked that it stops
 * @param heldBy who asked that it holds; absent where nobody does
 * @param change what is otherwise than ordered by now
 * @param order what was ordered
 */
public record CrawlView(
        UUID id,
        String crawlNo,
        UUID siteId,
        String siteNo,
        String siteNumber,
        String siteName,
        CrawlState state,
        Optional<String> reason,
        CrawlStatistics statistics,
        Optional<Instant> statisticsAt,
        String queuedBy,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> workerId,
        int epoch,
        Optional<String> stopRequestedBy,
        Optional<String> heldBy,
        Optional<CrawlChange> change,
        CrawlOrder order) {
    /** Expressions of URLs that are left out now. */
    public List<String> excludes() {
        return change.map(CrawlChange::excludes).orElse(order.settings().rules().excludes());
    }

    /** Least pause between two fetches from one server now. */
    public Duration delay() {
        return change.map(CrawlChange::delay).orElse(order.settings().delay());
    }

    /** Whether something can still be asked of it: it is neither over nor ending. */
    public boolean goesOn() {
        return !state.ended() && stopRequestedBy.isEmpty();
    }
}
