package org.diancang.warcstore.records;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * The records of a WARC or ARC file in their order, and what lies between them. Damage ends
 * nothing: the search goes on for the next record. Whatever the bytes are, it ends, in a time that
 * grows with the file and not with what the file claims. For one thread; the channel is moved about
 * and not closed.
 */
public sealed interface Parts permits GzipParts, PlainParts {
    /**
     * Begins at the start of a file.
     *
     * @throws IOException if the file can't be read
     */
    static Parts of(SeekableByteChannel channel) throws IOException {
        Window window = new Window(channel);
        return window.at(0) == GzipMember.FIRST_MAGIC && window.at(1) == GzipMember.SECOND_MAGIC
                ? new GzipParts(window)
                : new PlainParts(window);
    }

    /**
     * The next part; empty at the end of the file.
     *
     * @throws IOException if the file can't be read, which has nothing to do with what stands in it
     */
    Optional<Part> next() throws IOException;
}
