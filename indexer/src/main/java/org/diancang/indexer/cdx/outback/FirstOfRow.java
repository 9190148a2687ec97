package org.diancang.indexer.cdx.outback;

import java.util.NoSuchElementException;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** The first line of each row; reads no further than it is asked to. */
final class FirstOfRow implements CdxLines {
    private final Collapse collapse;
    private final CdxLines lines;
    private @Nullable String row;
    private @Nullable StoredLine next;

    FirstOfRow(Collapse collapse, CdxLines lines) {
        this.collapse = collapse;
        this.lines = lines;
    }

    @Override
    public boolean hasNext() {
        while (next == null && lines.hasNext()) {
            StoredLine line = lines.next();
            String itsRow = collapse.row(line);
            if (!itsRow.equals(row)) {
                row = itsRow;
                next = line;
            }
        }
        return next != null;
    }

    @Override
    public StoredLine next() {
        StoredLine found = hasNext() ? next : null;
        if (found == null) {
            throw new NoSuchElementException("no line left");
        }
        next = null;
        return found;
    }

    @Override
    public void close() {
        lines.close();
    }
}
