package org.diancang.indexer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CaptureId;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.jspecify.annotations.Nullable;

/** What the CDX index says of one capture. */
public interface CaptureLine {
    /** Where the line stands among all. */
    LinePlace place();

    /** Where the record stands. */
    CaptureId captureId();

    /** {@code WARC-Record-ID} without angle brackets. */
    String recordId();

    /** Response, revisit or resource. */
    RecordType recordType();

    /** Exactly {@code WARC-Date}. */
    Instant capturedAt();

    /** Site that it belongs to. */
    UUID siteId();

    /** Library that owns the site. */
    UUID libraryId();

    /** HTTP status where it has one. */
    @Nullable Integer status();

    /** Digest of the payload where it has one. */
    @Nullable String payloadDigest();

    /** Bytes of the record in its file. */
    long length();

    /** The original of a revisit, where it is known with its URL and time. */
    Optional<Original> revisitOf();

    /** The line as CDX of 11 columns, with its line feed. */
    byte[] cdx();

    /** The line as CDXJ, with its line feed. */
    byte[] cdxj();
}
