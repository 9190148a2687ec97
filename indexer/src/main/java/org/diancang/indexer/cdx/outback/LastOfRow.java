package org.diancang.indexer.cdx.outback;

import java.util.NoSuchElementException;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** The last line of each row, which is known when the next row begins. */
final class LastOfRow implements CdxLines {
    private final Collapse collapse;
    private final CdxLines lines;
    private @Nullable StoredLine candidate;
    private @Nullable StoredLine next;

    LastOfRow(Collapse collapse, CdxLines lines) {
        this.collapse = collapse;
        this.lines = lines;
    }

    @Override
    public boolean hasNext() {
        while (next == null && lines.hasNext()) {
            StoredLine line = lines.next();
            StoredLine before = candidate;
            candidate = line;
            if (before != null && !collapse.row(before).equals(collapse.row(line))) {
                next = before;
            }
        }
        if (next == null) {
            next = candidate;
            candidate = null;
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
