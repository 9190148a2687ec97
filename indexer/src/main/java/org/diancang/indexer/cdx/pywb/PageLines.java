package org.diancang.indexer.cdx.pywb;

import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** Lines up to a position, which itself is included. */
final class PageLines extends DerivedLines {
    private final Bytes last;
    private final boolean backwards;

    /**
     * @param backwards whether the lines come from the last to the first
     */
    PageLines(CdxLines source, CdxKey last, boolean backwards) {
        super(source);
        this.last = last.toBytes();
        this.backwards = backwards;
    }

    @Override
    protected @Nullable StoredLine advance() {
        StoredLine line = read();
        if (line == null) {
            return null;
        }
        int beyond = line.key().toBytes().compareTo(last);
        return (backwards ? -beyond : beyond) > 0 ? null : line;
    }
}
