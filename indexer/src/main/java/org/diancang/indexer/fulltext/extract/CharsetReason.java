package org.diancang.indexer.fulltext.extract;

import java.util.Locale;

/** What told the character set of a page. */
enum CharsetReason {
    /** The byte order mark. */
    BOM,
    /** The HTTP header {@code Content-Type}. */
    HEADER,
    /** A {@code <meta>} of the page. */
    META,
    /** The XML declaration. */
    XML,
    /** The bytes are UTF-8, which others are not by chance. */
    UTF8_VALID,
    /** The characters that come of it are those which people write. */
    DETECTED,
    /** Nothing: it is the one that most pages of the kind are in. */
    FALLBACK;

    /** The value in the index. */
    String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
