package org.diancang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The natural key of a capture everywhere: where its record stands, written {@code file:offset}.
 *
 * @param file name of the WARC file, without folder and without any suffix of being open
 * @param offset byte offset of the record's first byte in the file, 0 or more
 */
public record CaptureId(String file, long offset) implements Comparable<CaptureId> {
    public CaptureId {
        Objects.requireNonNull(file, "file is missing");
        if (file.isBlank() || file.indexOf(':') >= 0 || file.indexOf('/') >= 0) {
            throw new IllegalArgumentException("file is not a WARC file name: '" + file + "'");
        }
        if (offset < 0) {
            throw new IllegalArgumentException("offset must be 0 or more, is " + offset);
        }
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if the text is not {@code file:offset}
     */
    @JsonCreator
    public static CaptureId parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("not file:offset: '" + text + "'");
        }
        try {
            return new CaptureId(
                    text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not file:offset: '" + text + "'", e);
        }
    }

    @Override
    public int compareTo(CaptureId other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }

    @JsonValue
    @Override
    public String toString() {
        return file + ":" + offset;
    }
}
