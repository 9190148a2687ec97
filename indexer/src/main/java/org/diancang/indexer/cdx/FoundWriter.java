package org.diancang.indexer.cdx;

import java.io.IOException;

/**
 * Writes what was found in one of its forms.
 *
 * @param <T> what one of it is
 */
public interface FoundWriter<T> {
    /** Before the first. */
    default void start() throws IOException {}

    /**
     * One of it.
     *
     * @return whether more are wanted
     */
    boolean write(T found) throws IOException;

    /** Hands on what it holds back, such as a compressor: the caller has waited for long. */
    default void flush() throws IOException {}

    /** After the last. */
    default void end() throws IOException {}
}
