package org.diancang.orchestrator.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diancang.events.CrawlStatistics;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;

/**
 * A crawl as its own page shows it.
 *
 * @param row what lists show of it, too
 * @param events its log, newest first
 * @param warcFiles its sealed files
 * @param captures captures registered so far
 * @param facts what it has captured, by outcome, kind, host and minute
 * @param calendar its first seed on the reader site; absent where that must not be a link
 * @param identity since when, by whom, in words
 */
record CrawlPage(
        CrawlRow row,
        List<Event> events,
        List<StoredFiles.WarcFile> warcFiles,
        long captures,
        CrawlFacts.Facts facts,
        @Nullable String calendar,
        String identity,
        String progressText,
        String progressNote) {
    private static final int SHOWN_FILES = 3;

    /** One line of its log; {@code what} in words. */
    record Event(String what, Instant at, String detail) {}

    static CrawlPage of(
            CrawlRow row,
            List<Event> events,
            List<StoredFiles.WarcFile> warcFiles,
            long captures,
            CrawlFacts.Facts facts,
            @Nullable String calendar,
            Words words,
            DeskFormat format,
            Instant now) {
        Duration ran = Duration.ofMillis(row.statistics().elapsedMs());
        return new CrawlPage(
                row,
                events,
                warcFiles,
                captures,
                facts,
                calendar,
                identity(row, words, format, now),
                row.ended()
                        ? words.say("crawl.progress.ended")
                        : words.say("crawl.progress.of", row.percent()),
                row.ended()
                        ? words.say("crawl.progress.duration", format.duration(ran))
                        : words.say("crawl.progress.note"));
    }

    private static String identity(CrawlRow row, Words words, DeskFormat format, Instant now) {
        List<String> facts = new ArrayList<>();
        Instant started = row.startedAt();
        Instant ended = row.endedAt();
        if (ended != null) {
            Instant from = started == null ? row.queuedAt() : started;
            facts.add(
                    words.say(
                            "crawl.identity.ended",
                            format.dateTime(from),
                            format.dateTime(ended),
                            format.duration(Duration.between(from, ended))));
        } else if (started != null) {
            facts.add(
                    words.say(
                            "crawl.identity.running",
                            format.dateTime(started),
                            format.duration(Duration.between(started, now))));
        } else {
            facts.add(words.say("crawl.identity.queued", format.dateTime(row.queuedAt())));
        }
        if (!row.workerId().isEmpty()) {
            facts.add(words.say("crawl.identity.worker", row.workerId()));
        }
        return String.join(" · ", facts);
    }

    public UUID id() {
        return row.id();
    }

    public int nth() {
        return row.nth();
    }

    public UUID siteId() {
        return row.siteId();
    }

    public String siteName() {
        return row.siteName();
    }

    public Chip chip() {
        return row.chip();
    }

    public boolean ended() {
        return row.ended();
    }

    public boolean stoppable() {
        return row.stoppable();
    }

    public boolean held() {
        return row.held();
    }

    public String reason() {
        return row.reason();
    }

    public CrawlStatistics statistics() {
        return row.statistics();
    }

    public int percent() {
        return row.percent();
    }

    public String workerId() {
        return row.workerId();
    }

    public int epoch() {
        return row.epoch();
    }

    /** Share of fetches that brought no answer, 0 to 1. */
    public double failedShare() {
        long fetched = row.statistics().fetched();
        return fetched == 0 ? 0 : row.statistics().failed() / (double) fetched;
    }

    /** The files sealed last, newest first. */
    public List<StoredFiles.WarcFile> latestFiles() {
        return warcFiles.reversed().stream().limit(SHOWN_FILES).toList();
    }

    /** Bytes of the sealed files. */
    public long warcBytes() {
        return warcFiles.stream().mapToLong(StoredFiles.WarcFile::length).sum();
    }
}
