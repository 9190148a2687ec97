package org.diancang.adapter.crawl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.engine.CheckpointHandover;
import org.diancang.adapter.engine.EngineJob;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts into the job folder what an engine needs to start, or to start again. */
final class JobPreparation {
    private static final Logger log = LoggerFactory.getLogger(JobPreparation.class);
    private static final int EXPORT_TRIES = 3;

    private final CrawlTools tools;
    private final JobFolder folder;
    private final StartCrawl command;
    private final @Nullable CrawlChange change;

    JobPreparation(CrawlTools tools, JobFolder folder, StoredCrawl crawl) {
        this.tools = tools;
        this.folder = folder;
        this.command = crawl.command();
        this.change = crawl.change();
    }

    /**
     * Writes the job file, and fetches the originals if they are not there yet.
     *
     * @param checkpoint to go on from, if it is on this machine; else it starts from the seeds
     * @throws AdapterException if the orchestrator does not hand out the originals
     */
    void prepare(Optional<String> checkpoint) {
        if (!Files.exists(folder.originals())) {
            fetchOriginals();
        }
        Optional<Beginning> beginning = checkpoint.flatMap(this::beginning);
        if (checkpoint.isPresent() && beginning.isEmpty()) {
            log.warn(
                    "crawl {}: checkpoint {} is not on this machine; it starts over",
                    command.crawlId(),
                    checkpoint.get());
        }
        EngineJob job =
                new EngineJob(
                        command.crawlId(),
                        command.workerId(),
                        command.epoch(),
                        command.order(),
                        tools.store().openFolder().toString(),
                        beginning
                                .map(Beginning::heritrixFolder)
                                .orElseGet(folder::freshHeritrixFolder)
                                .toString(),
                        folder.journal().toString(),
                        folder.originals().toString(),
                        tools.addresses().allowedPrivateRanges(),
                        tools.addresses().dnsServer(),
                        beginning.map(Beginning::checkpoint).orElse(null),
                        command.order().libraryName(),
                        change,
                        (int) Math.max(1, tools.engineProperties().progress().toSeconds()),
                        (int) tools.engineProperties().checkpoint().toSeconds());
        new DurableFile(folder.job()).write(tools.codec().encode(job));
    }

    private record Beginning(Path heritrixFolder, String checkpoint) {}

    /**
     * Where to begin: at the checkpoint, or at the newest there is. An engine that ends without its
     * guard writes one more, of which nobody has heard, and removes the one that is known.
     */
    private Optional<Beginning> beginning(String checkpoint) {
        return Stream.concat(Stream.of(checkpoint), folder.checkpoints().stream())
                .distinct()
                .flatMap(
                        name ->
                                heritrixFolderWith(name)
                                        .map(found -> new Beginning(found, name))
                                        .stream())
                .findFirst();
    }

    private Optional<Path> heritrixFolderWith(String checkpoint) {
        return folder.heritrixFolderWith(checkpoint)
                .filter(found -> CheckpointHandover.isWhole(found, checkpoint))
                .flatMap(
                        found ->
                                found.startsWith(folder.path())
                                        ? Optional.of(found)
                                        : CheckpointHandover.take(
                                                found, checkpoint, folder.freshHeritrixFolder()));
    }

    private void fetchOriginals() {
        for (int tries = 1; ; tries++) {
            try {
                tools.orchestrator().fetchOriginals(command.order().siteId(), folder.originals());
                return;
            } catch (AdapterException e) {
                if (tries == EXPORT_TRIES) {
                    throw e;
                }
                log.warn("{}; trying again", e.getMessage());
            }
        }
    }
}
