package org.diancang.indexer.fulltext.search.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Forms in which all that a search finds can be had. */
enum ExportFormat {
    /** A table, a row a hit. */
    CSV("text/csv;charset=utf-8", "csv"),
    /** A JSON object a hit. */
    JSONL("application/x-ndjson", "jsonl"),
    /** A line of CDX 11 a capture. */
    CDX("text/plain;charset=utf-8", "cdx"),
    /** A line of CDXJ a capture. */
    CDXJ("text/plain;charset=utf-8", "cdxj"),
    /** The records of captures, each gzipped by itself (ISO 28500 annex D). */
    WARC("application/warc", "warc.gz");

    private final String mediaType;
    private final String ending;

    ExportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** The format of a name; empty if it is none. */
    static Optional<ExportFormat> named(String name) {
        return Arrays.stream(values()).filter(format -> format.value().equals(name)).findFirst();
    }

    /** All names, for people. */
    static String names() {
        return Arrays.stream(values()).map(ExportFormat::value).collect(Collectors.joining(", "));
    }

    private String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Value of Content-Type. */
    String mediaType() {
        return mediaType;
    }

    /** Behind the name of a file. */
    String ending() {
        return ending;
    }
}
