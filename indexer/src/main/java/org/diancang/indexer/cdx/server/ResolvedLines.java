package org.diancang.indexer.cdx.server;

import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/** Lines of which revisits say where their originals are. */
final class ResolvedLines extends DerivedLines {
    private final Originals originals;

    ResolvedLines(CdxLines source, Originals originals) {
        super(source);
        this.originals = originals;
    }

    @Override
    protected @Nullable StoredLine advance() {
        StoredLine line = read();
        return line == null ? null : originals.resolved(line);
    }
}
