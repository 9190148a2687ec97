package org.diancang.indexer.cdx;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Lines made of others as they are asked for; closes what it reads. */
public abstract class DerivedLines implements CdxLines {
    private final CdxLines source;
    private @Nullable StoredLine next;

    protected DerivedLines(CdxLines source) {
        this.source = source;
    }

    /** The next line, null after the last. */
    protected abstract @Nullable StoredLine advance();

    /** The next line of what is read, null after its last. */
    protected final @Nullable StoredLine read() {
        return source.hasNext() ? source.next() : null;
    }

    @Override
    public final boolean hasNext() {
        if (next == null) {
            next = advance();
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
