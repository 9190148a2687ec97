package org.diancang.adapter.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.diancang.adapter.AdapterClosingException;
import org.diancang.adapter.crawl.Crawls;
import org.diancang.adapter.engine.JobFolder;
import org.springframework.stereotype.Component;

/** Has the engine of a crawl write down the URLs that wait. */
@Component
class QueueExport {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Crawls crawls;

    QueueExport(Crawls crawls) {
        this.crawls = crawls;
    }

    /**
     * The URLs that wait now; of a crawl that does not run, those that its engine left, or that
     * waited when somebody asked last; empty where there are none, or the engine does not write
     * them in time.
     */
    Optional<Path> of(UUID crawlId, JobFolder folder) {
        Object before = identity(folder.queue());
        if (!crawls.writeQueue(crawlId)) {
            return Optional.of(folder.queue()).filter(Files::isRegularFile);
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        while (identity(folder.queue()).equals(before)) {
            if (System.nanoTime() > end) {
                return Optional.empty();
            }
            pause();
        }
        // Where the crawl ended meanwhile and left nothing, it is gone.
        return Optional.of(folder.queue()).filter(Files::isRegularFile);
    }

    private static Object identity(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.fileKey() + " " + found.lastModifiedTime();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("a queue was being written");
        }
    }
}
