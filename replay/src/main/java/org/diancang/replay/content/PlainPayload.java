package org.diancang.replay.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.replay.capture.Capture;

/**
 * Bytes that are served as they are.
 *
 * @param bytes asked for once
 * @param length bytes, where the record says how many
 * @param measure counts them otherwise
 * @param entityTag strong validator of exactly these bytes (RFC 9110 §8.8.3), quotes included
 */
record PlainPayload(Bytes bytes, OptionalLong length, Measure measure, String entityTag) {
    /** Where they are. */
    interface Bytes {
        /** Those from one on, to the end. */
        InputStream from(long first) throws IOException;

        /** Those of a capture that are read past up to there where they must be. */
        static Bytes recorded(Capture capture, InputStream fromStart) {
            return first -> {
                Optional<InputStream> sought =
                        first == 0 ? Optional.empty() : capture.soughtPayload(first);
                return sought.isPresent() ? sought.get() : readPast(fromStart, first);
            };
        }

        /** Those of a stream. */
        static Bytes decoded(InputStream fromStart) {
            return first -> readPast(fromStart, first);
        }

        private static InputStream readPast(InputStream in, long first) throws IOException {
            in.skipNBytes(first);
            return in;
        }
    }

    /** Reads a payload through once more, to learn its length; memory stays bounded. */
    interface Measure {
        long bytes() throws IOException;
    }

    long knownLength() throws IOException {
        return length.isPresent() ? length.getAsLong() : measure.bytes();
    }
}
