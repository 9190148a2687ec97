package org.diancang.indexer.cdx;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.diancang.events.CaptureId;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.jspecify.annotations.Nullable;

/**
 * What a CDX line says beside its key; as JSON the third column of CDXJ. Lines of our own captures
 * say everything, lines that others wrote what they have.
 *
 * @param url as captured
 * @param mime media type as served; {@value #REVISIT} for a revisit, as CDX peers expect
 * @param status HTTP status
 * @param digest with its algorithm where the line names it, such as {@code sha1:…}
 * @param length bytes of the record in its file
 * @param offset byte offset of the record in its file
 * @param filename name of the file; lines that others wrote may have a path
 * @param capturedAt exactly {@code WARC-Date}, of which the timestamp is the beginning
 * @param revisitOf the original of a revisit, where the line names it
 * @param servedType of a revisit: the media type as served
 * @param payloadLength bytes of the payload
 * @param robotflags column M of CDX 11: any of {@code AFI} for noarchive, nofollow, noindex
 * @param other members of CDXJ that have no name here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "url",
    "mime",
    "status",
    "digest",
    "length",
    "offset",
    "filename",
    "recordType",
    "recordId",
    "capturedAt",
    "writtenAt",
    "captureId",
    "crawlId",
    "siteId",
    "libraryId",
    "revisitOf"
})
public record CdxLine(
        String url,
        @Nullable String mime,
        @Nullable Integer status,
        @Nullable String digest,
        @Nullable Long length,
        long offset,
        String filename,
        @Nullable RecordType recordType,
        @Nullable String recordId,
        @Nullable Instant capturedAt,
        @Nullable Instant writtenAt,
        @Nullable CaptureId captureId,
        @Nullable UUID crawlId,
        @Nullable UUID siteId,
        @Nullable UUID libraryId,
        @Nullable RevisitOf revisitOf,
        @Nullable String redirect,
        @Nullable String serverIp,
        @Nullable String truncated,
        @Nullable String method,
        @Nullable String bodyKey,
        @Nullable String servedType,
        @Nullable Long payloadLength,
        @Nullable String robotflags,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    /** Media type that stands for a revisit. */
    public static final String REVISIT = "warc/revisit";

    /**
     * @throws NullPointerException if url or filename is missing
     */
    public CdxLine {
        Objects.requireNonNull(url, "url is missing");
        Objects.requireNonNull(filename, "filename is missing");
        other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
    }

    /**
     * The original of a revisit.
     *
     * @param filename its WARC file
     * @param offset byte offset of its record
     * @param url URL that it was captured under, where known
     * @param capturedAt its {@code WARC-Date}, where known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RevisitOf(
            String filename, long offset, @Nullable String url, @Nullable Instant capturedAt) {
        static @Nullable RevisitOf of(@Nullable Original original) {
            return original == null
                    ? null
                    : new RevisitOf(
                            original.file(),
                            original.offset(),
                            original.url(),
                            original.capturedAt());
        }
    }

    /** Whether the record says that the payload is that of an earlier one. */
    @JsonIgnore
    public boolean isRevisit() {
        return recordType == RecordType.REVISIT || REVISIT.equals(mime);
    }

    /**
     * A line that says no more than a line of CDX 11 can.
     *
     * @param robotflags any of {@code AFI}
     */
    public static CdxLine plain(
            String url,
            @Nullable String mime,
            @Nullable Integer status,
            @Nullable String digest,
            @Nullable String redirect,
            @Nullable String robotflags,
            @Nullable Long length,
            long offset,
            String filename) {
        return new CdxLine(
                url,
                mime,
                status,
                digest,
                length,
                offset,
                filename,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                redirect,
                null,
                null,
                null,
                null,
                null,
                null,
                robotflags,
                Map.of());
    }

    /** Whether a line of CDX 11 can say all that it says. */
    @JsonIgnore
    public boolean isPlain() {
        return recordType == null
                && recordId == null
                && capturedAt == null
                && writtenAt == null
                && captureId == null
                && crawlId == null
                && siteId == null
                && libraryId == null
                && revisitOf == null
                && serverIp == null
                && truncated == null
                && method == null
                && bodyKey == null
                && servedType == null
                && payloadLength == null
                && other.isEmpty();
    }

    /** The same line with more members that have no name here, or with other values of them. */
    public CdxLine with(Map<String, Object> members) {
        Map<String, Object> all = new LinkedHashMap<>(other);
        all.putAll(members);
        return new CdxLine(
                url,
                mime,
                status,
                digest,
                length,
                offset,
                filename,
                recordType,
                recordId,
                capturedAt,
                writtenAt,
                captureId,
                crawlId,
                siteId,
                libraryId,
                revisitOf,
                redirect,
                serverIp,
                truncated,
                method,
                bodyKey,
                servedType,
                payloadLength,
                robotflags,
                all);
    }

    /** The line of a capture; equal captures give equal lines. */
    public static CdxLine of(ResourceCaptured capture) {
        boolean revisit = capture.recordType() == RecordType.REVISIT;
        return new CdxLine(
                capture.url(),
                revisit ? REVISIT : capture.servedType(),
                capture.status(),
                capture.payloadDigest(),
                capture.length(),
                capture.offset(),
                capture.file(),
                capture.recordType(),
                capture.recordId(),
                capture.capturedAt(),
                capture.writtenAt(),
                capture.captureId(),
                capture.crawlId(),
                capture.siteId(),
                capture.libraryId(),
                RevisitOf.of(capture.revisitOf()),
                capture.redirectTo(),
                capture.serverIp(),
                capture.truncated(),
                capture.method(),
                capture.bodyKey(),
                revisit ? capture.servedType() : null,
                capture.payloadLength(),
                null,
                Map.of());
    }
}
