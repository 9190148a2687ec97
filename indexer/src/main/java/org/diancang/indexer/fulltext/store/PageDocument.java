package org.diancang.indexer.fulltext.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.indexer.fulltext.extract.Extraction;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.text.ChineseScript;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges what is known of a page with what was learned. Order and repetition change nothing. */
final class PageDocument {
    private static final Pattern HOST =
            Pattern.compile("\\A[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^\\]/]*]|[^/?#:]*)");

    private final JsonMapper json = JsonMapper.shared();

    /** The fields of a page that the index lacks. */
    ObjectNode create(PageUpdate update) {
        ObjectNode fields = json.createObjectNode();
        fields.put("url", update.url());
        fields.put("urlkey", update.urlkey());
        fields.put("host", host(update.url()));
        fields.put("payloadDigest", update.payloadDigest());
        fields.put("extraction", "pending");
        // Until more is known it is like no other.
        fields.put("sameText", update.id().value());
        update.served().map(PageType::value).ifPresent(type -> fields.put("type", type));
        update.payloadBytes().ifPresent(bytes -> fields.put("payloadBytes", bytes));
        captures(fields, merged(List.of(), update.captures()));
        update.extraction().ifPresent(extraction -> text(fields, extraction));
        return fields;
    }

    /** The fields that change in a page that the index has; empty if none does. */
    Optional<ObjectNode> change(PageState state, PageUpdate update) {
        ObjectNode fields = json.createObjectNode();
        List<PageCapture> merged = merged(state.captures(), update.captures());
        if (merged.size() > state.captures().size()) {
            captures(fields, merged);
        }
        // Of different claims the highest, so that their order doesn't matter.
        update.payloadBytes()
                .ifPresent(
                        bytes -> {
                            if (bytes > state.payloadBytes().orElse(-1)) {
                                fields.put("payloadBytes", bytes);
                            }
                        });
        if (!state.extracted()) {
            update.extraction().ifPresent(extraction -> text(fields, extraction));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }

    private static List<PageCapture> merged(List<PageCapture> known, List<PageCapture> added) {
        Map<String, PageCapture> byId = new LinkedHashMap<>();
        known.forEach(capture -> byId.put(capture.captureId(), capture));
        added.forEach(capture -> byId.putIfAbsent(capture.captureId(), capture));
        List<PageCapture> merged = new ArrayList<>(byId.values());
        merged.sort(PageCapture.BY_TIME);
        return merged;
    }

    private void captures(ObjectNode fields, List<PageCapture> captures) {
        fields.set("captures", json.valueToTree(captures));
        fields.put("captureCount", captures.size());
        fields.put("firstCapturedAt", captures.getFirst().capturedAt().toString());
        fields.put("lastCapturedAt", captures.getLast().capturedAt().toString());
        List<String> sites =
                captures.stream().map(c -> c.siteId().toString()).distinct().sorted().toList();
        fields.set("sites", json.valueToTree(sites));
    }

    private static void text(ObjectNode fields, Extraction extraction) {
        fields.put("type", extraction.type().value());
        switch (extraction) {
            case Extraction.Text text -> {
                fields.put("extraction", "text");
                fields.put("title", text.title());
                fields.put("text", text.text());
                folded(fields, "foldedTitle", text.title());
                folded(fields, "foldedText", text.text());
                fields.put("truncated", text.truncated());
                if (!text.charset().isEmpty()) {
                    fields.put("charset", text.charset());
                }
                text.facts().values().forEach((fact, values) -> fact(fields, fact, values));
            }
            case Extraction.NoText none -> {
                fields.put("extraction", "none");
                fields.put("note", none.reason());
            }
        }
    }

    /** Most pages have none: they are written in simplified script alone. */
    private static void folded(ObjectNode fields, String field, String text) {
        String folded = ChineseScript.folded(text);
        if (!folded.equals(text)) {
            fields.put(field, folded);
        }
    }

    private static void fact(ObjectNode fields, Fact fact, List<String> values) {
        if (values.size() == 1) {
            fields.put(fact.field(), values.getFirst());
        } else {
            ArrayNode all = fields.putArray(fact.field());
            values.forEach(all::add);
        }
    }

    private static String host(String url) {
        Matcher host = HOST.matcher(url);
        return host.find() ? host.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
