package org.diancang.indexer.fulltext.extract;

import java.time.Duration;

/**
 * What one page may cost.
 *
 * @param payloadBytes bytes of decoded payload that are read at most; what follows is ignored
 * @param textBytes bytes of UTF-8 text that are kept at most
 * @param tags tags of an HTML page that are looked at
 * @param time how long one page may take
 */
public record ExtractionLimits(int payloadBytes, int textBytes, int tags, Duration time) {
    public ExtractionLimits {
        positive("payloadBytes", payloadBytes);
        positive("textBytes", textBytes);
        positive("tags", tags);
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be positive, is " + time);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
    }
}
