package org.diancang.indexer.cdx;

import java.util.Iterator;

/**
 * Lines that a search finds, read as they are asked for; memory does not grow with their number.
 *
 * <p>{@link #hasNext()} and {@link #next()} throw {@link TooBroadLookUpException} if nothing is
 * found for too long, and {@link CdxUnavailableException} if a part of the index can't be read any
 * more: then what was read so far is not the whole.
 */
public interface CdxLines extends Iterator<StoredLine>, AutoCloseable {
    @Override
    void close();
}
