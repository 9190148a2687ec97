package org.diancang.indexer.fulltext.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where hits begin. */
sealed interface HitCursor {
    /** As it is given to a caller. */
    String text(HitOrder order, HitGroup group);

    /** Puts it into a request. */
    void write(ObjectNode request);

    /**
     * So many hits are passed over.
     *
     * @param from 0 or more
     */
    record At(int from) implements HitCursor {
        @Override
        public void write(ObjectNode request) {
            request.put("from", from);
        }

        @Override
        public String text(HitOrder order, HitGroup group) {
            return Text.of(order, group, JsonMapper.shared().createArrayNode().add(from));
        }
    }

    /**
     * Behind a hit, however many come before it.
     *
     * @param values by which the hit was sorted
     */
    record Behind(ArrayNode values) implements HitCursor {
        @Override
        public void write(ObjectNode request) {
            request.set("search_after", values);
        }

        @Override
        public String text(HitOrder order, HitGroup group) {
            return Text.of(order, group, values);
        }
    }

    /** Reads {@link #text}; empty if it is none, or one for hits sorted or grouped otherwise. */
    static Optional<HitCursor> parse(String text, HitOrder order, HitGroup group) {
        return Text.parse(text)
                .filter(parts -> parts.size() == 3)
                .filter(parts -> parts.path(0).asString("").equals(order.value()))
                .filter(parts -> parts.path(1).asString("").equals(group.value()))
                .flatMap(parts -> ofValues(parts.path(2), order, group));
    }

    private static Optional<HitCursor> ofValues(JsonNode values, HitOrder order, HitGroup group) {
        if (!(values instanceof ArrayNode array)) {
            return Optional.empty();
        }
        if (group.field().isPresent()) {
            return array.size() == 1 && array.path(0).isInt() && array.path(0).asInt() >= 0
                    ? Optional.of(new At(array.path(0).asInt()))
                    : Optional.empty();
        }
        boolean scalars = array.valueStream().allMatch(JsonNode::isValueNode);
        return array.size() == order.sortValues() && scalars
                ? Optional.of(new Behind(array))
                : Optional.empty();
    }

    /** The form that callers see, of which they need to know nothing. */
    final class Text {
        private static final JsonMapper JSON = JsonMapper.shared();
        private static final int LONGEST = 20_000;

        private Text() {}

        private static String of(HitOrder order, HitGroup group, ArrayNode values) {
            ArrayNode parts = JSON.createArrayNode().add(order.value()).add(group.value());
            parts.add(values);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
        }

        private static Optional<JsonNode> parse(String text) {
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
            try {
                byte[] json = Base64.getUrlDecoder().decode(text);
                return Optional.of(JSON.readTree(json));
            } catch (IllegalArgumentException | JacksonException e) {
                return Optional.empty();
            }
        }
    }
}
