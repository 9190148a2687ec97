package org.diancang.adapter.crawl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the URLs that were left when a crawl ended beside its sealed WARC files, for ever. */
public final class KeptQueue {
    private static final Logger log = LoggerFactory.getLogger(KeptQueue.class);
    private static final Pattern SITE = Pattern.compile("[A-Z]{2,4}[0-9]{4,7}");
    private static final Pattern CRAWL = Pattern.compile("c[0-9]{5,7}");
    private static final Pattern EPOCH = Pattern.compile("e([0-9]{1,9})-queue\\.txt\\.gz");

    private KeptQueue() {}

    /** Copies what the engine left at its end, if it left anything; a failure is logged only. */
    static void keep(JobFolder folder, StartCrawl command, Path warcs) {
        if (!Files.isRegularFile(folder.queue())) {
            return;
        }
        Path kept = KeptPlace.of(command).file(warcs, command.epoch(), "queue.txt.gz");
        Path fresh = kept.resolveSibling(kept.getFileName() + ".new");
        try {
            Files.createDirectories(kept.getParent());
            Files.copy(folder.queue(), fresh, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(
                    fresh,
                    kept,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn(
                    "what was left of crawl {} stays in its job folder alone: {}",
                    command.crawlId(),
                    e.toString());
        }
    }

    /**
     * What is kept of a crawl's last epoch; empty if nothing is, or these are no numbers of a site
     * and a crawl.
     */
    public static Optional<Path> of(Path warcs, String site, String crawl) {
        if (!SITE.matcher(site).matches() || !CRAWL.matcher(crawl).matches()) {
            return Optional.empty();
        }
        KeptPlace place = new KeptPlace(site, crawl);
        Path folder = place.folder(warcs);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String beginning = place.beginning();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> epoch(file, beginning) >= 0)
                    .max(Comparator.comparingInt(file -> epoch(file, beginning)));
        } catch (IOException e) {
            log.warn("{} can't be searched: {}", folder, e.toString());
            return Optional.empty();
        }
    }

    /** Epoch of a kept queue; -1 if the file is none. */
    private static int epoch(Path file, String beginning) {
        String name = file.getFileName().toString();
        if (!name.startsWith(beginning)) {
            return -1;
        }
        Matcher rest = EPOCH.matcher(name.substring(beginning.length()));
        return rest.matches() ? Integer.parseInt(rest.group(1)) : -1;
    }
}
