package org.diancang.replay.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.CaptureId;
import org.diancang.warcstore.WarcStore;
import org.diancang.warcstore.WarcStoreException;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.LengthedBody;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTargetRecord;

/** A WARC record open at its offset; closing it closes the file. */
final class WarcRecordAt implements AutoCloseable {
    /** More than this is no header of a web server. */
    private static final long MOST_HEADER_BYTES = 1 << 20;

    private final CaptureId id;
    private final SeekableByteChannel channel;
    private final WarcTargetRecord warc;
    private final Optional<HttpResponse> http;

    private WarcRecordAt(
            CaptureId id,
            SeekableByteChannel channel,
            WarcTargetRecord warc,
            Optional<HttpResponse> http) {
        this.id = id;
        this.channel = channel;
        this.warc = warc;
        this.http = http;
    }

    /**
     * Opens a record.
     *
     * @throws LostRecordException if it is not there or is no capture
     */
    static WarcRecordAt open(WarcStore store, String file, long offset) {
        CaptureId id;
        SeekableByteChannel channel;
        try {
            id = new CaptureId(file, offset);
            channel =
                    store.open(file)
                            .orElseThrow(() -> new LostRecordException("no WARC file " + file));
        } catch (IllegalArgumentException | WarcStoreException e) {
            throw new LostRecordException("can't open " + file + ": " + e.getMessage(), e);
        }
        try {
            return read(id, channel);
        } catch (IOException | RuntimeException e) {
            try {
                channel.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e instanceof LostRecordException lost
                    ? lost
                    : new LostRecordException("no readable record at " + id, e);
        }
    }

    private static WarcRecordAt read(CaptureId id, SeekableByteChannel channel) throws IOException {
        if (id.offset() >= channel.size()) {
            throw new LostRecordException("no record at " + id + ", the file ends before");
        }
        WarcRecord record =
                Records.at(channel, id.offset())
                        .orElseThrow(() -> new LostRecordException("no record at " + id));
        return switch (record) {
            case WarcResponse r when isHttp(r) ->
                    new WarcRecordAt(id, channel, r, Optional.of(parse(r.body(), false)));
            case WarcRevisit r when isHttp(r) && r.body().size() > 0 ->
                    new WarcRecordAt(id, channel, r, Optional.of(parse(r.body(), true)));
            case WarcRevisit r -> new WarcRecordAt(id, channel, r, Optional.empty());
            case WarcResponse r -> new WarcRecordAt(id, channel, r, Optional.empty());
            case WarcResource r -> new WarcRecordAt(id, channel, r, Optional.empty());
            default ->
                    throw new LostRecordException(
                            "the record at " + id + " is a " + record.type() + ", no capture");
        };
    }

    private static boolean isHttp(WarcTargetRecord record) {
        return record.contentType().type().equals("application")
                && record.contentType().subtype().equals("http");
    }

    private static HttpResponse parse(MessageBody body, boolean headOnly) throws IOException {
        HeaderLimit limited = new HeaderLimit(body);
        HttpResponse http =
                headOnly
                        ? HttpResponse.parseWithoutBody(limited, null)
                        : HttpResponse.parse(limited);
        limited.headerEnded();
        return http;
    }

    boolean isRevisit() {
        return warc instanceof WarcRevisit;
    }

    /** Whether this is a revisit because the server said 304, with no payload of its own. */
    boolean isNotModified() {
        return header("WARC-Profile").filter(p -> p.endsWith("server-not-modified")).isPresent();
    }

    /** Status of the answer; 200 for a resource record, which has none (ISO 28500 §6.4). */
    int status() {
        return http.map(HttpResponse::status).orElse(200);
    }

    boolean hasHttp() {
        return http.isPresent();
    }

    List<Header> headers() {
        return http.map(h -> list(h.headers()))
                .orElseGet(
                        () -> List.of(new Header("Content-Type", warc.contentType().toString())));
    }

    /** Payload with the transfer encoding taken off, content encoding left on. */
    MessageBody payload() {
        return http.<MessageBody>map(HttpResponse::body).orElseGet(warc::body);
    }

    /**
     * The payload from one of its bytes on, however much of it was read before; empty where what
     * stands before can't be passed over, since the record is compressed or came in chunks.
     */
    Optional<InputStream> soughtPayload(long first) throws IOException {
        MessageBody payload = payload();
        if (payload instanceof LengthedBody
                && warc.body() instanceof SeekableByteChannel block
                && first <= payload.size()) {
            // The payload is the end of the record's block (ISO 28500 §6.3).
            block.position(block.size() - payload.size() + first);
            return Optional.of(Channels.newInputStream(block));
        }
        return Optional.empty();
    }

    Optional<String> header(String name) {
        return warc.headers().first(name);
    }

    Map<String, List<String>> warcHeaders() {
        return warc.headers().map();
    }

    CaptureId id() {
        return id;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LostRecordException("can't close " + id, e);
        }
    }

    private static List<Header> list(MessageHeaders headers) {
        return headers.map().entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(v -> new Header(e.getKey(), v)))
                .toList();
    }

    /**
     * Stops a header without end before it fills the memory. It is seekable in name, since jwarc
     * asks only a seekable channel how long a body without Content-Length is.
     */
    private static final class HeaderLimit implements SeekableByteChannel {
        private final MessageBody in;
        private long left = MOST_HEADER_BYTES;

        HeaderLimit(MessageBody in) {
            this.in = in;
        }

        void headerEnded() {
            left = Long.MAX_VALUE;
        }

        @Override
        public int read(ByteBuffer dst) throws IOException {
            int n = in.read(dst);
            if (n > 0) {
                left -= n;
                if (left < 0) {
                    throw new IOException("HTTP header longer than " + MOST_HEADER_BYTES);
                }
            }
            return n;
        }

        @Override
        public long position() throws IOException {
            return in.position();
        }

        @Override
        public long size() throws IOException {
            return in.size();
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            throw new IOException("a record is read once, from its start");
        }

        @Override
        public int write(ByteBuffer src) throws IOException {
            throw new IOException("a record is not written");
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            throw new IOException("a record is not written");
        }

        @Override
        public boolean isOpen() {
            return in.isOpen();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
