package org.diancang.events;

import java.time.Instant;
import java.util.Objects;

/**
 * The capture that a revisit repeats: always a response or resource, never another revisit.
 *
 * @param file WARC file of the original
 * @param offset byte offset of its record
 * @param url URL that it was captured under ({@code WARC-Refers-To-Target-URI})
 * @param capturedAt its {@code WARC-Date} ({@code WARC-Refers-To-Date})
 */
public record Original(String file, long offset, String url, Instant capturedAt) {
    public Original {
        Objects.requireNonNull(file, "file is missing");
        Objects.requireNonNull(url, "url is missing");
        Objects.requireNonNull(capturedAt, "capturedAt is missing");
    }

    /** Natural key of the original. */
    public CaptureId captureId() {
        return new CaptureId(file, offset);
    }
}
