package org.diancang.replay.reader.compare;

import java.util.Optional;
import java.util.stream.Stream;

/** How two versions are put beside each other. */
public enum Show {
    /** Side by side. */
    BOTH("both"),
    /** One over the other, and as much of it as the reader wants. */
    OVERLAY("overlay"),
    /** One subtracted from the other by the browser: black where they are the same. */
    DIFFERENCE("difference"),
    /** Only their texts. */
    TEXT("text");

    private final String text;

    Show(String text) {
        this.text = text;
    }

    /** As written in an address. */
    public String text() {
        return text;
    }

    /** Reads the form of {@link #text()}; nothing means side by side. */
    static Optional<Show> parse(String text) {
        return text.isEmpty()
                ? Optional.of(BOTH)
                : Stream.of(values()).filter(show -> show.text.equals(text)).findFirst();
    }
}
