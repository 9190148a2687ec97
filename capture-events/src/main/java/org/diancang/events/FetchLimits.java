package org.diancang.events;

import java.time.Duration;
import java.util.Objects;

/**
 * What a single fetch may take; what is beyond is cut off, and the record says so.
 *
 * @param maxBytes bytes of an answer at most, 1 or more
 * @param longest longest time from the first byte asked for to the last received
 * @param silence longest time in which nothing comes
 */
public record FetchLimits(long maxBytes, Duration longest, Duration silence) {
    /** A gibibyte, ten minutes, twenty seconds. */
    public static final FetchLimits PLAIN =
            new FetchLimits(1L << 30, Duration.ofMinutes(10), Duration.ofSeconds(20));

    public FetchLimits {
        Objects.requireNonNull(longest, "longest is missing");
        Objects.requireNonNull(silence, "silence is missing");
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be 1 or more, is " + maxBytes);
        }
        if (longest.toSeconds() < 1 || silence.toSeconds() < 1) {
            throw new IllegalArgumentException("longest and silence must be 1 s or more");
        }
    }
}
