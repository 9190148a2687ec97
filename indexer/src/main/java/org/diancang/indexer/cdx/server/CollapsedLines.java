package org.diancang.indexer.cdx.server;

import java.util.List;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** The first line of each group. */
final class CollapsedLines extends DerivedLines {
    private final Groups groups;

    CollapsedLines(CdxLines source, List<Collapse> collapses) {
        super(source);
        this.groups = new Groups(collapses);
    }

    @Override
    protected @Nullable StoredLine advance() {
        StoredLine line = read();
        while (line != null && !groups.beginsWith(line)) {
            line = read();
        }
        return line;
    }
}
