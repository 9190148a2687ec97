package org.diancang.engine;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the URLs that wait, one a line, gzipped, to {@code queue.txt.gz} of the job folder: while
 * the crawl goes on, where what is fetched meanwhile may stand there or not, and when it has ended.
 * What there is no time for is left out; then the last line is {@link #NOT_ALL}. Thread-safe.
 */
final class QueueFile {
    /** Name of the file in the job folder. */
    static final String NAME = "queue.txt.gz";

    /** No URL begins like this. */
    static final String NOT_ALL = "# not all: there was no time for more";

    private static final Logger LOG = LoggerFactory.getLogger(QueueFile.class);

    /** Who asks waits for a minute. */
    private static final Duration ASKED = Duration.ofSeconds(50);

    private final Path path;
    private final WholeFile file;
    private final Consumer<Predicate<String>> waiting;
    private final LongSupplier nanoTime;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean ending;

    /**
     * A file in a job folder.
     *
     * @param waiting hands out the URLs until no more are wanted, as {@link WaitingUrls#each} does
     */
    QueueFile(Path jobFolder, Consumer<Predicate<String>> waiting, LongSupplier nanoTime) {
        this.path = jobFolder.resolve(NAME);
        this.file = new WholeFile(path);
        this.waiting = waiting;
        this.nanoTime = nanoTime;
    }

    /** Replaces the file while the crawl goes on; asked again meanwhile, nothing happens. */
    void write() {
        if (!writing.tryLock()) {
            return;
        }
        try {
            // What was left at the end stays.
            if (!ending) {
                BooleanSupplier late = after(ASKED);
                long _ = write(() -> ending || late.getAsBoolean());
            }
        } finally {
            writing.unlock();
        }
    }

    /**
     * Writes what was left when the crawl ended; where that is nothing, or can't be written, there
     * is no file.
     *
     * @param longest time that it may take
     */
    void leave(Duration longest) {
        BooleanSupplier late = after(longest);
        ending = true;
        writing.lock();
        try {
            // What somebody asked for earlier is not what was left.
            Files.deleteIfExists(path);
            if (write(late) == 0) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("{} can't be removed: {}", file, e.toString());
        } finally {
            writing.unlock();
        }
    }

    private BooleanSupplier after(Duration longest) {
        long begin = nanoTime.getAsLong();
        return () -> nanoTime.getAsLong() - begin > longest.toNanos();
    }

    /** Answers how many URLs there were, or were written in time. */
    private long write(BooleanSupplier late) {
        Count count = new Count();
        try {
            file.replace(out -> writeTo(out, late, count));
            LOG.info("{} waiting URLs written to {}", count.urls, file);
        } catch (IOException | RuntimeException e) {
            // Whatever ails disk or database: a crawl is not to fail for a list.
            LOG.warn("the queue can't be written to {}: {}", file, e.toString());
        }
        return count.urls;
    }

    private static final class Count {
        private long urls;
        private boolean all = true;
    }

    private void writeTo(OutputStream out, BooleanSupplier late, Count count) throws IOException {
        try (Writer lines =
                new BufferedWriter(
                        new OutputStreamWriter(
                                new GZIPOutputStream(out), StandardCharsets.UTF_8))) {
            waiting.accept(
                    url -> {
                        count.all = !late.getAsBoolean();
                        if (count.all) {
                            write(url, lines);
                            count.urls++;
                        }
                        return count.all;
                    });
            if (!count.all) {
                write(NOT_ALL, lines);
            }
        }
    }

    private static void write(String line, Writer lines) {
        try {
            lines.write(line);
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
