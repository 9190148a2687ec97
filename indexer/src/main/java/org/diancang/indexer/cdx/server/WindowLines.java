package org.diancang.indexer.cdx.server;

import java.util.Comparator;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** Those of sorted lines that lie in a window; reads no further than its end. */
final class WindowLines extends DerivedLines {
    private final Window window;
    private final Comparator<CdxKey> order;
    private boolean begun;
    private boolean over;

    WindowLines(CdxLines source, Window window, Comparator<CdxKey> order) {
        super(source);
        this.window = window;
        this.order = order;
    }

    @Override
    protected @Nullable StoredLine advance() {
        StoredLine line = over ? null : read();
        while (line != null && !begun) {
            begun = window.begins(line.key(), order);
            line = begun ? line : read();
        }
        if (line != null && window.endsBefore(line.key(), order)) {
            over = true;
            return null;
        }
        return line;
    }
}
