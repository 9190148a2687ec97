package org.diancang.indexer.cdx.outback;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLine.RevisitOf;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code fl}, {@code filter} and {@code collapse} can name: the columns of CDX 11 in their
 * order, what else this dialect has, and then what only lines of CDXJ have.
 */
enum OutbackField {
    URLKEY("urlkey"),
    TIMESTAMP("timestamp"),
    URL("url", "original"),
    MIME("mime", "mimetype"),
    STATUS("status", "statuscode"),
    DIGEST("digest"),
    REDIRECT("redirecturl", "redirect"),
    ROBOTFLAGS("robotflags"),
    LENGTH("length"),
    OFFSET("offset"),
    FILENAME("filename"),
    ORIGINAL_LENGTH("originalLength"),
    ORIGINAL_OFFSET("originalOffset"),
    ORIGINAL_FILENAME("originalFilename"),
    RANGE("range"),
    METHOD("method"),
    REQUEST_BODY("requestBody"),
    RECORD_TYPE("recordType"),
    RECORD_ID("recordId"),
    CAPTURED_AT("capturedAt"),
    WRITTEN_AT("writtenAt"),
    CAPTURE_ID("captureId"),
    CRAWL_ID("crawlId"),
    SITE_ID("siteId"),
    LIBRARY_ID("libraryId"),
    SERVER_IP("serverIp"),
    TRUNCATED("truncated"),
    BODY_KEY("bodyKey"),
    SERVED_TYPE("servedType"),
    PAYLOAD_LENGTH("payloadLength");

    /** The columns that an answer has unless others are asked for. */
    static final List<OutbackField> CDX11 =
            Arrays.stream(values()).filter(field -> field.compareTo(FILENAME) <= 0).toList();

    /** Stands for a text that a line does not have. */
    static final String ABSENT = "-";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final List<String> names;

    OutbackField(String... names) {
        this.names = List.of(names);
    }

    /** The field of a name. */
    static Optional<OutbackField> named(String name) {
        return Arrays.stream(values()).filter(field -> field.names.contains(name)).findFirst();
    }

    /** Names of all fields, for people. */
    static String allNames() {
        return Arrays.stream(values()).map(OutbackField::title).collect(Collectors.joining(","));
    }

    /** Name as in an answer that has the columns it has by itself. */
    String title() {
        return names.getFirst();
    }

    /** Value as {@code filter} and {@code collapse} see it; empty where a number is absent. */
    String text(StoredLine stored) {
        Object value = of(stored);
        return value == null ? "" : value.toString();
    }

    /**
     * Value of a line: a text, {@value #ABSENT} where a column has none; a number; or null where a
     * number or what only CDXJ has is absent. A capture without status has status 0.
     */
    @Nullable Object of(StoredLine stored) {
        CdxLine line = stored.line().orElseThrow();
        return switch (this) {
            case URLKEY -> stored.key().urlkey();
            case TIMESTAMP -> Long.valueOf(stored.key().timestamp());
            case URL -> column(line.url());
            case MIME -> column(line.isRevisit() ? CdxLine.REVISIT : line.mime());
            case STATUS -> line.status() == null ? 0L : line.status().longValue();
            case DIGEST -> column(withoutAlgorithm(line.digest()));
            case REDIRECT -> column(line.redirect());
            case ROBOTFLAGS -> column(line.robotflags());
            case LENGTH -> line.length();
            case OFFSET -> line.offset();
            case FILENAME -> column(line.filename());
            case ORIGINAL_LENGTH -> line.other().get(title());
            case ORIGINAL_OFFSET -> originalOffset(line);
            case ORIGINAL_FILENAME -> originalFilename(line);
            case RANGE -> range(line);
            default -> member(stored);
        };
    }

    private static String range(CdxLine line) {
        Long length = line.length();
        String from = "bytes=" + line.offset() + "-";
        return length == null ? from : from + (line.offset() + length - 1);
    }

    private @Nullable Object originalOffset(CdxLine line) {
        RevisitOf original = line.revisitOf();
        return original == null ? line.other().get(title()) : Long.valueOf(original.offset());
    }

    private String originalFilename(CdxLine line) {
        RevisitOf original = line.revisitOf();
        Object filename =
                original == null ? line.other().get(title()) : (Object) original.filename();
        return column(filename == null ? null : filename.toString());
    }

    private @Nullable Object member(StoredLine stored) {
        JsonNode value = MAPPER.readTree(stored.json()).get(title());
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isIntegralNumber() ? value.asLong() : value.asString();
    }

    private static String column(@Nullable String text) {
        return text == null || text.isEmpty() ? ABSENT : text;
    }

    private static @Nullable String withoutAlgorithm(@Nullable String digest) {
        return digest == null ? null : digest.substring(digest.indexOf(':') + 1);
    }
}
