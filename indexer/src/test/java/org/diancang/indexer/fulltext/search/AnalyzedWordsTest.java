package org.diancang.indexer.fulltext.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.diancang.indexer.fulltext.store.Analysis;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnalyzedWordsTest {
    private static final Set<Analysis> BOTH = Set.of(Analysis.SMARTCN, Analysis.ICU);
    private final TermClauses clauses = new TermClauses();

    @Test
    void anIndexWithoutAnalysesIsNotAskedForTheirFields() {
        assertThat(clauses.of(word("图书馆读者服务"), Set.of()).toString())
                .doesNotContain("smartcn", "icu", "slop");
    }

    @Test
    void wordsOfALongerTermAreLookedForNearEachOther() {
        JsonNode query = clauses.of(word("图书馆读者服务"), Set.of(Analysis.SMARTCN));

        assertThat(weights(query))
                .containsOnlyKeys(
                        "title.smartcn",
                        "foldedTitle.smartcn",
                        "text.smartcn",
                        "foldedText.smartcn",
                        "navigation.smartcn",
                        "foldedNavigation.smartcn")
                .containsEntry("text.smartcn", 0.3);
        assertThat(query.toString())
                .contains(
                        "{\"match_phrase\":{\"text.smartcn\":{\"query\":\"图书馆读者服务\","
                                + "\"slop\":8,\"boost\":0.3}}}")
                .as("what was asked before is asked still")
                .contains("{\"match_phrase\":{\"text\":{\"query\":\"图书馆读者服务\",\"boost\":2.0}}}");
        assertThat(query.toString()).contains("\"minimum_should_match\":1");
    }

    @Test
    void bothAnalysesAreAskedWhereTheIndexHasBoth() {
        assertThat(weights(clauses.of(word("圖書館讀者服務"), BOTH)).keySet())
                .contains("text.smartcn", "text.icu", "foldedText.smartcn", "foldedText.icu");
        assertThat(clauses.of(word("圖書館讀者服務"), BOTH).toString())
                .as("simplified in the folded field")
                .contains("{\"foldedText.icu\":{\"query\":\"图书馆读者服务\"");
    }

    @Test
    void aTermOfATitleIsLookedForInTitles() {
        SearchTerm title = new SearchTerm(SearchField.TITLE, "图书馆读者服务", false);

        assertThat(weights(clauses.of(title, BOTH)).keySet())
                .containsExactly(
                        "foldedTitle.icu", "foldedTitle.smartcn", "title.icu", "title.smartcn");
    }

    @Test
    void whatMustStandAsItIsIsNotTakenApart() {
        assertThat(weights(clauses.of(SearchTerm.anywhere("图书馆读者服务", true), BOTH))).isEmpty();
        assertThat(weights(clauses.of(word("图书馆"), BOTH))).isEmpty();
        assertThat(
                        weights(
                                clauses.of(
                                        new SearchTerm(
                                                SearchField.ANYWHERE, "图书馆读者服务", false, true),
                                        BOTH)))
                .as("a slip is looked for by characters")
                .isEmpty();
        assertThat(weights(clauses.of(new SearchTerm(SearchField.SITE, "gov.cn", false), BOTH)))
                .isEmpty();
    }

    @Test
    void theAnalysesOfAnIndexComeIntoTheWholeQuery() {
        SearchQuery query =
                new SearchQuery(
                                SearchParser.parse("图书馆读者服务 -游客须知手册"),
                                Map.of(),
                                Map.of(),
                                Optional.empty())
                        .of(Set.of(Analysis.ICU));

        JsonNode bool = new MatchingPages().of(query, List.of()).path("bool");
        assertThat(bool.path("must").toString()).contains("text.icu");
        assertThat(bool.path("must_not").toString())
                .as("what a word finds, the same word with a minus leaves out")
                .contains("text.icu");
        assertThat(query.with(SearchParser.parse("别的")).analyses()).containsExactly(Analysis.ICU);
    }

    private static SearchTerm word(String text) {
        return SearchTerm.anywhere(text, false);
    }

    /** Weight of each further field that is asked. */
    private static TreeMap<String, Double> weights(JsonNode query) {
        TreeMap<String, Double> weights = new TreeMap<>();
        for (JsonNode clause : query.path("bool").path("should")) {
            clause.path("match_phrase")
                    .forEachEntry(
                            (field, asked) -> {
                                if (field.endsWith(".smartcn") || field.endsWith(".icu")) {
                                    weights.put(field, asked.path("boost").asDouble());
                                }
                            });
        }
        return weights;
    }
}
