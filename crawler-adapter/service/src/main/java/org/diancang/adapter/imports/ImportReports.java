package org.diancang.adapter.imports;

import org.diancang.adapter.warc.ImportedFile;
import org.diancang.events.CrawlCommand.ImportFiles;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlEvent.Outcome;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.ImportFile;
import org.diancang.warcstore.WarcName;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * What is reported of an import. The identities are computed, so that what is reported again after
 * a crash is the same event. For one thread.
 */
final class ImportReports {
    private final ImportFiles command;
    private final Clock clock;
    private final Instant began;
    private long captures;
    private long revisits;
    private long unreadable;
    private long bytes;
    private int takenIn;
    private int done;

    ImportReports(ImportFiles command, Clock clock) {
        this.command = command;
        this.clock = clock;
        this.began = clock.instant();
    }

    CrawlEvent accepted() {
        return new CrawlEvent.CrawlAccepted(
                id("accepted"),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant());
    }

    CrawlEvent started() {
        return new CrawlEvent.CrawlStarted(
                id("started"),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant());
    }

    CrawlEvent imported(ImportFile file, ImportedFile imported) {
        captures += imported.captures();
        revisits += imported.revisits();
        unreadable += imported.unreadableCount();
        done++;
        if (imported.file().isPresent()) {
            takenIn++;
            bytes += file.length();
        }
        return new CrawlEvent.FileImported(
                id("file " + file.number()),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant(),
                file.number(),
                imported.file().map(WarcName::value).orElse(null),
                imported.captures(),
                imported.software().orElse(null),
                imported.unreadableCount(),
                imported.unreadable());
    }

    CrawlEvent progressed() {
        return new CrawlEvent.CrawlProgressed(
                id("progress " + done),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant(),
                statistics());
    }

    CrawlEvent bytesAbsent(Collection<String> names) {
        return failed(
                "the bytes of "
                        + String.join(", ", names.stream().limit(5).toList())
                        + " are not on this worker; run the import again");
    }

    /** The end, once every file was dealt with or somebody stopped it. */
    CrawlEvent ended(boolean stopped) {
        if (done == command.files().size() && takenIn == 0) {
            return failed(
                    "nothing could be read in "
                            + (done == 1 ? "the file" : "any of the " + done + " files")
                            + "; what is wrong is listed with each");
        }
        return new CrawlEvent.CrawlFinished(
                id("end"),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant(),
                stopped && done < command.files().size() ? Outcome.STOPPED : Outcome.COMPLETE,
                statistics());
    }

    private CrawlEvent failed(String reason) {
        return new CrawlEvent.CrawlFailed(
                id("end"),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant(),
                reason,
                statistics());
    }

    private CrawlStatistics statistics() {
        long elapsed = Math.max(1, Duration.between(began, clock.instant()).toMillis());
        return new CrawlStatistics(
                0,
                captures + unreadable,
                unreadable,
                revisits,
                bytes,
                bytes,
                elapsed,
                captures * 1000.0 / elapsed,
                bytes * 1000.0 / elapsed);
    }

    private UUID id(String what) {
        String name = command.crawlId() + "/" + command.epoch() + "/import " + what;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
