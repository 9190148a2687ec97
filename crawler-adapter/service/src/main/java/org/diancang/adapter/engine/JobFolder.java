package org.diancang.adapter.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.diancang.adapter.AdapterException;

/**
 * Folder of one crawl under one epoch, {@code {jobs}/{crawlId}/e{epoch}}, and the places in it.
 *
 * @param path the folder
 */
public record JobFolder(Path path) {
    private static final int CHECKPOINT_DEPTH = 4;

    /** The folder of a crawl under an epoch, whether or not it exists. */
    public static JobFolder of(Path jobs, UUID crawlId, int epoch) {
        return new JobFolder(jobs.resolve(crawlId.toString()).resolve("e" + epoch));
    }

    /** The folders of all crawls and imports under all epochs, by name. */
    public static List<JobFolder> in(Path jobs) {
        if (!Files.isDirectory(jobs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(jobs, 2)) {
            return folders.filter(p -> p.getFileName().toString().matches("e[0-9]{1,9}"))
                    .sorted()
                    .map(JobFolder::new)
                    .toList();
        } catch (IOException e) {
            throw new AdapterException("can't search " + jobs + ": " + e.getMessage(), e);
        }
    }

    /** The folders of a crawl under all its epochs on this machine, the oldest first. */
    public static List<JobFolder> ofCrawl(Path jobs, UUID crawlId) {
        Path crawl = jobs.resolve(crawlId.toString());
        if (!Files.isDirectory(crawl)) {
            return List.of();
        }
        try (Stream<Path> epochs = Files.list(crawl)) {
            return epochs.filter(p -> p.getFileName().toString().matches("e[0-9]{1,9}"))
                    .sorted(Comparator.comparingInt(JobFolder::epoch))
                    .map(JobFolder::new)
                    .toList();
        } catch (IOException e) {
            throw new AdapterException("can't search " + crawl + ": " + e.getMessage(), e);
        }
    }

    private static int epoch(Path folder) {
        return Integer.parseInt(folder.getFileName().toString().substring(1));
    }

    /** Creates the folder where absent. */
    public void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new AdapterException("can't create " + path + ": " + e.getMessage(), e);
        }
    }

    /** What this service remembers of the crawl. */
    public Path state() {
        return path.resolve("crawl.json");
    }

    /** What the engine is told. */
    public Path job() {
        return path.resolve("job.json");
    }

    /** Captures known before the crawl. */
    public Path originals() {
        return path.resolve("originals.ndjson");
    }

    /** The engine's journal. */
    public Path journal() {
        return path.resolve("events.ndjson");
    }

    /** Bytes of the journal that are delivered. */
    public Path journalOffset() {
        return path.resolve("journal.offset");
    }

    /** Names of sealed files that are announced. */
    public Path announcedFiles() {
        return path.resolve("files.announced");
    }

    /** How the crawl is, a {@link org.diancang.events.CrawlSnapshot}, as its engine says. */
    public Path live() {
        return path.resolve("live.json");
    }

    /** What the engine really ran with, as it says. */
    public Path configuration() {
        return path.resolve("configuration.json");
    }

    /** The URLs that waited when the engine was asked last, or were left when it ended, gzipped. */
    public Path queue() {
        return path.resolve("queue.txt.gz");
    }

    /** Process id and start time of the engine. */
    public Path enginePid() {
        return path.resolve("engine.pid");
    }

    /** The engine's standard output and error. */
    public Path engineLog() {
        return path.resolve("engine.log");
    }

    /** A folder for Heritrix that no earlier start has used. */
    public Path freshHeritrixFolder() {
        Path folder = path.resolve("heritrix");
        for (int n = 2; Files.exists(folder); n++) {
            folder = path.resolve("heritrix-" + n);
        }
        return folder;
    }

    /**
     * The Heritrix folder that holds a checkpoint, looked for in all epochs of the crawl, the
     * newest first; empty if it is not on this machine.
     */
    public Optional<Path> heritrixFolderWith(String checkpoint) {
        Path crawl = path.getParent();
        if (crawl == null || !Files.isDirectory(crawl)) {
            return Optional.empty();
        }
        try (Stream<Path> found =
                Files.find(
                        crawl,
                        CHECKPOINT_DEPTH + 2,
                        (p, attributes) ->
                                attributes.isDirectory()
                                        && p.getFileName().toString().equals(checkpoint))) {
            return found.map(crawl::relativize)
                    .filter(p -> p.getName(1).toString().startsWith("heritrix"))
                    .map(p -> crawl.resolve(p.subpath(0, 2)))
                    .max(Comparator.comparingInt(JobFolder::epochOf));
        } catch (IOException e) {
            throw new AdapterException("can't search " + crawl + ": " + e.getMessage(), e);
        }
    }

    /** Names of all checkpoints of the crawl under all its epochs, the newest first. */
    public List<String> checkpoints() {
        Path crawl = path.getParent();
        if (crawl == null || !Files.isDirectory(crawl)) {
            return List.of();
        }
        try (Stream<Path> found = Files.find(crawl, CHECKPOINT_DEPTH, (p, a) -> a.isDirectory())) {
            return found.filter(p -> p.getNameCount() > 1)
                    .filter(p -> p.getName(p.getNameCount() - 2).endsWith("checkpoints"))
                    .sorted(Comparator.comparing(JobFolder::madeAt).reversed())
                    .map(p -> p.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new AdapterException("can't search " + crawl + ": " + e.getMessage(), e);
        }
    }

    private static FileTime madeAt(Path checkpoint) {
        try {
            return Files.getLastModifiedTime(checkpoint);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static int epochOf(Path heritrixFolder) {
        String epoch = String.valueOf(heritrixFolder.getName(heritrixFolder.getNameCount() - 2));
        return epoch.matches("e[0-9]{1,9}") ? Integer.parseInt(epoch.substring(1)) : 0;
    }
}
