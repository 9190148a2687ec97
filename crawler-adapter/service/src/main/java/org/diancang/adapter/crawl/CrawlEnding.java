package org.diancang.adapter.crawl;

import java.util.Optional;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.engine.LogTail;
import org.diancang.adapter.journal.Findings;
import org.diancang.adapter.journal.JournalLine;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a crawl is over, and what is reported of its end. */
final class CrawlEnding {
    private static final Logger log = LoggerFactory.getLogger(CrawlEnding.class);
    private static final int REFUSED = 3;
    private static final int ORPHANED = 4;

    private final CrawlTools tools;
    private final JobFolder folder;
    private final CrawlState state;
    private volatile Optional<String> failure = Optional.empty();
    private volatile boolean lastWasIdle;

    CrawlEnding(CrawlTools tools, JobFolder folder, CrawlState state) {
        this.tools = tools;
        this.folder = folder;
        this.state = state;
    }

    /** Ends the crawl as failed. */
    void fail(String reason) {
        failure = Optional.of(reason);
    }

    /** Whether no engine may be started any more, whoever holds the lease. */
    boolean isDecided(Findings findings) {
        return findings.end().isPresent() || failure.isPresent() || hasCrashedTooOften();
    }

    boolean hasCrashedTooOften() {
        return crashes() >= tools.engineProperties().maxAttempts();
    }

    /**
     * Whether the next start of an engine is the last that is tried, and the checkpoint is to
     * blame: the one before died of it without a single capture. Whoever dies later would die
     * again, and would begin from the seeds for nothing.
     */
    boolean mustStartOver() {
        return lastWasIdle
                && crashes() > 0
                && crashes() == tools.engineProperties().maxAttempts() - 1;
    }

    /**
     * Takes note of an engine that ended unasked and without saying how.
     *
     * @param checkpoint the newest there is now
     * @param idle whether it captured nothing
     */
    void engineDied(int exitCode, Optional<String> checkpoint, boolean idle) {
        String lastLine = LogTail.lastLine(folder.engineLog());
        if (exitCode == REFUSED) {
            fail("the engine refused its configuration: " + lastLine);
            return;
        }
        if (exitCode == ORPHANED) {
            log.info("engine of crawl {} ended without its guard", command().crawlId());
            return;
        }
        lastWasIdle = idle;
        state.change(crawl -> crawl.crashed(checkpoint));
        if (hasCrashedTooOften()) {
            fail(
                    "the engine ended %d times in a row without finishing (last with code %d: %s)"
                            .formatted(crashes(), exitCode, lastLine));
        } else {
            log.warn(
                    "engine of crawl {} ended with {} without finishing ({}); starting it again",
                    command().crawlId(),
                    exitCode,
                    lastLine);
        }
    }

    /** What is reported, once nothing more is done under this epoch. */
    CrawlEvent report(Findings findings) {
        CrawlReports reports = new CrawlReports(command(), tools.clock());
        if (findings.end().isPresent()) {
            return said(findings.end().get(), findings, reports);
        }
        if (failure.isPresent() || hasCrashedTooOften()) {
            String reason =
                    failure.orElseGet(
                            () ->
                                    "the engine kept ending without finishing: "
                                            + LogTail.lastLine(folder.engineLog()));
            return reports.failed(reason, findings.statistics());
        }
        return state.now()
                .wish()
                .outcome()
                .map(outcome -> reports.finished(outcome, findings.statistics()))
                .orElseGet(reports::pausedWithoutLease);
    }

    private static CrawlEvent said(JournalLine.End end, Findings findings, CrawlReports reports) {
        CrawlEvent.Outcome outcome = end.outcome();
        return outcome != null
                ? reports.finished(outcome, findings.statistics())
                : reports.failed(String.valueOf(end.failure()), findings.statistics());
    }

    private int crashes() {
        return state.now().crashes();
    }

    private StartCrawl command() {
        return state.now().command();
    }
}
