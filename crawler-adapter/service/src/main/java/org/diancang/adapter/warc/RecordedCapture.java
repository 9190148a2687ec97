package org.diancang.adapter.warc;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.events.CaptureId;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.RelatedRecord;
import org.diancang.events.ResourceCaptured;
import org.diancang.url.PartitionKey;
import org.diancang.url.PostedRequest;
import org.diancang.url.UrlKey;
import org.diancang.warcstore.records.PayloadDigests;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;

/**
 * A capture as its records tell it, for one that the journal did not announce. Takes the record
 * itself, then those written together with it. For one thread.
 */
final class RecordedCapture {
    private static final long LARGEST_FIELDS = 1 << 16;
    private static final int LONGEST_TYPE = 255;

    private final String recordId;
    private final List<String> concurrent;
    private final String url;
    private final ResourceCaptured.Builder capture;
    private final List<RelatedRecord> related = new ArrayList<>();
    private Optional<String> digest;

    /**
     * Reads a response, revisit or resource record.
     *
     * @throws IOException if the record breaks off
     * @throws IllegalArgumentException if it lacks what every capture has
     */
    RecordedCapture(
            WarcRecord record,
            CaptureId id,
            long length,
            CrawlIdentity crawl,
            RevisitReference.Originals originals)
            throws IOException {
        MessageHeaders headers = record.headers();
        RecordType type = RecordType.of(record.type());
        this.recordId = Records.id(record, id.file(), id.offset());
        this.concurrent =
                headers.all("WARC-Concurrent-To").stream()
                        .map(RecordedCapture::withoutBrackets)
                        .toList();
        this.url = withoutBrackets(need(headers, "WARC-Target-URI"));
        this.capture =
                ResourceCaptured.at(id)
                        .length(length)
                        .url(url)
                        .urlkey(UrlKey.of(url).value())
                        .partitionKey(PartitionKey.of(url).value())
                        .capturedAt(instant(need(headers, "WARC-Date")))
                        .recordType(type)
                        .recordId(recordId)
                        .serverIp(headers.first("WARC-IP-Address").orElse(null))
                        .crawlId(crawl.crawlId())
                        .siteId(crawl.siteId())
                        .libraryId(crawl.libraryId())
                        .workerId(crawl.workerId())
                        .epoch(crawl.epoch());
        if (type != RecordType.REVISIT) {
            // A revisit is always cut short, at its headers: that says nothing of the payload.
            capture.truncated(headers.first("WARC-Truncated").orElse(null));
        }
        this.digest = statedDigest(headers, type).flatMap(RecordedCapture::sha1);
        long blockLength = record.body().size();
        if (record instanceof WarcResponse response && isHttp(record)) {
            readHttp(response.http(), OptionalLong.of(blockLength));
        } else if (record instanceof WarcRevisit revisit) {
            RevisitReference reference = reference(headers, digest);
            capture.revisitOf(revisitOf(headers, reference, originals).orElse(null));
            digest = digest.or(() -> originals.payloadDigest(reference));
            if (isHttp(record)) {
                readHttp(revisit.http(), OptionalLong.empty());
            }
        } else {
            capture.servedType(mediaType(headers).orElse(null)).payloadLength(blockLength);
        }
    }

    private void readHttp(HttpResponse http, OptionalLong blockLength) throws IOException {
        if (http.status() >= 100 && http.status() <= 999) {
            capture.status(http.status());
        }
        capture.servedType(mediaType(http.headers()).orElse(null));
        if (http.status() / 100 == 3) {
            capture.redirectTo(http.headers().first("Location").map(this::resolve).orElse(null));
        }
        if (blockLength.isPresent()) {
            capture.payloadLength(payloadLength(http, blockLength.getAsLong()));
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

    static boolean isHttp(WarcRecord record) throws IOException {
        return record.body().size() > 0
                && mediaType(record.headers()).orElse("").equals("application/http");
    }

    /**
     * Takes a record that was written together with this one; others change nothing.
     *
     * @param asked what it says, if it is a request
     */
    void add(WarcRecord record, long offset, Optional<Asked> asked) throws IOException {
        boolean concurrent =
                record.headers().all("WARC-Concurrent-To").stream()
                        .anyMatch(id -> withoutBrackets(id).equals(recordId));
        if (!concurrent || !(record instanceof WarcRequest || record instanceof WarcMetadata)) {
            return;
        }
        String id = record.headers().first("WARC-Record-ID").orElse("");
        related.add(new RelatedRecord(record.type(), withoutBrackets(id), offset));
        asked.ifPresent(this::askedBy);
        if (record instanceof WarcMetadata metadata && metadata.body().size() <= LARGEST_FIELDS) {
            MessageHeaders fields = metadata.fields();
            capture.via(fields.first("via").orElse(null));
            // A seed has no way behind it, and Heritrix leaves the field out.
            capture.hopPath(fields.first("hopsFromSeed").orElse(""));
        }
    }

    /**
     * Takes a request that stands before this record, as wget writes it; one that this record does
     * not name changes nothing.
     */
    void precededBy(RelatedRecord request, Asked asked) {
        if (concurrent.contains(request.recordId())) {
            related.add(request);
            askedBy(asked);
        }
    }

    private void askedBy(Asked asked) {
        if (!asked.method().equals("GET")) {
            capture.method(asked.method());
        }
        if (!asked.posted().isEmpty()) {
            capture.urlkey(UrlKey.of(PostedRequest.appended(url, asked.posted())).value())
                    .bodyKey(asked.posted());
        }
    }

    /** Takes the payload's digests, for a record that states none of the kind that is indexed. */
    void digested(PayloadDigests sha1) {
        digest = digest.or(() -> Optional.of(sha1.payload()));
    }

    /** The message; it says that the record was written by this instant at the latest. */
    ResourceCaptured writtenBy(Instant now) {
        return capture.payloadDigest(digest.orElse(null))
                .relatedRecords(related)
                .writtenAt(now)
                .build();
    }

    private static Optional<Original> revisitOf(
            MessageHeaders headers,
            RevisitReference reference,
            RevisitReference.Originals originals) {
        Optional<String> file =
                headers.first("WARC-Refers-To-Filename").filter(originals::mayStandIn);
        Optional<String> offset =
                headers.first("WARC-Refers-To-File-Offset").filter(o -> o.matches("[0-9]{1,18}"));
        if (file.isPresent()
                && offset.isPresent()
                && reference.url().isPresent()
                && reference.capturedAt().isPresent()) {
            return Optional.of(
                    new Original(
                            file.get(),
                            Long.parseLong(offset.get()),
                            reference.url().get(),
                            reference.capturedAt().get()));
        }
        return originals.find(reference);
    }

    /** What a revisit's headers say of its original. */
    static RevisitReference reference(MessageHeaders headers, Optional<String> digest) {
        return new RevisitReference(
                headers.first("WARC-Refers-To").map(RecordedCapture::withoutBrackets),
                headers.first("WARC-Refers-To-Target-URI").map(RecordedCapture::withoutBrackets),
                headers.first("WARC-Refers-To-Date").map(RecordedCapture::instant),
                digest);
    }

    /** The payload of a resource record is its block (ISO 28500 §6.4). */
    static Optional<String> statedDigest(MessageHeaders headers, RecordType type) {
        Optional<String> payload = headers.first("WARC-Payload-Digest");
        return payload.isPresent() || type != RecordType.RESOURCE
                ? payload
                : headers.first("WARC-Block-Digest");
    }

    /** In the form that is indexed; empty for another algorithm. */
    private static Optional<String> sha1(String stated) {
        try {
            return Optional.of(new WarcDigest(stated).prefixedBase32())
                    .map(d -> d.substring(0, 5) + d.substring(5).toUpperCase(Locale.ROOT))
                    .filter(d -> d.matches("sha1:[A-Z2-7]{32}"));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> mediaType(MessageHeaders headers) {
        return headers.first("Content-Type")
                .map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(t -> !t.isEmpty() && t.length() <= LONGEST_TYPE);
    }

    private String resolve(String location) {
        try {
            return URI.create(url).resolve(location.strip()).toString();
        } catch (IllegalArgumentException e) {
            return location.strip();
        }
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no WARC date: '" + text + "'", e);
        }
    }

    static String need(MessageHeaders headers, String name) {
        return headers.first(name)
                .orElseThrow(() -> new IllegalArgumentException("record lacks " + name));
    }

    static String withoutBrackets(String id) {
        String bare = id.strip();
        return bare.startsWith("<") && bare.endsWith(">")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
