package org.diancang.indexer.cdx.outback;

import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** The first line of each row; reads no further than it is asked to. */
final class FirstOfRow extends DerivedLines {
    private final Collapse collapse;
    private @Nullable String row;

    FirstOfRow(Collapse collapse, CdxLines lines) {
        super(lines);
        this.collapse = collapse;
    }

    @Override
    protected @Nullable StoredLine advance() {
        for (StoredLine line = read(); line != null; line = read()) {
            String itsRow = collapse.row(line);
            if (!itsRow.equals(row)) {
                row = itsRow;
                return line;
            }
        }
        return null;
    }
}
