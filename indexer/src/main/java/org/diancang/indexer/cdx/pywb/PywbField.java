package org.diancang.indexer.cdx.pywb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that {@code fields} and {@code filter} use for what a line says. */
final class PywbField {
    static final String URLKEY = "urlkey";
    static final String TIMESTAMP = "timestamp";
    static final String URL = "url";
    static final String MIME = "mime";
    static final String STATUS = "status";
    static final String DIGEST = "digest";
    static final String LENGTH = "length";
    static final String OFFSET = "offset";
    static final String FILENAME = "filename";
    static final String ORIGINAL_LENGTH = "orig.length";
    static final String ORIGINAL_OFFSET = "orig.offset";
    static final String ORIGINAL_FILENAME = "orig.filename";

    /** Stands for what is not known. */
    static final String UNKNOWN = "-";

    /** Columns of a text answer. */
    static final List<String> COLUMNS =
            List.of(
                    URLKEY,
                    TIMESTAMP,
                    URL,
                    MIME,
                    STATUS,
                    DIGEST,
                    "redirect",
                    "robotflags",
                    LENGTH,
                    OFFSET,
                    FILENAME);

    /** What every line says of where it comes from. */
    static final List<String> OF_THE_SOURCE = List.of("source", "source-coll");

    /** What {@code resolveRevisits} adds to every line. */
    static final List<String> OF_THE_ORIGINAL =
            List.of(ORIGINAL_LENGTH, ORIGINAL_OFFSET, ORIGINAL_FILENAME);

    /** {@code s} means the length there, although the status would be nearer. */
    private static final Map<String, String> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("u", URL),
                    Map.entry("original", URL),
                    Map.entry("statuscode", STATUS),
                    Map.entry("mimetype", MIME),
                    Map.entry("m", MIME),
                    Map.entry("l", LENGTH),
                    Map.entry("s", LENGTH),
                    Map.entry("o", OFFSET),
                    Map.entry("d", DIGEST),
                    Map.entry("t", TIMESTAMP),
                    Map.entry("k", URLKEY),
                    Map.entry("f", FILENAME));

    /** Imported CDXJ may have any member. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0,63}");

    private PywbField() {}

    /** The field of a name or of its abbreviation; empty where no line can have such a field. */
    static Optional<String> named(String name) {
        return Optional.of(OTHER_NAMES.getOrDefault(name, name))
                .filter(field -> NAME.matcher(field).matches());
    }
}
