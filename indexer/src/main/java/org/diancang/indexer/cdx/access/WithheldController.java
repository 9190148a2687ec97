package org.diancang.indexer.cdx.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.diancang.indexer.ReaderGroups;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /internal/withheld}: a reader finds nothing of a URL; is something withheld, and may
 * that be said? Documented in {@code docs/access-rules.md}.
 */
@RestController
class WithheldController {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Captures that are looked at, so that a much captured page that is excluded costs no more. */
    private static final int MOST = 1_000;

    private final RuleBook book;
    private final CdxIndex index;
    private final Clock clock;

    WithheldController(RuleBook book, CdxIndex index, Clock clock) {
        this.book = book;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Captures of a URL, nearest to a moment first: what may be said of the first that is withheld
     * and may be told of.
     *
     * @throws CdxUnavailableException if not all rules are known yet
     */
    @GetMapping("/internal/withheld")
    Withheld withheld(
            @RequestParam String url, @RequestParam String timestamp, HttpServletRequest request) {
        if (timestamp.length() != CdxTimestamp.DIGITS || !CdxTimestamp.isBeginning(timestamp)) {
            throw new InvalidCdxQueryException("timestamp", "timestamp must be 14 digits.");
        }
        if (!(CdxTargets.of(url, Optional.of("exact")) instanceof CdxTarget.Exact target)) {
            throw new InvalidCdxQueryException("url", "url must be one URL.");
        }
        var lines =
                new VisibleLines(
                        AccessVisibility.known(book),
                        new Access(ReaderGroups.of(request), CollectionName.MAIN, clock.instant()));
        return nearest(target, timestamp, lines);
    }

    private Withheld nearest(CdxTarget target, String timestamp, VisibleLines visible) {
        CdxSearch search =
                CdxSearch.of(CollectionName.MAIN, target)
                        .sorted(new CdxSearch.Order.Closest(timestamp, CdxSearch.Tie.EARLIER))
                        .seenBy(Viewer.INSTALLATION);
        try (CdxLines found = index.search(search, new Silence(clock, PATIENCE))) {
            for (int i = 0; i < MOST && found.hasNext(); i++) {
                StoredLine line = found.next();
                Withheld told =
                        visible.hidden(line)
                                .map(hidden -> Withheld.of(hidden, line.timestamp()))
                                .orElse(Withheld.NOTHING);
                if (told.isToldOf()) {
                    return told;
                }
            }
        }
        return Withheld.NOTHING;
    }

    @ExceptionHandler
    ProblemDetail refuse(InvalidCdxQueryException e) {
        return AccessController.problem(e);
    }
}
