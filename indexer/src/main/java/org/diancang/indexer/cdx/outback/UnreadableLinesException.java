package org.diancang.indexer.cdx.outback;

import java.io.IOException;

/** Lines that can't be read to their end: a broken gzip stream, or a caller who went away. */
final class UnreadableLinesException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableLinesException(IOException cause) {
        super(
                "The lines can't be read to their end; those before may have been taken in. Send"
                        + " them again: none counts twice.",
                cause);
    }
}
