package org.diancang.indexer.fulltext.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.indexer.fulltext.extract.Examined;
import org.diancang.indexer.fulltext.extract.Extraction;
import org.diancang.indexer.fulltext.extract.Media;
import org.diancang.indexer.fulltext.extract.PageParts;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.fulltext.extract.facts.WebHost;
import org.diancang.indexer.fulltext.extract.layout.PageImage;
import org.diancang.indexer.fulltext.text.ChineseScript;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges what is known of a page with what was learned. Order and repetition change nothing. */
final class PageDocument {
    private static final Pattern HOST =
            Pattern.compile("\\A[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^\\]/]*]|[^/?#:]*)");

    private final JsonMapper json = JsonMapper.shared();

    /**
     * The fields of a page that the index lacks.
     *
     * @param held what it is to hold of its captures
     */
    ObjectNode create(PageUpdate update, Held held) {
        ObjectNode fields = json.createObjectNode();
        url(fields, update.url());
        fields.put("urlkey", update.urlkey());
        fields.put("payloadDigest", update.payloadDigest());
        fields.put("extraction", "pending");
        // Until more is known it is like no other.
        fields.put("sameText", update.id().value());
        update.served().map(PageType::value).ifPresent(type -> fields.put("type", type));
        update.servedType().ifPresent(type -> fields.put("servedType", type));
        update.payloadBytes().ifPresent(bytes -> fields.put("payloadBytes", bytes));
        fields.setAll(captures(held));
        update.examined().ifPresent(examined -> examined(fields, examined));
        return fields;
    }

    /** The fields that change in a page that the index has; empty if none does. */
    Optional<ObjectNode> change(PageState state, PageUpdate update, Held held) {
        ObjectNode fields = json.createObjectNode();
        if (update.url().compareTo(state.url()) < 0) {
            url(fields, update.url());
        }
        if (!held.equals(Held.of(state))) {
            fields.setAll(captures(held));
        }
        update.servedType()
                .filter(type -> state.servedType().filter(t -> t.compareTo(type) <= 0).isEmpty())
                .ifPresent(type -> fields.put("servedType", type));
        // Of different claims the highest, so that their order doesn't matter.
        update.payloadBytes()
                .ifPresent(
                        bytes -> {
                            if (bytes > state.payloadBytes().orElse(-1)) {
                                fields.put("payloadBytes", bytes);
                            }
                        });
        if (!state.extracted()) {
            update.examined().ifPresent(examined -> examined(fields, examined));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }

    /** Captures in order of time, each once. */
    static List<PageCapture> merged(List<PageCapture> known, List<PageCapture> added) {
        Map<String, PageCapture> byId = new LinkedHashMap<>();
        known.forEach(capture -> byId.put(capture.captureId(), capture));
        added.forEach(capture -> byId.putIfAbsent(capture.captureId(), capture));
        List<PageCapture> merged = new ArrayList<>(byId.values());
        merged.sort(PageCapture.BY_TIME);
        return merged;
    }

    /** The fields that tell of a page's captures. */
    ObjectNode captures(Held held) {
        ObjectNode fields = json.createObjectNode();
        fields.set("captures", json.valueToTree(held.entries()));
        fields.put("captureCount", held.count());
        fields.put("firstCapturedAt", held.first().toString());
        fields.put("lastCapturedAt", held.last().toString());
        fields.set("sites", json.valueToTree(held.sites()));
        return fields;
    }

    private void examined(ObjectNode fields, Examined examined) {
        text(fields, examined.extraction());
        examined.identifiedType().ifPresent(type -> fields.put("identifiedType", type));
        Media media = examined.media();
        media.width().ifPresent(pixels -> fields.put("width", pixels));
        media.height().ifPresent(pixels -> fields.put("height", pixels));
        media.seconds().ifPresent(seconds -> fields.put("seconds", seconds));
        media.takenAt().ifPresent(taken -> fields.put("takenAt", taken.toString()));
        if (!media.metadata().isEmpty()) {
            fields.set("metadata", json.valueToTree(media.metadata()));
        }
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
                parts(fields, text.parts());
                text.facts()
                        .values()
                        .forEach((fact, values) -> values(fields, fact.field(), values));
            }
            case Extraction.NoText none -> {
                fields.put("extraction", "none");
                fields.put("note", none.reason());
            }
        }
    }

    /**
     * Most pages have none: they are written in simplified script alone, or all but a few names.
     */
    private static void folded(ObjectNode fields, String field, String text) {
        values(fields, field, ChineseScript.foldedParts(text));
    }

    private static void parts(ObjectNode fields, PageParts parts) {
        values(fields, "charsetBy", parts.charsetBy());
        if (!parts.navigation().isEmpty()) {
            fields.put("navigation", parts.navigation());
            folded(fields, "foldedNavigation", parts.navigation());
        }
        parts.sameText().ifPresent(key -> fields.put("sameText", key));
        if (!parts.images().isEmpty()) {
            ArrayNode images = fields.putArray("images");
            parts.images().forEach(image -> image(images.addObject(), image));
        }
    }

    private static void image(ObjectNode fields, PageImage image) {
        fields.put("url", image.url());
        fields.put("urlkey", image.urlkey());
        fields.put("words", image.words());
        folded(fields, "foldedWords", image.words());
        image.width().ifPresent(width -> fields.put("width", width));
        image.height().ifPresent(height -> fields.put("height", height));
    }

    private static void values(ObjectNode fields, String field, List<String> values) {
        if (values.size() == 1) {
            fields.put(field, values.getFirst());
        } else if (!values.isEmpty()) {
            ArrayNode all = fields.putArray(field);
            values.forEach(all::add);
        }
    }

    private static void url(ObjectNode fields, String url) {
        fields.put("url", url);
        fields.put("host", host(url));
        WebHost.of(url).ifPresent(host -> fields.put("domain", host.domain()));
    }

    private static String host(String url) {
        Matcher host = HOST.matcher(url);
        return host.find() ? host.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
