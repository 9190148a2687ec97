package org.diancang.indexer.fulltext.search.export;

import java.io.IOException;
import java.io.OutputStream;

/** Something to send, read as it is written. */
interface Export {
    /**
     * Writes all of it.
     *
     * @throws IOException if the reader is gone
     * @throws RuntimeException if it can't be read to its end
     */
    void writeTo(OutputStream out) throws IOException;
}
