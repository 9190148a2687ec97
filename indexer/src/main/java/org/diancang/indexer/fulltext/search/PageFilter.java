package org.diancang.indexer.fulltext.search;

import org.diancang.indexer.fulltext.extract.facts.Fact;

/** What a page as a whole must have. */
enum PageFilter {
    /** Kind of document. */
    TYPE("type", true),
    /** Language by ISO 639-1. */
    LANGUAGE(Fact.LANGUAGE.field(), true),
    /** Type of government column. */
    COLUMN_TYPE(Fact.COLUMN_TYPE.field(), true),
    /** Registrable domain of its host. */
    DOMAIN("domain", true),
    /** Key of pages whose text is nearly the same. */
    SAME_TEXT("sameText", false);

    private final String field;
    private final boolean counted;

    PageFilter(String field, boolean counted) {
        this.field = field;
        this.counted = counted;
    }

    /** Its field in the index, which is its name in addresses and answers too. */
    String field() {
        return field;
    }

    /** Whether pages are counted by it. */
    boolean isCounted() {
        return counted;
    }
}
