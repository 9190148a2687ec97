package org.diancang.indexer.cdx;

import java.util.NoSuchElementException;

/**
 * The lines of all collections, wherever they are stored. What access rules hide from the viewer of
 * a search is not in its answer, so that no dialect can forget them.
 */
public interface CdxIndex {
    /**
     * Lines in the order asked for; the caller closes them.
     *
     * @param silence asked as the search goes on, broken by the caller whenever something is sent
     * @throws CdxUnavailableException if a part of the index that is needed can't be read now
     */
    CdxLines search(CdxSearch search, Silence silence);

    /**
     * Lines in the order asked for without those that come before a position, which itself is
     * included; not for searches by distance.
     *
     * @throws CdxUnavailableException if a part of the index that is needed can't be read now
     */
    CdxLines search(CdxSearch search, CdxKey first, Silence silence);

    /** Nothing found. */
    CdxLines NONE =
            new CdxLines() {
                @Override
                public boolean hasNext() {
                    return false;
                }

                @Override
                public StoredLine next() {
                    throw new NoSuchElementException("no line left");
                }

                @Override
                public void close() {}
            };
}
