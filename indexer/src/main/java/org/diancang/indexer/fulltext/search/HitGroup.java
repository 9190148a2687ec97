package org.diancang.indexer.fulltext.search;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands as one hit. */
public enum HitGroup {
    /** Each page with each of its payloads. */
    VERSION("version", null),
    /** Each URL, whatever it had at which time. */
    URL("url", "urlkey"),
    /** Pages whose text is nearly the same. */
    SIMILAR("similar", "sameText");

    private final String value;
    private final @Nullable String field;

    HitGroup(String value, @Nullable String field) {
        this.value = value;
        this.field = field;
    }

    /** Its name in an address. */
    public String value() {
        return value;
    }

    /** The field that is the same in all that stands as one hit; empty if nothing is folded. */
    Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
