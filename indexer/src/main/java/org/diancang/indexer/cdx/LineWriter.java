package org.diancang.indexer.cdx;

import java.io.IOException;

/** Writes the lines of an answer in one of its forms. */
public interface LineWriter {
    /** Before the first line. */
    default void start() throws IOException {}

    /**
     * One line.
     *
     * @return whether more are wanted
     */
    boolean write(StoredLine line) throws IOException;

    /** Hands on what it holds back, such as a compressor: the caller has waited for long. */
    default void flush() throws IOException {}

    /** After the last line. */
    default void end() throws IOException {}
}
