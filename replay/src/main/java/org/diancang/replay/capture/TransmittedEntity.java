package org.diancang.replay.capture;

import org.diancang.events.CaptureId;
import org.diancang.warcstore.WarcStore;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.WarcRecord;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;

/**
 * What was sent after the HTTP header, chunk sizes and all. Crawlers disagree on whether a payload
 * digest covers the body before or after the transfer encoding is taken off; Heritrix means before.
 */
final class TransmittedEntity {
    private static final long MOST_HEADER_BYTES = 1 << 20;

    private TransmittedEntity() {}

    /**
     * Digests it.
     *
     * @throws IOException if the record can't be read
     * @throws LostRecordException if there is none
     */
    static void digest(WarcStore store, CaptureId id, MessageDigest digest) throws IOException {
        try (SeekableByteChannel channel =
                store.open(id.file())
                        .orElseThrow(() -> new LostRecordException("no WARC file " + id.file()))) {
            WarcRecord record =
                    Records.at(channel, id.offset())
                            .orElseThrow(() -> new LostRecordException("no record at " + id));
            InputStream in = new BufferedInputStream(record.body().stream());
            skipHeader(in);
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }

    /** Up to and with the first empty line. */
    private static void skipHeader(InputStream in) throws IOException {
        boolean lineEmpty = false;
        for (long i = 0; i < MOST_HEADER_BYTES; i++) {
            int c = in.read();
            if (c < 0 || (c == '\n' && lineEmpty)) {
                return;
            }
            if (c != '\r') {
                lineEmpty = c == '\n';
            }
        }
        throw new IOException("HTTP header longer than " + MOST_HEADER_BYTES);
    }
}
