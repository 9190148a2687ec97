package org.diancang.indexer.fulltext.search;

/** How much a row says. */
public enum RowDetail {
    /** Which payload of which URL it is; captures are not counted by what the query means. */
    ADDRESS,
    /** What a table has: no captures, and of what a page says of itself a few things. */
    TABLE,
    /** All that the search says of a hit. */
    HIT
}
