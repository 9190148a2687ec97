package org.diancang.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One response, revisit or resource record stands in a WARC file. Keyed by {@link #captureId()}:
 * delivering it twice changes nothing.
 *
 * @param captureId natural key: file and offset of the record
 * @param schemaVersion version of this message, {@value #SCHEMA_VERSION} today
 * @param url URL exactly as captured
 * @param urlkey SURT form, the key of a CDX line
 * @param partitionKey key that captures of one registered domain share
 * @param capturedAt exactly {@code WARC-Date}, as precise as the record has it
 * @param writtenAt instant after the record was flushed; freshness is measured from here
 * @param recordType response, revisit or resource
 * @param recordId {@code WARC-Record-ID} without angle brackets
 * @param method HTTP method where not GET
 * @param bodyKey key of the request's body where the method has one
 * @param status HTTP status, 100 to 599; absent where the record has none
 * @param servedType media type as served, without parameters
 * @param payloadDigest {@code sha1:} and Base32, as CDX peers expect
 * @param file WARC file name
 * @param offset byte offset of the record's first byte
 * @param length bytes of the gzip member in the file
 * @param payloadLength bytes of the payload
 * @param truncated {@code WARC-Truncated}: length, time, disconnect, unspecified
 * @param redirectTo absolute target of a redirect
 * @param serverIp {@code WARC-IP-Address}
 * @param via URL of the page that led here
 * @param hopPath path from the seed, one letter a hop
 * @param annotations the engine's remarks
 * @param relatedRecords request and metadata records
 * @param revisitOf the original, where a revisit names one
 * @param crawlId crawl that wrote it
 * @param siteId site that it belongs to
 * @param libraryId library that owns the site
 * @param workerId adapter that ran the crawl
 * @param epoch assignment of the crawl, 1 or more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceCaptured(
        CaptureId captureId,
        int schemaVersion,
        String url,
        String urlkey,
        String partitionKey,
        Instant capturedAt,
        Instant writtenAt,
        RecordType recordType,
        String recordId,
        @Nullable String method,
        @Nullable String bodyKey,
        @Nullable Integer status,
        @Nullable String servedType,
        @Nullable String payloadDigest,
        String file,
        long offset,
        long length,
        @Nullable Long payloadLength,
        @Nullable String truncated,
        @Nullable String redirectTo,
        @Nullable String serverIp,
        @Nullable String via,
        @Nullable String hopPath,
        List<String> annotations,
        List<RelatedRecord> relatedRecords,
        @Nullable Original revisitOf,
        UUID crawlId,
        UUID siteId,
        UUID libraryId,
        String workerId,
        int epoch) {
    /** Version of the message that this code writes. */
    public static final int SCHEMA_VERSION = 1;

    public ResourceCaptured {
        Objects.requireNonNull(captureId, "captureId is missing");
        Objects.requireNonNull(url, "url is missing");
        Objects.requireNonNull(urlkey, "urlkey is missing");
        Objects.requireNonNull(partitionKey, "partitionKey is missing");
        Objects.requireNonNull(capturedAt, "capturedAt is missing");
        Objects.requireNonNull(writtenAt, "writtenAt is missing");
        Objects.requireNonNull(recordType, "recordType is missing");
        Objects.requireNonNull(recordId, "recordId is missing");
        Objects.requireNonNull(file, "file is missing");
        Objects.requireNonNull(crawlId, "crawlId is missing");
        Objects.requireNonNull(siteId, "siteId is missing");
        Objects.requireNonNull(libraryId, "libraryId is missing");
        Objects.requireNonNull(workerId, "workerId is missing");
        if (!captureId.file().equals(file) || captureId.offset() != offset) {
            throw new IllegalArgumentException(
                    "captureId " + captureId + " does not name file " + file + " at " + offset);
        }
        if (length <= 0) {
            throw new IllegalArgumentException("length must be positive, is " + length);
        }
        if (status != null && (status < 100 || status > 999)) {
            throw new IllegalArgumentException("status out of range: " + status);
        }
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch must be 1 or more, is " + epoch);
        }
        annotations = annotations == null ? List.of() : List.copyOf(annotations);
        relatedRecords = relatedRecords == null ? List.of() : List.copyOf(relatedRecords);
    }

    /** A builder, since a capture has more facts than a constructor reads well with. */
    public static Builder at(CaptureId captureId) {
        return new Builder(captureId);
    }

    /** Collects the facts of one capture; {@link #build()} checks that none is missing. */
    public static final class Builder {
        private final CaptureId captureId;
        private @Nullable String url;
        private @Nullable String urlkey;
        private @Nullable String partitionKey;
        private @Nullable Instant capturedAt;
        private @Nullable Instant writtenAt;
        private @Nullable RecordType recordType;
        private @Nullable String recordId;
        private @Nullable String method;
        private @Nullable String bodyKey;
        private @Nullable Integer status;
        private @Nullable String servedType;
        private @Nullable String payloadDigest;
        private long length;
        private @Nullable Long payloadLength;
        private @Nullable String truncated;
        private @Nullable String redirectTo;
        private @Nullable String serverIp;
        private @Nullable String via;
        private @Nullable String hopPath;
        private List<String> annotations = List.of();
        private List<RelatedRecord> relatedRecords = List.of();
        private @Nullable Original revisitOf;
        private @Nullable UUID crawlId;
        private @Nullable UUID siteId;
        private @Nullable UUID libraryId;
        private @Nullable String workerId;
        private int epoch;

        private Builder(CaptureId captureId) {
            this.captureId = captureId;
        }

        /** Sets URL exactly as captured. */
        public Builder url(String url) {
            this.url = url;
            return this;
        }

        /** Sets SURT form, the key of a CDX line. */
        public Builder urlkey(String urlkey) {
            this.urlkey = urlkey;
            return this;
        }

        /** Sets key that captures of one registered domain share. */
        public Builder partitionKey(String partitionKey) {
            this.partitionKey = partitionKey;
            return this;
        }

        /** Sets exactly {@code WARC-Date}, as precise as the record has it. */
        public Builder capturedAt(Instant capturedAt) {
            this.capturedAt = capturedAt;
            return this;
        }

        /** Sets instant after the record was flushed; freshness is measured from here. */
        public Builder writtenAt(Instant writtenAt) {
            this.writtenAt = writtenAt;
            return this;
        }

        /** Sets response, revisit or resource. */
        public Builder recordType(RecordType recordType) {
            this.recordType = recordType;
            return this;
        }

        /** Sets {@code WARC-Record-ID} without angle brackets. */
        public Builder recordId(String recordId) {
            this.recordId = recordId;
            return this;
        }

        /** Sets HTTP method where not GET. */
        public Builder method(@Nullable String method) {
            this.method = method;
            return this;
        }

        /** Sets key of the request's body where the method has one. */
        public Builder bodyKey(@Nullable String bodyKey) {
            this.bodyKey = bodyKey;
            return this;
        }

        /** Sets HTTP status, 100 to 599; absent where the record has none. */
        public Builder status(@Nullable Integer status) {
            this.status = status;
            return this;
        }

        /** Sets media type as served, without parameters. */
        public Builder servedType(@Nullable String servedType) {
            this.servedType = servedType;
            return this;
        }

        /** Sets {@code sha1:} and Base32, as CDX peers expect. */
        public Builder payloadDigest(@Nullable String payloadDigest) {
            this.payloadDigest = payloadDigest;
            return this;
        }

        /** Sets bytes of the gzip member in the file. */
        public Builder length(long length) {
            this.length = length;
            return this;
        }

        /** Sets bytes of the payload. */
        public Builder payloadLength(@Nullable Long payloadLength) {
            this.payloadLength = payloadLength;
            return this;
        }

        /** Sets {@code WARC-Truncated}: length, time, disconnect, unspecified. */
        public Builder truncated(@Nullable String truncated) {
            this.truncated = truncated;
            return this;
        }

        /** Sets absolute target of a redirect. */
        public Builder redirectTo(@Nullable String redirectTo) {
            this.redirectTo = redirectTo;
            return this;
        }

        /** Sets {@code WARC-IP-Address}. */
        public Builder serverIp(@Nullable String serverIp) {
            this.serverIp = serverIp;
            return this;
        }

        /** Sets URL of the page that led here. */
        public Builder via(@Nullable String via) {
            this.via = via;
            return this;
        }

        /** Sets path from the seed, one letter a hop. */
        public Builder hopPath(@Nullable String hopPath) {
            this.hopPath = hopPath;
            return this;
        }

        /** Sets the engine's remarks. */
        public Builder annotations(List<String> annotations) {
            this.annotations = annotations;
            return this;
        }

        /** Sets request and metadata records. */
        public Builder relatedRecords(List<RelatedRecord> relatedRecords) {
            this.relatedRecords = relatedRecords;
            return this;
        }

        /** Sets the original, where a revisit names one. */
        public Builder revisitOf(@Nullable Original revisitOf) {
            this.revisitOf = revisitOf;
            return this;
        }

        /** Sets crawl that wrote it. */
        public Builder crawlId(UUID crawlId) {
            this.crawlId = crawlId;
            return this;
        }

        /** Sets site that it belongs to. */
        public Builder siteId(UUID siteId) {
            this.siteId = siteId;
            return this;
        }

        /** Sets library that owns the site. */
        public Builder libraryId(UUID libraryId) {
            this.libraryId = libraryId;
            return this;
        }

        /** Sets adapter that ran the crawl. */
        public Builder workerId(String workerId) {
            this.workerId = workerId;
            return this;
        }

        /** Sets assignment of the crawl, 1 or more. */
        public Builder epoch(int epoch) {
            this.epoch = epoch;
            return this;
        }

        /**
         * The message.
         *
         * @throws IllegalStateException naming a fact that every capture has and this one lacks
         */
        public ResourceCaptured build() {
            return new ResourceCaptured(
                    captureId,
                    SCHEMA_VERSION,
                    need(url, "url"),
                    need(urlkey, "urlkey"),
                    need(partitionKey, "partitionKey"),
                    need(capturedAt, "capturedAt"),
                    need(writtenAt, "writtenAt"),
                    need(recordType, "recordType"),
                    need(recordId, "recordId"),
                    method,
                    bodyKey,
                    status,
                    servedType,
                    payloadDigest,
                    captureId.file(),
                    captureId.offset(),
                    length,
                    payloadLength,
                    truncated,
                    redirectTo,
                    serverIp,
                    via,
                    hopPath,
                    annotations,
                    relatedRecords,
                    revisitOf,
                    need(crawlId, "crawlId"),
                    need(siteId, "siteId"),
                    need(libraryId, "libraryId"),
                    need(workerId, "workerId"),
                    epoch);
        }

        private <T> T need(@Nullable T value, String name) {
            if (value == null) {
                throw new IllegalStateException(captureId + " lacks " + name);
            }
            return value;
        }
    }
}
