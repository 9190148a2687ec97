package org.diancang.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.archive.crawler.frontier.BdbFrontier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the URLs that wait, one a line, gzipped, to {@code queue.txt.gz} of the job folder. The
 * crawl goes on meanwhile: what is fetched while it is written may stand there or not. Thread-safe.
 */
final class QueueFile {
    /** Name of the file in the job folder. */
    static final String NAME = "queue.txt.gz";

    private static final Logger LOG = LoggerFactory.getLogger(QueueFile.class);

    private final WholeFile file;
    private final BdbFrontier frontier;
    private final AtomicBoolean writing = new AtomicBoolean();

    QueueFile(Path jobFolder, BdbFrontier frontier) {
        this.file = new WholeFile(jobFolder.resolve(NAME));
        this.frontier = frontier;
    }

    /** Replaces the file; asked again meanwhile, nothing happens. */
    void write() {
        if (!writing.compareAndSet(false, true)) {
            return;
        }
        try {
            file.replace(this::writeTo);
        } catch (IOException e) {
            LOG.warn("the queue can't be written to {}: {}", file, e.toString());
        } finally {
            writing.set(false);
        }
    }

    private void writeTo(OutputStream out) throws IOException {
        try (PrintWriter lines =
                new PrintWriter(
                        new OutputStreamWriter(
                                new GZIPOutputStream(out), StandardCharsets.UTF_8))) {
            long count = frontier.exportPendingUris(lines);
            if (count < 0 || lines.checkError()) {
                throw new IOException("Heritrix answered " + count);
            }
            LOG.info("{} waiting URLs written to {}", count, file);
        }
    }
}
