package org.diancang.indexer.cdx;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.diancang.events.CaptureId;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.jspecify.annotations.Nullable;

/**
 * What a CDX line says beside its key; its JSON is the third column of CDXJ, stored and answered as
 * it is.
 *
 * @param mime media type as served; {@value #REVISIT} for a revisit, as CDX peers expect
 * @param servedType of a revisit: the media type as served
 * @param digest with its algorithm, such as {@code sha1:…}
 * @param length bytes of the record in its file
 * @param payloadLength bytes of the payload
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
record CdxLine(
        String url,
        @Nullable String mime,
        @Nullable Integer status,
        @Nullable String digest,
        long length,
        long offset,
        String filename,
        RecordType recordType,
        String recordId,
        Instant capturedAt,
        Instant writtenAt,
        CaptureId captureId,
        UUID crawlId,
        UUID siteId,
        UUID libraryId,
        @Nullable RevisitOf revisitOf,
        @Nullable String redirect,
        @Nullable String serverIp,
        @Nullable String truncated,
        @Nullable String method,
        @Nullable String bodyKey,
        @Nullable String servedType,
        @Nullable Long payloadLength) {

    CdxLine {
        Objects.requireNonNull(url, "url is missing");
        Objects.requireNonNull(filename, "filename is missing");
        Objects.requireNonNull(recordType, "recordType is missing");
    }

    /** Media type that stands for a revisit. */
    static final String REVISIT = "warc/revisit";

    /**
     * The original of a revisit.
     *
     * @param filename its WARC file
     * @param offset byte offset of its record
     * @param url URL that it was captured under
     * @param capturedAt its {@code WARC-Date}
     */
    record RevisitOf(String filename, long offset, String url, Instant capturedAt) {
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

    /** The line of a capture; equal captures give equal lines. */
    static CdxLine of(ResourceCaptured capture) {
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
                capture.payloadLength());
    }
}
