package org.diancang.indexer.cdx.outback;

import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** The last line of each row, which is known when the next row begins. */
final class LastOfRow extends DerivedLines {
    private final Collapse collapse;
    private @Nullable StoredLine candidate;

    LastOfRow(Collapse collapse, CdxLines lines) {
        super(lines);
        this.collapse = collapse;
    }

    @Override
    protected @Nullable StoredLine advance() {
        for (StoredLine line = read(); line != null; line = read()) {
            StoredLine before = candidate;
            candidate = line;
            if (before != null && !collapse.row(before).equals(collapse.row(line))) {
                return before;
            }
        }
        StoredLine last = candidate;
        candidate = null;
        return last;
    }
}
