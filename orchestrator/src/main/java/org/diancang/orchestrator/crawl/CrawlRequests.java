package org.diancang.orchestrator.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlOrder;

/**
 * What people ask of a crawl while it is on.
 *
 * @param stop who wants it to end, and since when
 * @param abort whether at once
 * @param hold who wants it to hold, and since when; taken back by a resume
 * @param change what is otherwise than ordered by now
 */
record CrawlRequests(
        Optional<Crawl.Dated<String>> stop,
        boolean abort,
        Optional<Crawl.Dated<String>> hold,
        Optional<CrawlChange> change) {
    /** Nothing. */
    static final CrawlRequests NONE =
            new CrawlRequests(Optional.empty(), false, Optional.empty(), Optional.empty());

    CrawlRequests stopping(String by, Instant at) {
        return new CrawlRequests(Optional.of(new Crawl.Dated<>(by, at)), abort, hold, change);
    }

    CrawlRequests aborting() {
        return new CrawlRequests(stop, true, hold, change);
    }

    CrawlRequests holding(String by, Instant at) {
        return new CrawlRequests(stop, abort, Optional.of(new Crawl.Dated<>(by, at)), change);
    }

    CrawlRequests resuming() {
        return new CrawlRequests(stop, abort, Optional.empty(), change);
    }

    /** What is empty stays as it is now; the first change is counted from what was ordered. */
    CrawlRequests changing(
            CrawlOrder order, Optional<List<String>> excludes, Optional<Duration> delay) {
        CrawlChange next =
                new CrawlChange(
                        change.map(CrawlChange::number).orElse(0) + 1,
                        excludes.or(() -> change.map(CrawlChange::excludes))
                                .orElse(order.settings().rules().excludes()),
                        delay.or(() -> change.map(CrawlChange::delay))
                                .orElse(order.settings().delay()));
        return new CrawlRequests(stop, abort, hold, Optional.of(next));
    }
}
