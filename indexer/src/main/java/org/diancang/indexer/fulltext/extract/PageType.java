package org.diancang.indexer.fulltext.extract;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds of payload that text is extracted from. */
public enum PageType {
    /** HTML and XHTML. */
    HTML,
    /** PDF. */
    PDF,
    /** Plain text. */
    TEXT;

    /**
     * The kind that a served media type means.
     *
     * @param servedType media type without parameters, in any case
     * @return empty if no text is extracted from it
     */
    public static Optional<PageType> ofServed(@Nullable String servedType) {
        if (servedType == null) {
            return Optional.empty();
        }
        return switch (servedType.strip().toLowerCase(Locale.ROOT)) {
            case "text/html", "application/xhtml+xml" -> Optional.of(HTML);
            case "application/pdf", "application/x-pdf" -> Optional.of(PDF);
            case "text/plain" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    /**
     * Reads the value that the index and the search API use.
     *
     * @return empty if it names no kind
     */
    public static Optional<PageType> ofValue(String value) {
        for (PageType type : values()) {
            if (type.value().equals(value)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The value in the index and in the search API. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
