package org.diancang.indexer.fulltext.search;

import java.util.Locale;
import java.util.Optional;

/** Where a term is looked for: what a reader writes before a colon. */
enum SearchField {
    /** Title or text; nothing is written before the term. */
    ANYWHERE,
    /** {@code title:}, the title alone. */
    TITLE,
    /** {@code url:}, a part of the address. */
    URL,
    /** {@code site:}, a host with all below it. */
    SITE,
    /** {@code host:}, this host alone. */
    HOST,
    /** {@code type:}, a kind of document. */
    TYPE,
    /** {@code lang:}, a language by ISO 639-1. */
    LANG,
    /** {@code from:}, captured then or later. */
    FROM,
    /** {@code to:}, captured then or earlier. */
    TO;

    /** The field of a name; empty where it is none, and the colon only a colon. */
    static Optional<SearchField> named(String name) {
        for (SearchField field : values()) {
            if (field != ANYWHERE && field.title().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** What is written before the colon. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about the time of captures and not about pages. */
    boolean isTime() {
        return this == FROM || this == TO;
    }

    /** Whether its terms are words of a page, which can be marked in it. */
    boolean isText() {
        return this == ANYWHERE || this == TITLE;
    }
}
