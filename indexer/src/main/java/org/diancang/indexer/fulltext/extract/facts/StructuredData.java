package org.diancang.indexer.fulltext.extract.facts;

import java.util.ArrayDeque;
import java.util.Deque;
import org.diancang.indexer.fulltext.extract.tree.PageElement;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a page says of itself for machines: JSON-LD, the types of its microdata and RDFa.
 * Broken JSON is passed over; much of it is read in part.
 */
final class StructuredData {
    private static final int LONGEST_SCRIPT = 200_000;
    private static final int MOST_SCRIPTS = 20;
    private static final int MOST_NODES = 10_000;
    private static final int LONGEST_TYPE = 100;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build();

    private StructuredData() {}

    static void read(TellingElements telling, PageFacts.Found found) {
        int scripts = 0;
        for (PageElement script : telling.linkedData) {
            String data = script.data();
            if (++scripts <= MOST_SCRIPTS && data.length() <= LONGEST_SCRIPT) {
                read(data, found);
            }
        }
        for (PageElement item : telling.things) {
            types(item.value("itemtype"), found);
            types(item.value("typeof"), found);
        }
    }

    private static void read(String data, PageFacts.Found found) {
        Deque<JsonNode> open = new ArrayDeque<>();
        try {
            open.add(JSON.readTree(data));
        } catch (JacksonException e) {
            return;
        }
        for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
            JsonNode node = open.remove();
            if (node.isObject()) {
                read(node, found);
            }
            for (JsonNode child : node) {
                if (child.isContainer() && open.size() < MOST_NODES) {
                    open.add(child);
                }
            }
        }
    }

    private static void read(JsonNode thing, PageFacts.Found found) {
        JsonNode type = thing.path("@type");
        if (type.isArray()) {
            type.forEach(one -> types(one.asString(""), found));
        } else {
            types(type.asString(""), found);
        }
        if (thing.path("headline").isString()) {
            found.addFirst(Fact.HEADLINE, thing.path("headline").asString());
            if (!found.has(Fact.AUTHOR)) {
                authors(thing.path("author"), found);
            }
        }
    }

    private static void authors(JsonNode author, PageFacts.Found found) {
        if (author.isArray()) {
            author.forEach(one -> author(one, found));
        } else {
            author(author, found);
        }
    }

    private static void author(JsonNode author, PageFacts.Found found) {
        JsonNode name = author.isObject() ? author.path("name") : author;
        if (name.isString()) {
            found.add(Fact.AUTHOR, name.asString());
        }
    }

    /** Names of types without the address of their vocabulary. */
    private static void types(String written, PageFacts.Found found) {
        if (written.isBlank() || written.length() > LONGEST_TYPE * 10) {
            return;
        }
        for (String type : written.strip().split("\\s+", -1)) {
            String name = type.substring(type.lastIndexOf('/') + 1);
            if (!name.isEmpty() && name.length() <= LONGEST_TYPE) {
                found.add(Fact.STRUCTURED_TYPES, name.substring(name.indexOf('#') + 1));
            }
        }
    }
}
