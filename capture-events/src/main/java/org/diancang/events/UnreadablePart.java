package org.diancang.events;

import java.util.Objects;

/**
 * Something of an imported file that can't be read, or that is not what it says.
 *
 * @param offset of its first byte in the file
 * @param length its bytes
 * @param reason what is wrong, for people
 */
public record UnreadablePart(long offset, long length, String reason) {
    public UnreadablePart {
        Objects.requireNonNull(reason, "reason is missing");
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "offset and length must be 0 or more, are " + offset + " and " + length);
        }
    }
}
