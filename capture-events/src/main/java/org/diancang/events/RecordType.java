package org.diancang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The WARC record types that are captures and have a CDX line (ISO 28500 §6). */
public enum RecordType {
    /** §6.3: what a server answered, status line and headers included. */
    RESPONSE,
    /** §6.7: a payload equal to an earlier one. */
    REVISIT,
    /** §6.4: bytes without a protocol's envelope, such as a DNS answer. */
    RESOURCE;

    /**
     * Reads the value of a {@code WARC-Type} header.
     *
     * @throws IllegalArgumentException if records of that type are not captures
     */
    @JsonCreator
    public static RecordType of(String warcType) {
        return valueOf(warcType.toUpperCase(Locale.ROOT));
    }

    /** Whether records of this {@code WARC-Type} are captures. */
    public static boolean isCapture(String warcType) {
        return switch (warcType) {
            case "response", "revisit", "resource" -> true;
            default -> false;
        };
    }

    /** The value of the {@code WARC-Type} header. */
    @JsonValue
    public String warcType() {
        return name().toLowerCase(Locale.ROOT);
    }
}
