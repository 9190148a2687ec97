package org.diancang.indexer;

/** Tells operators of one index; each feature that keeps one contributes a bean. */
public interface IndexReport {
    /** Name of the index, such as {@code cdx} or {@code search}. */
    String name();

    /** How it stands; may wait for others to answer. */
    IndexStanding now();
}
