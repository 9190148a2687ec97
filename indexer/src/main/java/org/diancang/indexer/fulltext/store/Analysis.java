package org.diancang.indexer.fulltext.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A way to find the words of Chinese text that Elasticsearch has only with a plugin. What it finds
 * stands in further fields below those of text, named as {@link #field()}.
 */
public enum Analysis {
    /**
     * Words by probability, of simplified script; not the plugin's own analyzer, which stems
     * English.
     */
    SMARTCN("analysis-smartcn", "smartcn_tokenizer", List.of("lowercase", "smartcn_stop")),
    /** Words by Unicode's rules and ICU's dictionary, without regard to accents and width. */
    ICU("analysis-icu", "icu_tokenizer", List.of("icu_folding"));

    private final String plugin;
    private final String tokenizer;
    private final List<String> filters;

    Analysis(String plugin, String tokenizer, List<String> filters) {
        this.plugin = plugin;
        this.tokenizer = tokenizer;
        this.filters = filters;
    }

    /** Name of its analyzer, and of its field below a field of text. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    String tokenizer() {
        return tokenizer;
    }

    List<String> filters() {
        return filters;
    }

    /**
     * What a cluster offers: on each node that holds data or may lead, since the latter checks each
     * mapping. Nothing where that can't be told.
     *
     * @param nodes answer to {@code GET /_nodes/plugins}
     */
    static Set<Analysis> offered(JsonNode nodes) {
        if (nodes.path("_nodes").path("failed").asInt(1) != 0) {
            return Set.of();
        }
        List<Set<String>> plugins =
                nodes.path("nodes")
                        .valueStream()
                        .filter(Analysis::holdsOrLeads)
                        .map(Analysis::plugins)
                        .toList();
        EnumSet<Analysis> offered = EnumSet.noneOf(Analysis.class);
        for (Analysis one : values()) {
            if (!plugins.isEmpty() && plugins.stream().allMatch(has -> has.contains(one.plugin))) {
                offered.add(one);
            }
        }
        return Collections.unmodifiableSet(offered);
    }

    private static boolean holdsOrLeads(JsonNode node) {
        return !node.path("roles").isArray()
                || node.path("roles")
                        .valueStream()
                        .map(role -> role.asString(""))
                        .anyMatch(role -> role.equals("master") || role.startsWith("data"));
    }

    private static Set<String> plugins(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.path("plugins").forEach(plugin -> names.add(plugin.path("name").asString("")));
        return names;
    }

    /** Those of these names; others are passed over, as a later version may have written them. */
    static Set<Analysis> named(JsonNode names) {
        EnumSet<Analysis> known = EnumSet.noneOf(Analysis.class);
        names.forEach(
                name ->
                        Arrays.stream(values())
                                .filter(one -> one.field().equals(name.asString("")))
                                .forEach(known::add));
        return Collections.unmodifiableSet(known);
    }
}
