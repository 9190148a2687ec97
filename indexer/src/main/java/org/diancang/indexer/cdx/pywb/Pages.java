package org.diancang.indexer.cdx.pywb;

import java.util.Optional;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.pywb.PywbQuery.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Parts the lines of a target, in ascending order and before any of them is left out, into pages.
 * They are found by reading, since nothing knows how many lines lie between two keys.
 *
 * @param index where the lines are
 */
record Pages(CdxIndex index) {
    /**
     * From where to where a page goes; empty where the target has no line at all.
     *
     * @param search all lines of the target in ascending order
     * @throws InvalidCdxQueryException if there are lines but no such page
     */
    Optional<Page> find(CdxSearch search, Paging paging, Silence silence) {
        try (CdxLines lines = index.search(search, silence)) {
            long skipped = 0;
            long before = skipped(paging);
            while (skipped < before && lines.hasNext()) {
                lines.next();
                skipped++;
            }
            @Nullable CdxKey first = lines.hasNext() ? lines.next().key() : null;
            if (first == null) {
                refuseUnlessEmpty(skipped, paging);
                return Optional.empty();
            }
            CdxKey last = first;
            for (long n = 1; n < paging.lines() && lines.hasNext(); n++) {
                last = lines.next().key();
            }
            return Optional.of(new Page(first, last));
        }
    }

    /** How many lines the target has. */
    long count(CdxSearch search, Silence silence) {
        try (CdxLines lines = index.search(search, silence)) {
            long count = 0;
            while (lines.hasNext()) {
                lines.next();
                count++;
            }
            return count;
        }
    }

    private static long skipped(Paging paging) {
        return paging.page() > Long.MAX_VALUE / paging.lines()
                ? Long.MAX_VALUE
                : paging.page() * paging.lines();
    }

    private static void refuseUnlessEmpty(long lines, Paging paging) {
        if (lines > 0) {
            throw new InvalidCdxQueryException(
                    "page",
                    "page must be 0 to "
                            + (lines - 1) / paging.lines()
                            + " with a pageSize of "
                            + paging.blocks()
                            + ".");
        }
    }

    /**
     * Part of the lines.
     *
     * @param first its first line
     * @param last its last line
     */
    record Page(CdxKey first, CdxKey last) {}
}
