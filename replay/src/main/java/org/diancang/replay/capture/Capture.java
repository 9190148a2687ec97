package org.diancang.replay.capture;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.events.CaptureId;
import org.diancang.replay.cdx.CdxLine;

/**
 * A capture opened for reading: what the server answered then. Closing it closes the WARC files. Of
 * a revisit, status and headers are the revisit's and the payload is the original's, reached in one
 * step.
 */
public final class Capture implements AutoCloseable {
    private final CdxLine line;
    private final WarcRecordAt envelope;
    private final WarcRecordAt payload;

    Capture(CdxLine line, WarcRecordAt envelope, WarcRecordAt payload) {
        this.line = line;
        this.envelope = envelope;
        this.payload = payload;
    }

    /** What the index says of it. */
    public CdxLine line() {
        return line;
    }

    /** HTTP status of the answer; a server-not-modified revisit has its original's. */
    public int status() {
        return answer().status();
    }

    /** Header lines of the answer as recorded, repeated ones repeated. */
    public List<Header> headers() {
        return answer().headers();
    }

    /** First header line of that name, any case. */
    public Optional<String> header(String name) {
        return headers().stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** A header of the WARC record itself. */
    public Optional<String> warcHeader(String name) {
        return envelope.header(name);
    }

    /** A header of the WARC record that holds the payload. */
    public Optional<String> payloadWarcHeader(String name) {
        return payload.header(name);
    }

    /**
     * Payload as recorded: transfer encoding taken off, content encoding left on. Read once.
     *
     * @throws LostRecordException if it can't be read
     */
    public InputStream recordedPayload() {
        try {
            return payload.payload().stream();
        } catch (java.io.IOException e) {
            throw new LostRecordException("can't read the payload at " + payload.id(), e);
        }
    }

    /**
     * The same from one of its bytes on, however much was read before; empty where that can only be
     * had by reading up to there.
     *
     * @throws LostRecordException if it can't be read
     */
    public Optional<InputStream> soughtPayload(long first) {
        try {
            return payload.soughtPayload(first);
        } catch (java.io.IOException e) {
            throw new LostRecordException(
                    "can't read byte %d of the payload at %s".formatted(first, payload.id()), e);
        }
    }

    /** Bytes of the recorded payload, where the record says how many. */
    public OptionalLong recordedLength() {
        try {
            return isChunked() ? OptionalLong.empty() : OptionalLong.of(payload.payload().size());
        } catch (java.io.IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether the payload was sent in chunks, or in any transfer encoding. */
    boolean isChunked() {
        return payload.headers().stream()
                .anyMatch(h -> h.name().equalsIgnoreCase("Transfer-Encoding"));
    }

    /** The record that holds the payload. */
    public CaptureId payloadId() {
        return payload.id();
    }

    /** Content encoding of the payload, lower case; the payload's own record knows it. */
    public Optional<String> contentEncoding() {
        return payload.headers().stream()
                .filter(h -> h.name().equalsIgnoreCase("Content-Encoding"))
                .map(h -> h.value().strip().toLowerCase(java.util.Locale.ROOT))
                .filter(e -> !e.isEmpty() && !e.equals("identity"))
                .findFirst();
    }

    private WarcRecordAt answer() {
        return envelope.hasHttp() && !envelope.isNotModified() ? envelope : payload;
    }

    @Override
    public void close() {
        try (WarcRecordAt first = envelope) {
            if (payload != envelope) {
                payload.close();
            }
        }
    }
}
