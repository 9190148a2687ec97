package org.diancang.indexer.fulltext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.diancang.events.CaptureId;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.warcstore.FolderWarcStore;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;

/** Writes responses to a WARC file of a store and tells of them as the adapter would. */
public final class RecordedPages implements AutoCloseable {
    public static final UUID SITE = UUID.fromString("01930000-0000-7000-8000-000000000001");
    public static final UUID LIBRARY = UUID.fromString("01930000-0000-7000-8000-0000000000aa");

    private final String file;
    private final FileChannel channel;
    private final WarcWriter writer;
    private UUID site = SITE;

    public RecordedPages(FolderWarcStore store, int serial) throws IOException {
        file = "LJ0031-c00017-e1-20261124031500123-%05d.warc.gz".formatted(serial);
        Path open = store.openFolder().resolve(file + FolderWarcStore.WRITING_SUFFIX);
        channel = FileChannel.open(open, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        writer = new WarcWriter((WritableByteChannel) channel, WarcCompression.GZIP);
    }

    public String file() {
        return file;
    }

    public RecordedPages ofSite(UUID site) {
        this.site = site;
        return this;
    }

    /** A page without content encoding. */
    public ResourceCaptured.Builder page(String url, String contentType, byte[] body, Instant at) {
        return response(url, "Content-Type: " + contentType + "\r\n", body, body, at);
    }

    /** A response with headers as given, each with its line end, and a body as sent. */
    public ResourceCaptured.Builder response(
            String url, String headers, byte[] sent, byte[] payload, Instant at) {
        try {
            ByteArrayOutputStream http = new ByteArrayOutputStream();
            http.write(("HTTP/1.1 200 OK\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
            http.write(sent);
            WarcResponse response =
                    new WarcResponse.Builder(URI.create(url))
                            .date(at)
                            .body(MediaType.HTTP_RESPONSE, http.toByteArray())
                            .build();
            long offset = writer.position();
            writer.write(response);
            String served =
                    headers.replaceAll("(?is).*?content-type:\\s*([^;\\r]*).*", "$1").strip();
            return capture(url, offset, at)
                    .length(writer.position() - offset)
                    .recordType(RecordType.RESPONSE)
                    .recordId(response.id().toString())
                    .status(200)
                    .servedType(served)
                    .payloadDigest(digest(payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A revisit; the index never reads its record, so none is written. */
    public ResourceCaptured.Builder revisit(ResourceCaptured original, long offset, Instant at) {
        return capture(original.url(), offset, at)
                .length(300)
                .recordType(RecordType.REVISIT)
                .recordId("urn:uuid:" + UUID.randomUUID())
                .status(200)
                .servedType(original.servedType())
                .payloadDigest(original.payloadDigest())
                .revisitOf(
                        new Original(
                                original.file(),
                                original.offset(),
                                original.url(),
                                original.capturedAt()));
    }

    /** A revisit that is written, with the request that it answers. */
    public ResourceCaptured.Builder writtenRevisit(ResourceCaptured original, Instant at)
            throws IOException {
        long offset = writer.position();
        WarcRevisit revisit =
                new WarcRevisit.Builder(
                                URI.create(original.url()),
                                WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                        .date(at)
                        .refersTo(
                                URI.create(original.recordId()),
                                URI.create(original.url()),
                                original.capturedAt())
                        .body(
                                MediaType.HTTP_RESPONSE,
                                "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8))
                        .build();
        writer.write(revisit);
        long length = writer.position() - offset;
        writer.write(
                new WarcRequest.Builder(URI.create(original.url()))
                        .date(at)
                        .concurrentTo(revisit.id())
                        .body(
                                MediaType.HTTP_REQUEST,
                                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8))
                        .build());
        return revisit(original, offset, at)
                .length(length)
                .recordId(revisit.id().toString())
                .urlkey(original.urlkey())
                .partitionKey(original.partitionKey());
    }

    private ResourceCaptured.Builder capture(String url, long offset, Instant at) {
        String host = URI.create(url).getHost();
        return ResourceCaptured.at(new CaptureId(file, offset))
                .url(url)
                .urlkey(host + ")" + URI.create(url).getPath())
                .partitionKey(host)
                .capturedAt(at)
                .writtenAt(Instant.now())
                .crawlId(new UUID(0, 7))
                .siteId(site)
                .libraryId(LIBRARY)
                .workerId("worker-1")
                .epoch(1);
    }

    private static String digest(byte[] payload) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(payload);
            return "sha1:" + HexFormat.of().formatHex(sha1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes that are no record, between records. */
    public void garbage(int bytes) throws IOException {
        channel.write(ByteBuffer.allocate(bytes));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
