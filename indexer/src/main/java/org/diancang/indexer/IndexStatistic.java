package org.diancang.indexer;

/**
 * One number of {@code GET /internal/statistics}; each feature contributes a bean for each of its
 * own.
 */
public interface IndexStatistic {
    /** Name in the answer, such as {@code cdxLines} or {@code documents}. */
    String name();

    /** Exact count as of now; may take as long as reading the whole index. */
    long count();
}
