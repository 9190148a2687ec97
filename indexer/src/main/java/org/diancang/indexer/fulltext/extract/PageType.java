package org.diancang.indexer.fulltext.extract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Kinds of payload that the search index knows. */
public enum PageType {
    /** HTML and XHTML. */
    HTML,
    /** PDF. */
    PDF,
    /** Plain text. */
    TEXT,
    /** What word processors write, and books: Word, WPS, OFD, RTF, OpenDocument, EPUB. */
    DOCUMENT,
    /** Tables: Excel, WPS, OpenDocument. */
    SPREADSHEET,
    /** Slides: PowerPoint, WPS, OpenDocument. */
    PRESENTATION,
    /** Images. */
    IMAGE,
    /** Sound. */
    AUDIO,
    /** Moving images. */
    VIDEO,
    /** What servers send without saying what it is, and which is none of the others. */
    OTHER;

    /**
     * The kind that a served media type means.
     *
     * @param servedType media type without parameters, in any case
     * @return empty if it means none that is read
     */
    public static Optional<PageType> ofServed(@Nullable String servedType) {
        return servedType == null ? Optional.empty() : MediaTypes.kind(servedType);
    }

    /**
     * The kind that a payload is taken for until it is read. Where the served type says nothing,
     * the ending of the file does; where there is none either, it may be anything.
     *
     * @param servedType media type without parameters, in any case
     * @param url where it was served
     * @return empty if it is none that is worth reading
     */
    public static Optional<PageType> ofServed(@Nullable String servedType, String url) {
        Optional<PageType> served = ofServed(servedType);
        return served.isPresent() || !MediaTypes.saysNothing(servedType)
                ? served
                : FileEnding.kind(url);
    }

    /** A served media type without parameters in lower case; empty if there is none. */
    public static Optional<String> mediaType(@Nullable String servedType) {
        return Optional.ofNullable(servedType)
                .map(MediaTypes::base)
                .filter(base -> !base.isEmpty());
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

    /** All values, for people. */
    public static String choices() {
        return Arrays.stream(values()).map(PageType::value).collect(Collectors.joining(", "));
    }

    /** Whether it is read by parsers in processes of their own. */
    boolean isParsedApart() {
        return this != HTML && this != TEXT && this != OTHER;
    }

    /** Whether it is worth finding without any text in it. */
    boolean speaksWithoutText() {
        return this == IMAGE || this == AUDIO || this == VIDEO;
    }
}
