package org.diancang.indexer.cdx.server;

import java.util.List;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Tells which lines collapsing keeps. Of several conditions each works on what those before it
 * kept, as in OpenWayback, so that after a line that all keep nothing else needs to be known: a
 * look-up can be resumed from there.
 */
final class Groups {
    private final List<Collapse> collapses;
    private final @Nullable String[] current;

    Groups(List<Collapse> collapses) {
        this.collapses = collapses;
        this.current = new String[collapses.size()];
    }

    /** Whether the next line begins a group and is kept. */
    boolean beginsWith(StoredLine line) {
        for (int i = 0; i < current.length; i++) {
            String value = collapses.get(i).of(line);
            if (value.equals(current[i])) {
                return false;
            }
            current[i] = value;
        }
        return true;
    }
}
