package org.diancang.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlOrder;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.jspecify.annotations.Nullable;

/**
 * What one engine process is told, {@code job.json} in the job folder: a flat JSON object whose
 * fields are named as here. Paths are absolute or relative to the job folder; unknown fields are
 * ignored.
 *
 * @param crawlId crawl that runs
 * @param workerId adapter that runs it
 * @param epoch assignment of the crawl, 1 or more
 * @param order what is to be crawled, and how
 * @param warcFolder folder where WARC files are written ({@code {data}/warcs/open}); created where
 *     absent
 * @param heritrixFolder Heritrix's logs, state and checkpoints; absent: {@code heritrix}. To go on
 *     from a checkpoint it must be the folder where that checkpoint was made
 * @param journalFile journal to append to; absent: {@code events.ndjson}
 * @param originalsFile captures already held, one {@link KnownOriginal} a line; absent: none
 * @param allowedPrivateRanges CIDR ranges that may be crawled although they are not public; absent:
 *     none
 * @param dnsServer {@code host:port} of the DNS server that is asked; absent: the system's
 * @param checkpoint name of the checkpoint to go on from, or {@code latest}; absent: from the seeds
 * @param operatorName who runs the crawl, written into warcinfo; absent: the library's name
 * @param change what is otherwise than ordered by now; absent: nothing
 * @param progressSeconds seconds between two progress events, 1 to 3600; absent: 2
 * @param checkpointSeconds seconds between two checkpoints while they are cheap, 1 to 3600; absent:
 *     60
 */
public record EngineJob(
        UUID crawlId,
        String workerId,
        int epoch,
        CrawlOrder order,
        String warcFolder,
        @Nullable String heritrixFolder,
        @Nullable String journalFile,
        @Nullable String originalsFile,
        @Nullable List<String> allowedPrivateRanges,
        @Nullable String dnsServer,
        @Nullable String checkpoint,
        @Nullable String operatorName,
        @Nullable CrawlChange change,
        @Nullable Integer progressSeconds,
        @Nullable Integer checkpointSeconds) {
    /** Name of the job's file in the job folder. */
    public static final String FILE = "job.json";

    private static final int DEFAULT_PROGRESS_SECONDS = 2;
    private static final int DEFAULT_CHECKPOINT_SECONDS = 60;
    private static final int LONGEST_PAUSE_SECONDS = 3600;

    public EngineJob {
        need(crawlId, "crawlId");
        need(workerId, "workerId");
        need(order, "order");
        need(warcFolder, "warcFolder");
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch must be 1 or more, is " + epoch);
        }
        requirePause(progressSeconds, "progressSeconds");
        requirePause(checkpointSeconds, "checkpointSeconds");
        if (dnsServer != null && !dnsServer.matches("\\S+:[0-9]{1,5}")) {
            throw new IllegalArgumentException("dnsServer is not host:port: '" + dnsServer + "'");
        }
        heritrixFolder = heritrixFolder == null ? "heritrix" : heritrixFolder;
        journalFile = journalFile == null ? "events.ndjson" : journalFile;
        allowedPrivateRanges =
                allowedPrivateRanges == null ? List.of() : List.copyOf(allowedPrivateRanges);
        operatorName = operatorName == null ? order.libraryName() : operatorName;
        progressSeconds = progressSeconds == null ? DEFAULT_PROGRESS_SECONDS : progressSeconds;
        checkpointSeconds =
                checkpointSeconds == null ? DEFAULT_CHECKPOINT_SECONDS : checkpointSeconds;
    }

    /**
     * Reads the job of a folder, its paths made absolute.
     *
     * @throws EngineRefusedException if there is none or it is not valid
     */
    public static EngineJob read(Path jobFolder) {
        Path folder = jobFolder.toAbsolutePath().normalize();
        Path file = folder.resolve(FILE);
        try {
            return new EventCodec()
                    .decode(Files.readAllBytes(file), EngineJob.class)
                    .within(folder);
        } catch (IOException e) {
            throw new EngineRefusedException("can't read " + file + ": " + e, e);
        } catch (MalformedEventException e) {
            throw new EngineRefusedException(file + ": " + e.getMessage(), e);
        }
    }

    private EngineJob within(Path folder) {
        return new EngineJob(
                crawlId,
                workerId,
                epoch,
                order,
                folder.resolve(warcFolder).toString(),
                folder.resolve(String.valueOf(heritrixFolder)).toString(),
                folder.resolve(String.valueOf(journalFile)).toString(),
                originalsFile == null ? null : folder.resolve(originalsFile).toString(),
                allowedPrivateRanges,
                dnsServer,
                checkpoint,
                operatorName,
                change,
                progressSeconds,
                checkpointSeconds);
    }

    /** From one checkpoint to the next, while they are cheap. */
    Duration checkpointInterval() {
        return Duration.ofSeconds(
                checkpointSeconds == null ? DEFAULT_CHECKPOINT_SECONDS : checkpointSeconds);
    }

    private static void requirePause(@Nullable Integer seconds, String field) {
        if (seconds != null && (seconds < 1 || seconds > LONGEST_PAUSE_SECONDS)) {
            throw new IllegalArgumentException(
                    field + " must be 1 to " + LONGEST_PAUSE_SECONDS + ", is " + seconds);
        }
    }

    private static void need(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }
}
