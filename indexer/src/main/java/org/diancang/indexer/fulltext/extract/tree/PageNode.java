package org.diancang.indexer.fulltext.extract.tree;

import org.jspecify.annotations.Nullable;

/** An element or a text of a page. For one thread. */
public abstract sealed class PageNode permits PageElement, PageText {
    @Nullable PageElement parent;
    @Nullable PageNode next;

    /** The element that it is in; none for the root. */
    public final @Nullable PageElement parent() {
        return parent;
    }

    /** What follows it in the same element. */
    public final @Nullable PageNode nextSibling() {
        return next;
    }

    /** The element that follows it in the same element. */
    public final @Nullable PageElement nextElement() {
        for (PageNode at = next; at != null; at = at.next) {
            if (at instanceof PageElement element) {
                return element;
            }
        }
        return null;
    }
}
