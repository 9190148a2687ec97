package org.diancang.indexer.fulltext.search;

import tools.jackson.databind.node.ArrayNode;

/** What hits are sorted by. */
enum HitOrder {
    /** Those that fit the words best come first. */
    RELEVANCE("relevance", "_score", "desc"),
    /** Those captured last come first. */
    NEWEST("newest", "lastCapturedAt", "desc"),
    /** Those captured first come first. */
    FIRST_SEEN("firstSeen", "firstCapturedAt", "asc");

    private final String value;
    private final String field;
    private final String direction;

    HitOrder(String value, String field, String direction) {
        this.value = value;
        this.field = field;
        this.direction = direction;
    }

    /** Its name in an address. */
    String value() {
        return value;
    }

    /** Writes it so that no two hits have one place. */
    void sort(ArrayNode sort) {
        sort.addObject().put(field, direction);
        if (this == RELEVANCE) {
            sort.addObject().put("lastCapturedAt", "desc");
        }
        sort.addObject().put("urlkey", "asc");
        sort.addObject().put("payloadDigest", "asc");
    }

    /** How many values say where a hit stands. */
    int sortValues() {
        return this == RELEVANCE ? 4 : 3;
    }
}
