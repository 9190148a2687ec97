package org.diancang.indexer.fulltext.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.text.ChineseScript;
import org.diancang.indexer.fulltext.text.SearchableText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a reader may be about to type: keywords that pages name, then titles, of pages that the
 * reader may see and no others.
 */
final class Suggestions {
    /** Suggestions at most. */
    static final int MOST = 8;

    /** Characters of one suggestion at most. */
    static final int LONGEST = 60;

    private static final int LONGEST_BEGINNING = 40;
    private static final int MOST_KEYWORDS = 5;
    private static final int PAGES = 30;
    private static final String KEYWORDS = Fact.KEYWORDS.field();

    private final Pages pages;
    private final JsonMapper json = JsonMapper.shared();
    private final MatchingPages matching = new MatchingPages();

    Suggestions(Pages pages) {
        this.pages = pages;
    }

    /**
     * Suggestions for what was typed so far; none for a text too long to be a beginning.
     *
     * @param typed as typed
     * @param visible what the reader may see
     */
    List<String> of(String typed, VisibleRegions visible) {
        String beginning = SearchableText.clean(typed);
        if (beginning.length() > LONGEST_BEGINNING
                || beginning.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of();
        }
        JsonNode answer = pages.search(request(beginning, new VisiblePages(visible).parts()));
        Set<String> found = new LinkedHashSet<>();
        for (JsonNode word : answer.path("aggregations").path("words").path("buckets")) {
            add(found, word.path("key").asString());
        }
        for (JsonNode hit : answer.path("hits").path("hits")) {
            String title = hit.path("_source").path("title").asString("");
            // It may have been found by a keyword, which was suggested already.
            if (folded(title).contains(folded(beginning))) {
                add(found, title);
            }
        }
        return List.copyOf(found);
    }

    private static void add(Set<String> found, String text) {
        if (found.size() < MOST && !text.isBlank() && text.length() <= LONGEST) {
            found.add(text);
        }
    }

    private static String folded(String text) {
        return ChineseScript.folded(text).toLowerCase(Locale.ROOT);
    }

    private ObjectNode request(String beginning, List<VisiblePages.Part> visible) {
        ObjectNode request = json.createObjectNode();
        request.put("size", PAGES);
        request.put("track_total_hits", false);
        request.putObject("_source").putArray("includes").add("title");
        ObjectNode bool = request.putObject("query").putObject("bool");
        bool.putArray("filter").add(matching.visible(visible));
        ArrayNode should = bool.putArray("should");
        String folded = ChineseScript.folded(beginning);
        phrase(should, "title", beginning);
        phrase(should, "title", folded);
        phrase(should, "foldedTitle", folded);
        keyword(should.addObject(), beginning);
        bool.put("minimum_should_match", 1);
        ObjectNode words = request.putObject("aggs").putObject("words").putObject("terms");
        words.put("field", KEYWORDS).put("size", MOST_KEYWORDS);
        words.put("include", regex(beginning));
        return request;
    }

    private static void phrase(ArrayNode should, String field, String beginning) {
        should.addObject()
                .putObject("match_phrase_prefix")
                .putObject(field)
                .put("query", beginning)
                .put("max_expansions", 50);
    }

    private static void keyword(ObjectNode clause, String beginning) {
        clause.putObject("prefix")
                .putObject(KEYWORDS)
                .put("value", beginning)
                .put("case_insensitive", true);
    }

    /** In the syntax of Lucene, each letter in both cases. */
    private static String regex(String beginning) {
        StringBuilder regex = new StringBuilder();
        beginning
                .codePoints()
                .forEach(
                        c -> {
                            String one = Character.toString(c);
                            String lower = one.toLowerCase(Locale.ROOT);
                            String upper = one.toUpperCase(Locale.ROOT);
                            if (!lower.equals(upper)) {
                                regex.append('[').append(lower).append(upper).append(']');
                            } else if (Character.isLetterOrDigit(c)) {
                                regex.append(one);
                            } else {
                                regex.append('\\').append(one);
                            }
                        });
        return regex.append(".*").toString();
    }
}
