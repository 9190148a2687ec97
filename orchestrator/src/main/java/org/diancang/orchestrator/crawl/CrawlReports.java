package org.diancang.orchestrator.crawl;

import org.diancang.events.CrawlEvent;
import org.diancang.orchestrator.messaging.RefusedMessageException;
import org.diancang.orchestrator.schedule.ScheduleRuns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes note of what adapters report, each report once, in whatever order they come. */
@Service
class CrawlReports {
    private static final Logger log = LoggerFactory.getLogger(CrawlReports.class);
    private final CrawlTable table;
    private final CrawlLog crawlLog;
    private final ScheduleRuns runs;
    private final ImportTable imports;

    CrawlReports(CrawlTable table, CrawlLog crawlLog, ScheduleRuns runs, ImportTable imports) {
        this.table = table;
        this.crawlLog = crawlLog;
        this.runs = runs;
        this.imports = imports;
    }

    /**
     * Takes note of a report.
     *
     * @throws RefusedMessageException if it is about a crawl that does not exist
     */
    @Transactional
    public void record(CrawlEvent event) {
        Crawl crawl =
                table.lock(event.crawlId())
                        .orElseThrow(
                                () ->
                                        new RefusedMessageException(
                                                "there is no crawl " + event.crawlId()));
        if (crawlLog.has(event.eventId())) {
            return;
        }
        boolean applied = crawl.report(event);
        if (applied) {
            table.update(crawl);
            if (event instanceof CrawlEvent.CrawlStarted) {
                crawl.data().startedAt().ifPresent(at -> runs.crawlStarted(event.crawlId(), at));
            }
        }
        // Counts come every few seconds and speak for themselves: the log would drown in them.
        if (!(event instanceof CrawlEvent.CrawlProgressed)) {
            if (event instanceof CrawlEvent.FileImported done) {
                imports.book(done);
                crawlLog.add(event, applied, imports.line(done));
            } else {
                crawlLog.add(event, applied);
            }
            log.info(
                    "Crawl {}: {} of {} under epoch {}{}, it is {}",
                    event.crawlId(),
                    event.getClass().getSimpleName(),
                    event.workerId(),
                    event.epoch(),
                    applied ? "" : " changes nothing",
                    crawl.data().state());
        }
    }
}
