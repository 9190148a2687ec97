package org.diancang.indexer.cdx.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fl}, {@code filter} and {@code collapse} can name: the columns of CDX 11 in their
 * order, then what only CDXJ has, then what no stored line says and a look-up adds when asked to
 * ({@link Extra}).
 */
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
    FILENAME("filename"),
    RECORD_TYPE("recordType"),
    RECORD_ID("recordId"),
    CAPTURED_AT("capturedAt"),
    WRITTEN_AT("writtenAt"),
    CAPTURE_ID("captureId"),
    CRAWL_ID("crawlId"),
    SITE_ID("siteId"),
    LIBRARY_ID("libraryId"),
    REVISIT_OF("revisitOf"),
    SERVER_IP("serverIp"),
    TRUNCATED("truncated"),
    METHOD("method"),
    BODY_KEY("bodyKey"),
    SERVED_TYPE("servedType"),
    PAYLOAD_LENGTH("payloadLength"),
    DUPE_COUNT("dupecount"),
    ORIGINAL_LENGTH("orig.length"),
    ORIGINAL_OFFSET("orig.offset"),
    ORIGINAL_FILENAME("orig.filename"),
    SKIP_COUNT("skipcount"),
    END_TIMESTAMP("endtimestamp");

    /** The columns that an answer has unless others are asked for. */
    static final List<CdxField> CDX11 =
            Arrays.stream(values()).filter(field -> field.compareTo(FILENAME) <= 0).toList();

    private static final String ABSENT = "-";
    private static final String SHA1 = "sha1:";

    private final List<String> names;

    CdxField(String... names) {
        this.names = List.of(names);
    }

    /** The field of stored lines of a name, or of one that other CDX servers use for it. */
    static Optional<CdxField> named(String name) {
        return any(name).filter(CdxField::isStored);
    }

    /** The field of a name, whether lines are stored with it or a look-up adds it. */
    static Optional<CdxField> any(String name) {
        return Arrays.stream(values()).filter(field -> field.names.contains(name)).findFirst();
    }

    /** Names of all fields of stored lines, for people. */
    static String allNames() {
        return Arrays.stream(values())
                .filter(CdxField::isStored)
                .map(CdxField::title)
                .collect(Collectors.joining(","));
    }

    private boolean isStored() {
        return compareTo(PAYLOAD_LENGTH) <= 0;
    }

    /** Name as in the header of an answer. */
    String title() {
        return names.getFirst();
    }

    /** Name in CDXJ's JSON; a field that stands before it, or is never known, has none there. */
    String member() {
        return this == MIMETYPE ? "mime" : title();
    }

    /** Value of a line, {@value #ABSENT} where it has none. */
    String of(CdxKey key, CdxLine line) {
        return switch (this) {
            case URLKEY -> key.urlkey();
            case TIMESTAMP -> key.timestamp();
            case URL -> text(line.url());
            case MIMETYPE -> text(line.isRevisit() ? CdxLine.REVISIT : line.mime());
            case STATUS -> text(line.status());
            case DIGEST -> text(withoutAlgorithm(line.digest()));
            case REDIRECT -> text(line.redirect());
            case ROBOTFLAGS -> text(line.robotflags());
            case LENGTH -> text(line.length());
            case OFFSET -> Long.toString(line.offset());
            case FILENAME -> text(line.filename());
            case RECORD_TYPE ->
                    text(line.recordType() == null ? null : line.recordType().warcType());
            case RECORD_ID -> text(line.recordId());
            case CAPTURED_AT -> text(line.capturedAt());
            case WRITTEN_AT -> text(line.writtenAt());
            case CAPTURE_ID -> text(line.captureId());
            case CRAWL_ID -> text(line.crawlId());
            case SITE_ID -> text(line.siteId());
            case LIBRARY_ID -> text(line.libraryId());
            case REVISIT_OF -> text(originalOf(line));
            case SERVER_IP -> text(line.serverIp());
            case TRUNCATED -> text(line.truncated());
            case METHOD -> text(line.method());
            case BODY_KEY -> text(line.bodyKey());
            case SERVED_TYPE -> text(line.servedType());
            case PAYLOAD_LENGTH -> text(line.payloadLength());
            case DUPE_COUNT,
                    ORIGINAL_LENGTH,
                    ORIGINAL_OFFSET,
                    ORIGINAL_FILENAME,
                    SKIP_COUNT,
                    END_TIMESTAMP ->
                    text(line.other().get(title()));
        };
    }

    private static @Nullable String originalOf(CdxLine line) {
        var original = line.revisitOf();
        return original == null ? null : original.filename() + ":" + original.offset();
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? ABSENT : text;
    }

    private static @Nullable String withoutAlgorithm(@Nullable String digest) {
        return digest != null && digest.startsWith(SHA1) ? digest.substring(SHA1.length()) : digest;
    }
}
