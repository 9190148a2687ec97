package org.diancang.indexer.cdx.history;

import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.Viewer;

/**
 * All captures of a URL, as a search in ascending order finds them, but for those of a date that no
 * calendar has: only what is needed to count them, which is much faster.
 */
public interface UrlHistory {
    /**
     * Tells of every capture that somebody may see, in the order of the index.
     *
     * @param silence asked as the reading goes on
     * @throws org.diancang.indexer.cdx.CdxUnavailableException if a part of the index that is
     *     needed can't be read now
     * @throws org.diancang.indexer.cdx.TooBroadLookUpException if it takes too long
     */
    void each(
            CollectionName collection,
            CdxTarget.Exact url,
            Viewer viewer,
            Silence silence,
            CaptureVisitor visitor);
}
