package org.diancang.indexer.cdx;

import java.util.Set;

/** For whom an answer is; decides what access rules hide. */
public sealed interface Viewer {
    /** Somebody of whom nothing is known. */
    Viewer ANYBODY = new Reader(Set.of());

    /** A service or tool of this installation that must see every line, hidden or not. */
    Viewer INSTALLATION = new Installation();

    /**
     * A reader.
     *
     * @param groups names of the groups that the reader belongs to, such as those of a reading
     *     room; empty for the public
     */
    record Reader(Set<String> groups) implements Viewer {
        public Reader {
            groups = Set.copyOf(groups);
        }
    }

    /** Sees everything. */
    record Installation() implements Viewer {}
}
