package org.diancang.indexer.fulltext.extract.tree;

/** Who is led through a page. */
public interface PageVisitor {
    /** Comes to a node; false if what is in it is passed over, {@link #leave} as well. */
    boolean enter(PageNode node);

    /** Has seen all that is in an element. */
    default void leave(PageElement element) {}
}
