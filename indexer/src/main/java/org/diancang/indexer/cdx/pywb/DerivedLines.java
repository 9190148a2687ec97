package org.diancang.indexer.cdx.pywb;

import java.util.NoSuchElementException;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** Lines made from others, which are closed with them. */
abstract class DerivedLines implements CdxLines {
    /** What they are made from. */
    final CdxLines source;

    private @Nullable StoredLine next;

    DerivedLines(CdxLines source) {
        this.source = source;
    }

    /** The next line; null when there is none left. */
    abstract @Nullable StoredLine find();

    @Override
    public final boolean hasNext() {
        if (next == null) {
            next = find();
        }
        return next != null;
    }

    @Override
    public final StoredLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no line left");
        }
        StoredLine line = next;
        next = null;
        return line;
    }

    @Override
    public final void close() {
        source.close();
    }
}
