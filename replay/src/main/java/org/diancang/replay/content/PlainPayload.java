package org.diancang.replay.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * Bytes that are served as they are.
 *
 * @param stream read once, from the start
 * @param length bytes, where the record says how many
 * @param measure counts them otherwise
 * @param entityTag strong validator of exactly these bytes (RFC 9110 §8.8.3), quotes included
 */
record PlainPayload(InputStream stream, OptionalLong length, Measure measure, String entityTag) {
    /** Reads a payload through once more, to learn its length; memory stays bounded. */
    interface Measure {
        long bytes() throws IOException;
    }

    long knownLength() throws IOException {
        return length.isPresent() ? length.getAsLong() : measure.bytes();
    }
}
