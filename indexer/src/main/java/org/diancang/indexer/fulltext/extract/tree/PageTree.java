package org.diancang.indexer.fulltext.extract.tree;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page as it was read.
 *
 * @param root what all elements are in; itself none of the page
 * @param title its title; empty if it has none
 * @param base address that the page gives others as theirs, as written; empty if it gives none
 * @param cut whether the page had more elements than were to be read
 */
public record PageTree(PageElement root, String title, String base, boolean cut) {
    /** Leads a visitor through all nodes, in the order of the page. */
    public void walk(PageVisitor visitor) {
        walk(root, visitor);
    }

    /** Without recursion: pages nest as deep as they like. */
    static void walk(PageElement top, PageVisitor visitor) {
        @Nullable PageNode at = top;
        while (at != null) {
            @Nullable PageNode next = null;
            if (visitor.enter(at) && at instanceof PageElement element) {
                next = element.first;
                if (next == null) {
                    visitor.leave(element);
                }
            }
            at = next == null ? behind(at, top, visitor) : next;
        }
    }

    /** The node behind another in the order of the page, within an element. */
    static @Nullable PageNode following(PageNode node, PageElement within) {
        return node instanceof PageElement element && element.first != null
                ? element.first
                : behind(node, within, _ -> true);
    }

    private static @Nullable PageNode behind(PageNode node, PageElement top, PageVisitor visitor) {
        PageNode at = node;
        while (at != top) {
            PageNode next = at.next;
            if (next != null) {
                return next;
            }
            at = Objects.requireNonNull(at.parent, "only the root has none");
            visitor.leave((PageElement) at);
        }
        return null;
    }
}
