package org.diancang.replay.screenshot;

/** What became of a wish for a picture. */
public sealed interface Picture {
    /**
     * It was made.
     *
     * @param png its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // It is handed on once, and compared by nobody.
    record Taken(byte[] png) implements Picture {}

    /** No browser is configured. */
    record Off() implements Picture {}

    /** So many are being made that this one has to come again. */
    record Busy() implements Picture {}

    /** The page took more time or memory than it may. */
    record TooMuch() implements Picture {}

    /** The browser couldn't make one. */
    record Failed() implements Picture {}
}
