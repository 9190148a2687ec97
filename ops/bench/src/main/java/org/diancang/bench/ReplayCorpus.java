package org.diancang.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diancang.bench.fulltext.GeneratedPages;
import org.diancang.url.UrlKey;
import org.diancang.warcstore.FolderWarcStore;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/**
 * WARC files and the lines that find their records: pages and images of a few kilobytes, two URLs
 * that were captured often, and one large record, whose body is a hole in the file.
 *
 * @param pages paths of pages without the modifier: what stands behind the timestamp's digits
 * @param images the same of images
 * @param warc the file with the small records
 * @param lines CDX lines of all
 */
record ReplayCorpus(List<String> pages, List<String> images, Path warc, Path lines) {
    static final String SITE = "http://www.huifang.gov.cn/";
    static final String OFTEN = SITE + "often.html";
    static final String MOST_OFTEN = SITE + "most-often.html";
    static final String LARGE = SITE + "large.mp4";

    /** When all but the pages captured often were captured. */
    static final String TIMESTAMP = "20260301080000";

    private static final int PAGES = 400;
    private static final int OFTEN_CAPTURED = 10_000;
    private static final int MOST_OFTEN_CAPTURED = 1_000_000;
    private static final int SMALLEST_IMAGE = 2_000;
    private static final int SPREAD_OF_IMAGES = 20_000;
    private static final String SMALL_FILE = "LJ0031-c00017-e1-20260301080000000-00001.warc.gz";
    private static final String LARGE_FILE = "LJ0031-c00017-i1-0123456789abcdef.warc";
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant FIRST = Instant.parse("2010-01-01T00:00:00Z");
    private static final long SECONDS = 16L * 365 * 86_400;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String DIGEST = "AAAAAAAAAAAAAAAAAAAAAAAAAAAA%04d";

    /**
     * @param large bytes of the large record's payload
     */
    static ReplayCorpus write(Path data, long large) throws IOException {
        Path open = new FolderWarcStore(data.resolve("warcs")).openFolder();
        Path warc = open.resolve(SMALL_FILE);
        Path lines = data.resolve("lines.cdx");
        List<String> pages = new ArrayList<>();
        List<String> images = new ArrayList<>();
        var random = new SplittableRandom(3);
        try (WarcWriter writer =
                        new WarcWriter(
                                FileChannel.open(
                                        warc,
                                        StandardOpenOption.CREATE_NEW,
                                        StandardOpenOption.WRITE),
                                WarcCompression.GZIP);
                BufferedWriter cdx = Files.newBufferedWriter(lines, US_ASCII)) {
            for (byte[] page : GeneratedPages.make(PAGES)) {
                String url = SITE + "zwgk/t" + pages.size() + ".html";
                cdx.write(record(writer, url, "text/html; charset=utf-8", page));
                pages.add("/" + url);
            }
            for (int i = 0; i < PAGES; i++) {
                String url = SITE + "images/p" + i + ".jpg";
                var image = new byte[SMALLEST_IMAGE + random.nextInt(SPREAD_OF_IMAGES)];
                random.nextBytes(image);
                cdx.write(record(writer, url, "image/jpeg", image));
                images.add("/" + url);
            }
            often(cdx, OFTEN, OFTEN_CAPTURED);
            often(cdx, MOST_OFTEN, MOST_OFTEN_CAPTURED);
            cdx.write(hole(open.resolve(LARGE_FILE), large));
        }
        return new ReplayCorpus(pages, images, warc, lines);
    }

    private static String record(WarcWriter writer, String url, String type, byte[] body)
            throws IOException {
        var http = new ByteArrayOutputStream();
        http.writeBytes(head(type, body.length));
        http.writeBytes(body);
        long offset = writer.position();
        writer.write(
                new WarcResponse.Builder(URI.create(url))
                        .date(AT)
                        .body(MediaType.HTTP_RESPONSE, http.toByteArray())
                        .build());
        return line(
                url,
                TIMESTAMP,
                type.replaceFirst(";.*", ""),
                0,
                writer.position() - offset,
                offset,
                SMALL_FILE);
    }

    private static byte[] head(String type, long length) {
        return "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(type, length)
                .getBytes(US_ASCII);
    }

    /** Each tenth version is another; all have the record of the first page. */
    private static void often(BufferedWriter cdx, String url, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String at = TIME.format(FIRST.plusSeconds(i * (SECONDS / count)));
            cdx.write(line(url, at, "text/html", i / 10 % 10_000, 4_000, 0, SMALL_FILE));
        }
    }

    private static String hole(Path file, long length) throws IOException {
        byte[] head = head("video/mp4", length);
        String record =
                """
                WARC/1.0\r
                WARC-Type: response\r
                WARC-Record-ID: <urn:uuid:01930000-0000-7000-8000-000000000099>\r
                WARC-Date: %s\r
                WARC-Target-URI: %s\r
                Content-Type: application/http; msgtype=response\r
                Content-Length: %d\r
                \r
                """
                        .formatted(AT, LARGE, head.length + length);
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(java.nio.ByteBuffer.wrap(record.getBytes(US_ASCII)));
            out.write(java.nio.ByteBuffer.wrap(head));
            out.position(out.position() + length);
            out.write(java.nio.ByteBuffer.wrap("\r\n\r\n".getBytes(US_ASCII)));
            return line(
                    LARGE,
                    TIMESTAMP,
                    "video/mp4",
                    0,
                    out.position(),
                    0,
                    file.getFileName().toString());
        }
    }

    private static String line(
            String url,
            String at,
            String type,
            int version,
            long length,
            long offset,
            String file) {
        return "%s %s %s %s 200 %s - - %d %d %s\n"
                .formatted(
                        UrlKey.of(url),
                        at,
                        url,
                        type,
                        DIGEST.formatted(version).replaceAll("[01]", "B").replaceAll("[89]", "C"),
                        length,
                        offset,
                        file);
    }
}
