package org.diancang.indexer.cdx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diancang.events.RecordType;
import org.jspecify.annotations.Nullable;

/** The columns of CDX11, in their order; robotflags are never known. */
enum CdxField {
    URLKEY("urlkey"),
    TIMESTAMP("timestamp"),
    URL("url", "original"),
    MIMETYPE("mimetype", "mime"),
    STATUS("status", "statuscode"),
    DIGEST("digest"),
    REDIRECT("redirect"),
    ROBOTFLAGS("robotflags"),
    LENGTH("length"),
    OFFSET("offset"),
    FILENAME("filename");

    /** Every column. */
    static final List<CdxField> ALL = List.of(values());

    private static final String ABSENT = "-";
    private static final String SHA1 = "sha1:";

    private final List<String> names;

    CdxField(String... names) {
        this.names = List.of(names);
    }

    /** The column of a name, or of one that other CDX servers use for it. */
    static Optional<CdxField> named(String name) {
        return ALL.stream().filter(field -> field.names.contains(name)).findFirst();
    }

    /** Names of all columns, for people. */
    static String allNames() {
        return Arrays.stream(values()).map(CdxField::title).collect(Collectors.joining(","));
    }

    /** Name as in the header of an answer. */
    String title() {
        return names.getFirst();
    }

    /** Value of a line, {@value #ABSENT} where it has none. */
    String of(CdxKey key, CdxLine line) {
        return switch (this) {
            case URLKEY -> key.urlkey();
            case TIMESTAMP -> key.timestamp();
            case URL -> text(line.url());
            case MIMETYPE ->
                    text(line.recordType() == RecordType.REVISIT ? CdxLine.REVISIT : line.mime());
            case STATUS -> text(line.status());
            case DIGEST -> text(withoutAlgorithm(line.digest()));
            case REDIRECT -> text(line.redirect());
            case ROBOTFLAGS -> ABSENT;
            case LENGTH -> Long.toString(line.length());
            case OFFSET -> Long.toString(line.offset());
            case FILENAME -> text(line.filename());
        };
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? ABSENT : text;
    }

    private static @Nullable String withoutAlgorithm(@Nullable String digest) {
        return digest != null && digest.startsWith(SHA1) ? digest.substring(SHA1.length()) : digest;
    }
}
