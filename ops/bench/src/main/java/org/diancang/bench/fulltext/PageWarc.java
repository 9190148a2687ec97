package org.diancang.bench.fulltext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.diancang.events.CaptureId;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.diancang.warcstore.FolderWarcStore;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/**
 * Writes pages to an open WARC file, as the engine does, and tells of them as the adapter would.
 */
final class PageWarc implements AutoCloseable {
    private static final UUID LIBRARY = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
    private static final int SITES = 40;

    private final String file;
    private final Path path;
    private final WarcWriter writer;

    /**
     * @param warcs folder of a store
     */
    PageWarc(Path warcs, int serial) throws IOException {
        file = "LJ0031-c00017-e1-20261124031500123-%05d.warc.gz".formatted(serial);
        path =
                new FolderWarcStore(warcs)
                        .openFolder()
                        .resolve(file + FolderWarcStore.WRITING_SUFFIX);
        writer =
                new WarcWriter(
                        FileChannel.open(
                                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        WarcCompression.GZIP);
    }

    /** Where it lies. */
    Path path() {
        return path;
    }

    /** Writes a response; what is told of it says that it was written at once. */
    synchronized ResourceCaptured.Builder write(SamplePage page, Instant at) throws IOException {
        var http = new ByteArrayOutputStream();
        http.writeBytes(
                ("HTTP/1.1 200 OK\r\nContent-Type: " + page.contentType() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        http.writeBytes(page.body());
        WarcResponse response =
                new WarcResponse.Builder(URI.create(page.url()))
                        .date(at)
                        .body(MediaType.HTTP_RESPONSE, http.toByteArray())
                        .build();
        long offset = writer.position();
        writer.write(response);
        return ResourceCaptured.at(new CaptureId(file, offset))
                .url(page.url())
                .urlkey(UrlKey.of(page.url()).toString())
                .partitionKey(PartitionKey.of(page.url()).toString())
                .capturedAt(at)
                .writtenAt(Instant.now())
                .recordType(RecordType.RESPONSE)
                .recordId(response.id().toString())
                .status(200)
                .servedType("text/html")
                .payloadDigest(digest(page.body()))
                .length(writer.position() - offset)
                .crawlId(new UUID(0, 7))
                .siteId(
                        new UUID(
                                7,
                                Math.floorMod(URI.create(page.url()).getHost().hashCode(), SITES)))
                .libraryId(LIBRARY)
                .workerId("worker-1")
                .epoch(1);
    }

    private static String digest(byte[] payload) {
        try {
            return "sha1:"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
