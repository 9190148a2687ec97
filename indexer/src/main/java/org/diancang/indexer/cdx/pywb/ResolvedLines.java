package org.diancang.indexer.cdx.pywb;

import java.util.function.Predicate;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Lines that know their originals, and of those only what meets the conditions, which may be about
 * the originals.
 */
final class ResolvedLines extends DerivedLines {
    private final Originals originals;
    private final boolean ascending;
    private final Predicate<StoredLine> condition;

    /**
     * @param source all lines, in the order of the answer
     * @param ascending whether originals are met before their revisits; otherwise they are all
     *     known already
     */
    ResolvedLines(
            CdxLines source,
            Originals originals,
            boolean ascending,
            Predicate<StoredLine> condition) {
        super(source);
        this.originals = originals;
        this.ascending = ascending;
        this.condition = condition;
    }

    @Override
    protected @Nullable StoredLine advance() {
        for (StoredLine line = read(); line != null; line = read()) {
            if (ascending) {
                originals.remember(line);
            }
            StoredLine resolved = originals.resolved(line);
            if (condition.test(resolved)) {
                return resolved;
            }
        }
        return null;
    }
}
