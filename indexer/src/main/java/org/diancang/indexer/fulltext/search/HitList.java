package org.diancang.indexer.fulltext.search;

/**
 * A part of the hits.
 *
 * @param order what they are sorted by
 * @param group what stands as one hit
 * @param begin where the part begins
 * @param size how many
 */
record HitList(HitOrder order, HitGroup group, HitCursor begin, int size) {
    /** Elasticsearch pages no deeper by number. */
    static final int DEEPEST = 10_000;

    /** Hits that one answer has at most. */
    static final int LARGEST_SIZE = 100;

    HitList {
        int from = begin instanceof HitCursor.At at ? at.from() : 0;
        if (from < 0 || size < 1 || size > LARGEST_SIZE || (long) from + size > DEEPEST) {
            throw new BadSearchException(
                    "size must be 1 to %d, and from at least 0 with from + size at most %d; are %d and %d"
                            .formatted(LARGEST_SIZE, DEEPEST, size, from));
        }
    }
}
