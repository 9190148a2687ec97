package org.diancang.indexer.cdx;

import java.util.function.Predicate;

/** What access rules let be seen. */
public interface Visibility {
    /**
     * Whether a line may be seen now by somebody; asked once a search, then for each of its lines,
     * so that a search sees the rules as they were when it began.
     *
     * @param collection which lines are asked for
     */
    Predicate<StoredLine> to(Viewer viewer, CollectionName collection);
}
