package org.diancang.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.diancang.url.PostedRequest;
import org.diancang.url.UrlKey;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;

/** A small real archive: a WARC file written with jwarc, and an indexer that knows its records. */
public final class Archive implements AutoCloseable {
    public static final String FILE = "LJ0031-c00017-e1-20261109063000000-00000.warc.gz";
    public static final String SECRET = "secret-of-this-archive";
    public static final String SITE = "0190f000-0000-7000-8000-000000000031";

    private final Path data;
    private final FileChannel file;
    private final WarcWriter warc;
    private final StandInIndex index = new StandInIndex();

    public Archive(Path data) throws IOException {
        this.data = data;
        Path folder = Files.createDirectories(data.resolve("warcs/LJ0031/c00017"));
        file =
                FileChannel.open(
                        folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        warc = new WarcWriter(file, WarcCompression.GZIP);
        Files.writeString(data.resolve("secret"), SECRET);
    }

    /**
     * What the indexer does with a URL's captures from now on.
     *
     * @param told 451 or 404
     * @param shownTo group of readers that see them; empty: nobody
     */
    public void hide(String url, int told, String message, String shownTo) {
        index.hide(url, told, message, shownTo);
    }

    /**
     * Hides each of a URL's captures for a while after it was made, from all but the reading room.
     *
     * @param told 451 or 404
     * @param by what the time is
     */
    public void embargo(String url, int told, Period until, Clock by) {
        index.embargo(url, told, until, by);
    }

    /** What was asked, beginning with a path; each with the groups that it was asked for. */
    public List<String> asked(String path) {
        return index.asked(path);
    }

    public Path data() {
        return data;
    }

    /** Where the indexer is, and the orchestrator as well. */
    public String indexerAddress() {
        return index.address();
    }

    /** Makes every later question end with a status. */
    public void answerWith(int newStatus) {
        index.answerWith(newStatus);
    }

    public void searchAnswers(String json) {
        index.searchAnswers(json);
    }

    /** What a path below {@code /search} answers from now on. */
    public void answers(String path, String json) {
        index.answers(path, json);
    }

    /** What the orchestrator knows of how captures came into the archive; empty: nothing. */
    public void custody(String json) {
        index.custodyIs(json);
    }

    /** Makes every list of captures break off in the middle. */
    public void breakOff() {
        index.breakOff();
    }

    /** Takes back whatever the indexer was told to answer, and forgets what it was asked. */
    public void recover() {
        index.recover();
    }

    public String lastSearch() {
        return index.lastSearch();
    }

    /** A response record; headers are name, value, name, value. */
    public long capture(String url, String at, int code, byte[] payload, String... headers)
            throws IOException {
        HttpResponse.Builder http = new HttpResponse.Builder(code, "Then");
        for (int i = 0; i < headers.length; i += 2) {
            http.addHeader(headers[i], headers[i + 1]);
        }
        http.body(null, payload);
        long offset = warc.position();
        UUID id = UUID.randomUUID();
        warc.write(
                new WarcResponse.Builder(URI.create(url.replaceAll("[^!-~]|[|\\\\^{}]", "_")))
                        .setHeader("WARC-Target-URI", url)
                        .recordId(id)
                        .date(Instant.parse(at))
                        .body(http.build())
                        .build());
        index(
                url,
                at,
                code,
                type(headers),
                digest(payload),
                offset,
                id,
                "response",
                "",
                location(headers));
        return offset;
    }

    /** An answer to a posted request, found by its body; what was asked for has no record here. */
    public void captureOfPosted(String url, String query, String at, byte[] payload, String type)
            throws IOException {
        long offset = capture(url + "/posted", at, 200, payload, "Content-Type", type);
        index.lines()
                .add(
                        UrlKey.of(PostedRequest.appended(url, query)).value(),
                        url,
                        at,
                        200,
                        type,
                        digest(payload),
                        FILE,
                        offset,
                        UUID.randomUUID(),
                        "response",
                        "",
                        "");
    }

    /** A record of any bytes after the WARC header, for what no writer would write. */
    public long captureRaw(String url, String at, int code, byte[] http, String mime)
            throws IOException {
        return captureRaw(url, at, code, http, mime, "sha1:" + "A".repeat(32));
    }

    public long captureRaw(String url, String at, int code, byte[] http, String mime, String digest)
            throws IOException {
        long offset = warc.position();
        UUID id = UUID.randomUUID();
        warc.write(
                new WarcResponse.Builder(URI.create(url))
                        .recordId(id)
                        .date(Instant.parse(at))
                        .body(MediaType.HTTP_RESPONSE, http)
                        .build());
        index(url, at, code, mime, digest, offset, id, "response", "", "");
        return offset;
    }

    /** A revisit of the record at an offset; with the original in the index or not. */
    public long revisit(
            String url,
            String at,
            long original,
            String originalAt,
            byte[] payload,
            boolean known,
            String... headers)
            throws IOException {
        HttpResponse.Builder http = new HttpResponse.Builder(200, "Again");
        for (int i = 0; i < headers.length; i += 2) {
            http.addHeader(headers[i], headers[i + 1]);
        }
        long offset = warc.position();
        UUID id = UUID.randomUUID();
        warc.write(
                new WarcRevisit.Builder(URI.create(url), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                        .recordId(id)
                        .date(Instant.parse(at))
                        .refersTo(UUID.randomUUID(), URI.create(url), Instant.parse(originalAt))
                        .body(http.build())
                        .build());
        String revisitOf =
                known
                        ? ",\"revisitOf\":{\"filename\":\"%s\",\"offset\":%d,\"url\":\"%s\",\"capturedAt\":\"%s\"}"
                                .formatted(FILE, original, url, originalAt)
                        : "";
        index(url, at, 200, "warc/revisit", digest(payload), offset, id, "revisit", revisitOf, "");
        return offset;
    }

    /** A line that the index has, whatever stands in the file. */
    public void index(
            String url,
            String at,
            int code,
            String mime,
            String digest,
            long offset,
            UUID id,
            String recordType,
            String more,
            String redirect) {
        index(url, at, code, mime, digest, FILE, offset, id, recordType, more, redirect);
    }

    public void index(
            String url,
            String at,
            int code,
            String mime,
            String digest,
            String fileName,
            long offset,
            UUID id,
            String recordType,
            String more,
            String redirect) {
        String key = UrlKey.of(url).value();
        index.lines()
                .add(
                        key,
                        url,
                        at,
                        code,
                        mime,
                        digest,
                        fileName,
                        offset,
                        id,
                        recordType,
                        more,
                        redirect);
    }

    /** Takes a URL out of every answer of the index, as an access rule does. */
    public void hide(String url) {
        index.lines().remove(UrlKey.of(url).value());
    }

    private static String type(String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase("Content-Type")) {
                return headers[i + 1].replaceFirst(";.*", "");
            }
        }
        return "-";
    }

    private static String location(String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase("Location") && headers[i + 1].startsWith("http")) {
                return headers[i + 1];
            }
        }
        return "";
    }

    public static String digest(byte[] payload) {
        try {
            return new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(payload))
                    .prefixedBase32();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Overwrites bytes of the WARC file, as a bad disk would. */
    public void damage(long offset, int bytes) throws IOException {
        file.write(ByteBuffer.allocate(bytes), offset);
    }

    @Override
    public void close() throws IOException {
        index.close();
        warc.close();
    }

    /** How many lines the index has answered with since it began. */
    long linesSent() {
        return index.linesSent();
    }
}
