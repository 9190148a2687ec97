package org.diancang.indexer.cdx.format;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of CDXJ. Others name some members otherwise, write numbers as texts, and {@code -} or an
 * empty text for what is absent.
 */
final class JsonLine {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "original", "url",
                    "mimetype", "mime",
                    "statuscode", "status",
                    "redirecturl", "redirect",
                    "orig.length", PlainLine.ORIGINAL_LENGTH,
                    "orig.offset", PlainLine.ORIGINAL_OFFSET,
                    "orig.filename", PlainLine.ORIGINAL_FILENAME);

    private static final List<String> TEXTS =
            List.of("url", "mime", "digest", "redirect", "robotflags", "filename");

    private final ObjectNode members;

    private JsonLine(ObjectNode members) {
        this.members = members;
    }

    /**
     * Reads a line.
     *
     * @throws BadLineException saying why it can't be understood
     */
    static ParsedLine.Good read(String urlkey, String timestamp, String json) {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new BadLineException("the third column is no JSON");
        }
        if (!(node instanceof ObjectNode members)) {
            throw new BadLineException("the third column is no JSON object");
        }
        if (json.contains("\\u")) {
            requireUnicode(members);
        }
        return new JsonLine(members).read(urlkey, timestamp);
    }

    /** A surrogate alone can be escaped, but never be written as UTF-8. */
    private static void requireUnicode(JsonNode node) {
        node.propertyNames().forEach(LineValues::requireUnicode);
        if (node.isString()) {
            LineValues.requireUnicode(node.asString());
        }
        node.forEach(JsonLine::requireUnicode);
    }

    private ParsedLine.Good read(String urlkey, String timestamp) {
        OTHER_NAMES.forEach(this::rename);
        // They stand in columns of their own.
        members.remove(List.of("urlkey", "timestamp"));
        TEXTS.forEach(name -> replace(name, LineValues.text(text(name))));
        Integer status = LineValues.status(text("status"));
        replace("status", status == null ? null : Long.valueOf(status));
        replace("length", LineValues.number("length", text("length")));
        replace("payloadLength", LineValues.number("payloadLength", text("payloadLength")));
        long offset = LineValues.neededNumber("offset", text("offset"));
        members.put("offset", offset);
        String url = LineValues.needed("url", text("url"));
        String file = LineValues.needed("filename", text("filename"));
        CdxKey key = LineValues.key(urlkey, LineValues.timestamp(timestamp), url, file, offset);
        Long originalLength = taken(PlainLine.ORIGINAL_LENGTH);
        Long originalOffset = taken(PlainLine.ORIGINAL_OFFSET);
        String originalFile = LineValues.text(text(PlainLine.ORIGINAL_FILENAME));
        members.remove(PlainLine.ORIGINAL_FILENAME);
        return new ParsedLine.Good(
                key,
                PlainLine.withMore(
                        line(),
                        LineValues.exactTime(timestamp),
                        originalLength,
                        originalOffset,
                        originalFile));
    }

    private CdxLine line() {
        try {
            return JSON.treeToValue(members, CdxLine.class);
        } catch (DatabindException e) {
            String place =
                    e.getPath().stream()
                            .map(step -> String.valueOf(step.getPropertyName()))
                            .collect(Collectors.joining("."));
            throw new BadLineException("member " + place + " can't be understood");
        } catch (JacksonException e) {
            throw new BadLineException("the JSON can't be understood");
        }
    }

    private @Nullable Long taken(String name) {
        Long number = LineValues.number(name, text(name));
        members.remove(name);
        return number;
    }

    private void rename(String from, String to) {
        JsonNode value = members.remove(from);
        if (value != null && !members.has(to)) {
            members.set(to, value);
        }
    }

    private void replace(String name, @Nullable Object value) {
        switch (value) {
            case null -> members.remove(name);
            case Long number -> members.put(name, number);
            default -> members.put(name, value.toString());
        }
    }

    /** The text of a text or number. */
    private @Nullable String text(String name) {
        JsonNode node = members.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString() && !node.isIntegralNumber()) {
            throw new BadLineException("member " + name + " must be a text or a whole number");
        }
        return node.asString();
    }
}
