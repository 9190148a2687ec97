package org.diancang.indexer.fulltext.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import org.diancang.events.ResourceCaptured;
import org.diancang.warcstore.WarcStore;
import org.diancang.warcstore.WarcStoreException;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/** Reads the payload of one response record where the capture says that it stands. */
final class RecordReader {
    private final WarcStore store;
    private final int maxBytes;

    RecordReader(WarcStore store, int maxBytes) {
        this.store = store;
        this.maxBytes = maxBytes;
    }

    /**
     * The payload, cut at the limit. An error within the payload cuts it there, since what came
     * before is worth finding.
     *
     * @throws UnreadableRecordException if no such file or record can be read
     * @throws IOException if time is up
     */
    Payload read(ResourceCaptured capture, Deadline deadline) throws IOException {
        try (SeekableByteChannel channel = open(capture)) {
            WarcResponse response = response(channel, capture);
            HttpResponse http = response.http();
            return body(
                    http,
                    capture.url(),
                    deadline,
                    response.headers().first("WARC-Truncated").isPresent());
        } catch (IOException | IllegalArgumentException | WarcStoreException e) {
            deadline.check();
            throw new UnreadableRecordException(
                    "can't read " + capture.captureId() + ": " + e.getMessage(), e);
        }
    }

    private SeekableByteChannel open(ResourceCaptured capture) {
        return store.open(capture.file())
                .orElseThrow(
                        () ->
                                new UnreadableRecordException(
                                        "no WARC file " + capture.file() + " in the store"));
    }

    private static WarcResponse response(SeekableByteChannel channel, ResourceCaptured capture)
            throws IOException {
        Optional<WarcRecord> found = Records.at(channel, capture.offset());
        if (found.isEmpty()) {
            throw new UnreadableRecordException(
                    "no record at " + capture.captureId() + ", the file ends there");
        }
        if (!(found.get() instanceof WarcResponse response)) {
            throw new UnreadableRecordException(
                    "the record at " + capture.captureId() + " is a " + found.get().type());
        }
        String id = Records.id(response, capture.file(), capture.offset());
        if (!id.equals(capture.recordId())) {
            throw new UnreadableRecordException(
                    "the record at " + capture.captureId() + " is " + id + ", another one");
        }
        return response;
    }

    private Payload body(HttpResponse http, String url, Deadline deadline, boolean cut)
            throws IOException {
        String contentType = http.headers().first("Content-Type").orElse(null);
        byte[] buffer = new byte[1 << 16];
        int length = 0;
        boolean truncated = cut;
        try (InputStream in =
                ContentEncoding.decode(
                        http.body().stream(), http.headers().all("Content-Encoding"))) {
            while (true) {
                deadline.check();
                if (length == buffer.length) {
                    if (length == maxBytes) {
                        truncated |= in.read() >= 0;
                        break;
                    }
                    buffer = Arrays.copyOf(buffer, (int) Math.min(maxBytes, length * 2L));
                }
                int read = in.read(buffer, length, buffer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            deadline.check();
            truncated = true;
        }
        return new Payload(Arrays.copyOf(buffer, length), truncated, contentType, url);
    }
}
