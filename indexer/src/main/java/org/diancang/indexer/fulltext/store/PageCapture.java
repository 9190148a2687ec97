package org.diancang.indexer.fulltext.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.UUID;
import org.diancang.events.ResourceCaptured;
import org.jspecify.annotations.Nullable;

/**
 * One capture of a page, as the index keeps it.
 *
 * @param captureId natural key
 * @param capturedAt when, exactly as the record has it
 * @param siteId site that it belongs to
 * @param libraryId library that owns the site
 * @param status HTTP status where it has one
 * @param year calendar year of {@code capturedAt}, in UTC as archive timestamps are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageCapture(
        String captureId,
        Instant capturedAt,
        UUID siteId,
        UUID libraryId,
        @Nullable Integer status,
        int year) {
    /** Oldest first; captures of one instant by their key. */
    public static final Comparator<PageCapture> BY_TIME =
            Comparator.comparing(PageCapture::capturedAt).thenComparing(PageCapture::captureId);

    /** What it may have in common with others. */
    public CaptureTraits traits() {
        return new CaptureTraits(siteId, libraryId, status, year);
    }

    /** What the index keeps of a capture. */
    public static PageCapture of(ResourceCaptured capture) {
        return new PageCapture(
                capture.captureId().toString(),
                capture.capturedAt(),
                capture.siteId(),
                capture.libraryId(),
                capture.status(),
                capture.capturedAt().atOffset(ZoneOffset.UTC).getYear());
    }
}
