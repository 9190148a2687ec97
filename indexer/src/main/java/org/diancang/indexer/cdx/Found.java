package org.diancang.indexer.cdx;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * What is found, read as it is asked for; memory does not grow with its number.
 *
 * <p>{@link #hasNext()} and {@link #next()} throw {@link TooBroadLookUpException} if nothing is
 * found for too long, and {@link CdxUnavailableException} if a part of the index can't be read any
 * more: then what was read so far is not the whole.
 *
 * @param <T> what one of it is
 */
public interface Found<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();

    /** Nothing. */
    static <T> Found<T> none() {
        return new Found<>() {
            @Override
            public boolean hasNext() {
                return false;
            }

            @Override
            public T next() {
                throw new NoSuchElementException("nothing was found");
            }

            @Override
            public void close() {}
        };
    }
}
