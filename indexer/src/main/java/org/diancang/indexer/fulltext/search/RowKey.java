package org.diancang.indexer.fulltext.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The place of a row among all rows, which are sorted by it.
 *
 * @param group what stands as one row
 * @param values of the fields that rows are sorted by first, as many as tell a row from others
 */
public record RowKey(HitGroup group, List<String> values) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Behind it, no text comes in the order of UTF-8. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final int LONGEST = 60_000;

    public RowKey {
        values = List.copyOf(values);
    }

    /** The place just before all rows of a URL. */
    public static RowKey before(String urlkey) {
        return new RowKey(HitGroup.VERSION, List.of(urlkey, ""));
    }

    /** The key of a hit by what Elasticsearch sorted it. */
    static RowKey of(HitGroup group, JsonNode sorted) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keyFields(group); i++) {
            values.add(sorted.path(i).asString(""));
        }
        return new RowKey(group, values);
    }

    /** Fields that rows are sorted by. */
    static List<String> sortFields(HitGroup group) {
        return switch (group) {
            case VERSION, URL -> List.of("urlkey", "payloadDigest");
            case SIMILAR -> List.of("sameText", "urlkey", "payloadDigest");
        };
    }

    private static int keyFields(HitGroup group) {
        return group == HitGroup.VERSION ? 2 : 1;
    }

    /** What the documents of all later rows come behind. */
    ArrayNode searchAfter() {
        ArrayNode after = JSON.createArrayNode();
        values.forEach(after::add);
        while (after.size() < sortFields(group).size()) {
            after.add(LAST);
        }
        return after;
    }

    /** Reads {@link #text()}; empty if it is none, or one of rows grouped otherwise. */
    public static Optional<RowKey> parse(String text, HitGroup group) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode parts = JSON.readTree(Base64.getUrlDecoder().decode(text));
            List<String> values = new ArrayList<>();
            parts.path(1).forEach(value -> values.add(value.asString("")));
            return parts.path(0).asString("").equals(group.value())
                            && values.size() == keyFields(group)
                    ? Optional.of(new RowKey(group, values))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** As it stands in a row and is given back. */
    public String text() {
        ArrayNode parts = JSON.createArrayNode().add(group.value());
        ArrayNode own = parts.addArray();
        values.forEach(own::add);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
    }
}
