package org.diancang.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine tells, one JSON object a line, in the file that the adapter's service reads
 * along. A line is with the operating system when its method returns: it outlives this process, not
 * a power cut. Thread-safe.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final OutputStream file;
    private final EventCodec codec = new EventCodec();
    private final ReentrantLock lock = new ReentrantLock();

    private Journal(OutputStream file) {
        this.file = file;
    }

    /**
     * Opens a journal to append to; half a line that a killed process left at its end is cut off.
     *
     * @throws EngineRefusedException if it can't be written
     */
    static Journal open(String path) {
        try {
            cutHalfLine(path);
            // Not a channel: an interrupt of the writing thread would close that for good.
            return new Journal(new FileOutputStream(path, true));
        } catch (IOException e) {
            throw new EngineRefusedException("can't write the journal " + path + ": " + e, e);
        }
    }

    private static void cutHalfLine(String path) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        Path.of(path),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long whole = endOfLastLine(file);
            if (whole < file.size()) {
                LOG.warn("{} ends in half a line: {} bytes cut off", path, file.size() - whole);
                file.truncate(whole);
            }
        }
    }

    private static long endOfLastLine(FileChannel file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(8192);
        for (long end = file.size(); end > 0; ) {
            long start = Math.max(0, end - block.capacity());
            block.clear().limit((int) (end - start));
            while (block.hasRemaining() && file.read(block, start + block.position()) > 0) {}
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    /** A record stands in a WARC file and can be read there. */
    void capture(ResourceCaptured capture) throws IOException {
        append(new CaptureLine("capture", capture));
    }

    /** Something happened to the crawl. */
    void event(CrawlEvent event) throws IOException {
        append(new CrawlLine("crawl", event));
    }

    /** The last line of a crawl that did not fail. */
    void end(CrawlEvent.Outcome outcome, CrawlStatistics statistics) throws IOException {
        append(new EndLine("end", outcome, null, statistics));
    }

    /** The last line of a crawl that failed, and why. */
    void failure(String reason, CrawlStatistics statistics) throws IOException {
        append(new EndLine("end", null, reason, statistics));
    }

    private void append(Record line) throws IOException {
        byte[] json = codec.encode(line);
        byte[] bytes = Arrays.copyOf(json, json.length + 1);
        bytes[json.length] = '\n';
        lock.lock();
        try {
            file.write(bytes);
        } finally {
            lock.unlock();
        }
    }

    private record CaptureLine(String kind, ResourceCaptured capture) {}

    private record CrawlLine(String kind, CrawlEvent event) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record EndLine(
            String kind,
            CrawlEvent.@Nullable Outcome outcome,
            @Nullable String failure,
            CrawlStatistics statistics) {}
}
