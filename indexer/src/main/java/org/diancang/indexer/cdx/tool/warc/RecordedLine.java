package org.diancang.indexer.cdx.tool.warc;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.RecordType;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLine.RevisitOf;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.url.UrlKey;
import org.diancang.warcstore.records.Records;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;

/**
 * The line of one response, revisit or resource record, with the fields that captures of our own
 * crawls have. For one thread.
 */
final class RecordedLine {
    private static final int LONGEST_TYPE = 255;

    private final RecordType type;
    private final String file;
    private final long offset;
    private final long length;
    private final MessageHeaders headers;
    private final String recordId;
    private final String url;
    private final Instant capturedAt;
    private @Nullable Integer status;
    private @Nullable String servedType;
    private @Nullable String redirect;
    private @Nullable Long payloadLength;
    private @Nullable String digest;
    private @Nullable PostedTo posted;

    /**
     * Reads a record's headers, and those of HTTP.
     *
     * @throws IOException if the record breaks off
     * @throws IllegalArgumentException if it lacks what every capture has
     */
    RecordedLine(WarcRecord record, String file, long offset, long length) throws IOException {
        this.type = RecordType.of(record.type());
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.headers = record.headers();
        this.recordId = Records.id(record, file, offset);
        this.url = withoutBrackets(need("WARC-Target-URI"));
        this.capturedAt = instant(need("WARC-Date"));
        this.digest = statedDigest().orElse(null);
        long blockLength = record.body().size();
        if (record instanceof WarcResponse response && isHttp(record)) {
            HttpResponse http = response.http();
            readHttp(http);
            payloadLength = payloadLength(http, blockLength);
        } else if (record instanceof WarcRevisit revisit) {
            if (isHttp(record)) {
                readHttp(revisit.http());
            }
        } else {
            servedType = mediaType(headers).orElse(null);
            payloadLength = blockLength;
        }
    }

    private void readHttp(HttpResponse http) {
        if (http.status() >= 100 && http.status() <= 999) {
            status = http.status();
        }
        servedType = mediaType(http.headers()).orElse(null);
        if (http.status() / 100 == 3) {
            redirect = http.headers().first("Location").map(this::resolve).orElse(null);
        }
    }

    /** The payload of a chunked answer stands between the sizes of its chunks (RFC 9112 §7.1). */
    private static long payloadLength(HttpResponse http, long blockLength) throws IOException {
        boolean chunked =
                http.headers()
                        .first("Transfer-Encoding")
                        .map(coding -> coding.strip().equalsIgnoreCase("chunked"))
                        .orElse(false);
        return chunked
                ? http.body().stream().transferTo(OutputStream.nullOutputStream())
                : blockLength - http.serializeHeader().length;
    }

    /** Whether the block is an HTTP message. */
    static boolean isHttp(WarcRecord record) throws IOException {
        return record.body().size() > 0
                && mediaType(record.headers()).orElse("").equals("application/http");
    }

    long offset() {
        return offset;
    }

    /** Whether the record leaves its payload's digest to be calculated. */
    boolean lacksDigest() {
        return digest == null && type != RecordType.REVISIT;
    }

    /**
     * @param sha1 of the payload, {@code sha1:BASE32}
     */
    void digested(String sha1) {
        digest = sha1;
    }

    /** Takes the request that the record answers; another changes nothing. */
    void askedBy(PostedTo request) {
        boolean named =
                request.concurrentTo().contains(recordId)
                        || concurrentTo(headers).contains(request.recordId());
        if (named && request.url().equals(url) && posted == null) {
            posted = request;
        }
    }

    /**
     * The line.
     *
     * @param postAppend whether what was posted is part of the urlkey
     * @throws IllegalArgumentException if its date has no year of four digits
     */
    ParsedLine.Good line(boolean postAppend) {
        boolean revisit = type == RecordType.REVISIT;
        PostedTo request = posted;
        boolean other = request != null && !request.method().equals("GET");
        String key = request != null && postAppend ? request.urlWithBody() : url;
        Map<String, Object> members =
                request == null || !postAppend
                        ? Map.of()
                        : request.body()
                                .<Map<String, Object>>map(body -> Map.of("requestBody", body))
                                .orElse(Map.of());
        return new ParsedLine.Good(
                new CdxKey(UrlKey.of(key).value(), CdxTimestamp.of(capturedAt), file, offset),
                new CdxLine(
                        url,
                        revisit ? CdxLine.REVISIT : servedType,
                        status,
                        digest,
                        length,
                        offset,
                        file,
                        type,
                        recordId,
                        capturedAt,
                        null,
                        null,
                        null,
                        null,
                        null,
                        original(),
                        redirect,
                        headers.first("WARC-IP-Address").orElse(null),
                        // A revisit is always cut short, which says nothing of the payload.
                        revisit ? null : headers.first("WARC-Truncated").orElse(null),
                        other && request != null ? request.method() : null,
                        null,
                        revisit ? servedType : null,
                        payloadLength,
                        null,
                        members));
    }

    private @Nullable RevisitOf original() {
        Optional<String> place =
                headers.first("WARC-Refers-To-File-Offset").filter(o -> o.matches("[0-9]{1,18}"));
        Optional<String> name = headers.first("WARC-Refers-To-Filename");
        if (type != RecordType.REVISIT || place.isEmpty() || name.isEmpty()) {
            return null;
        }
        return new RevisitOf(
                name.get(),
                Long.parseLong(place.get()),
                headers.first("WARC-Refers-To-Target-URI")
                        .map(RecordedLine::withoutBrackets)
                        .orElse(null),
                headers.first("WARC-Refers-To-Date").map(RecordedLine::instant).orElse(null));
    }

    /** The payload of a resource record is its block (ISO 28500 §6.4). */
    private Optional<String> statedDigest() {
        Optional<String> payload = headers.first("WARC-Payload-Digest");
        Optional<String> stated =
                payload.isPresent() || type != RecordType.RESOURCE
                        ? payload
                        : headers.first("WARC-Block-Digest");
        try {
            return stated.map(text -> new WarcDigest(text).prefixedBase32())
                    .map(text -> text.substring(0, 5) + text.substring(5).toUpperCase(Locale.ROOT))
                    .filter(text -> text.matches("sha1:[A-Z2-7]{32}"));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Records that were written together with one. */
    static List<String> concurrentTo(MessageHeaders headers) {
        return headers.all("WARC-Concurrent-To").stream()
                .map(RecordedLine::withoutBrackets)
                .toList();
    }

    private static Optional<String> mediaType(MessageHeaders headers) {
        return headers.first("Content-Type")
                .map(type -> type.split("[; ]", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty() && type.length() <= LONGEST_TYPE);
    }

    private String resolve(String location) {
        try {
            return URI.create(url).resolve(location.strip()).toString();
        } catch (IllegalArgumentException e) {
            return location.strip();
        }
    }

    private String need(String name) {
        return headers.first(name)
                .orElseThrow(() -> new IllegalArgumentException("it lacks " + name));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no WARC date: '" + text + "'", e);
        }
    }

    static String withoutBrackets(String id) {
        String bare = id.strip();
        return bare.startsWith("<") && bare.endsWith(">")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
