package org.diancang.replay.screenshot;

import java.nio.file.Path;

/** What became of a wish for a picture. */
public sealed interface Picture {
    /**
     * It was made, and is kept until it is closed.
     *
     * @param png its file
     * @param bytes size of that
     * @param kept what is given back
     */
    record Taken(Path png, long bytes, Runnable kept) implements Picture, AutoCloseable {
        @Override
        public void close() {
            kept.run();
        }
    }

    /** No browser is configured. */
    record Off() implements Picture {}

    /** So many are being made that this one has to come again. */
    record Busy() implements Picture {}

    /** The page took more time or memory than it may. */
    record TooMuch() implements Picture {}

    /** The browser couldn't make one. */
    record Failed() implements Picture {}
}
