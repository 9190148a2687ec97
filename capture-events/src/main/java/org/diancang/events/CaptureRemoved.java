package org.diancang.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A capture is to be in no search index any more, for good, and where it is purged, in no CDX index
 * either: events that announce it, before or after, bring it back neither now nor when an index is
 * made anew.
 *
 * @param file WARC file of its record
 * @param offset where its record begins in the file
 * @param urlkey as the capture has it
 * @param payloadDigest as the capture has it; absent where it has none
 * @param capturedAt as the capture has it
 * @param reason why, for people
 * @param removedAt when it was decided
 * @param purged whether no CDX index may have its line; absent: its line stays as it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaptureRemoved(
        String file,
        long offset,
        String urlkey,
        @Nullable String payloadDigest,
        Instant capturedAt,
        String reason,
        Instant removedAt,
        @Nullable Boolean purged) {
    public CaptureRemoved {
        var _ = new CaptureId(file, offset);
        Objects.requireNonNull(urlkey, "urlkey is missing");
        Objects.requireNonNull(capturedAt, "capturedAt is missing");
        Objects.requireNonNull(reason, "reason is missing");
        Objects.requireNonNull(removedAt, "removedAt is missing");
        if (urlkey.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("urlkey and reason must not be empty");
        }
    }

    /** Which capture; the message's key. */
    public CaptureId captureId() {
        return new CaptureId(file, offset);
    }
}
