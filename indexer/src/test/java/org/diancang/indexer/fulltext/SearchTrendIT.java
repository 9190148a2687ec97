package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How often words stand in pages, year by year. */
class SearchTrendIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    @TempDir static Path data;
    private static WrittenPages pages;

    @BeforeAll
    static void start() throws Exception {
        pages = new WrittenPages(STACK, data);
        pages.page("a.cn", "/wetland", "湿地公园", 2020, 2020, 2021);
        pages.page("a.cn", "/birds", "湿地里的候鸟", 2021, 2022);
        pages.page("b.cn", "/birds", "候鳥, wetlands", 2022).with("type", "pdf");
        pages.page("b.cn", "/other", "图书馆", 2020, 2022);
        pages.write();
    }

    @AfterEach
    void open() {
        RunningIndex.VISIBLE.set(Optional.of(VisibleRegions.ALL));
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @Test
    void pagesAndNotCapturesAreCountedBesideAllOfTheYear() throws Exception {
        assertThat(trend("term", "湿地", "term", "候鸟"))
                .containsExactly("2020: 1 0 of 2", "2021: 2 1 of 2", "2022: 1 1 of 3");
        JsonNode answer = pages.ask("/search/trend", "term", "湿地");
        assertThat(answer.path("terms").path(0).path("pages").asInt()).isEqualTo(2);
        assertThat(answer.path("years").path(0).path("found").path(0).path("share").asDouble())
                .isEqualTo(0.5);
    }

    @Test
    void aTermIsWrittenAsAnyQuery() throws Exception {
        assertThat(trend("term", "湿地 -候鸟", "term", "\"图书馆\" OR wetlands"))
                .containsExactly("2020: 1 1 of 2", "2021: 1 0 of 2", "2022: 0 2 of 3");
        assertThat(trend("term", "湿地,候鸟")).hasSize(3);
        assertThat(trend("term", "湿地 from:2021")).contains("2020: 0 of 2", "2021: 2 of 2");
    }

    @Test
    void filtersHoldForTheTermsAndForAllPages() throws Exception {
        assertThat(trend("term", "候鸟 OR 候鳥", "type", "pdf")).containsExactly("2022: 1 of 1");
        assertThat(trend("term", "湿地", "year", "2021")).containsExactly("2021: 2 of 2");
        assertThat(trend("term", "湿地", "q", "图书馆")).hasSize(3);
    }

    @Test
    void whatIsHiddenIsInNoYear() throws Exception {
        WrittenPages.rules(
                new Region("a.cn)/wetland ", List.of()),
                new Region(
                        "b.cn)", List.of(new Span(null, Instant.parse("2021-01-01T00:00:00Z")))));

        assertThat(trend("term", "湿地", "term", "图书馆"))
                .containsExactly("2020: 0 1 of 1", "2021: 1 0 of 1", "2022: 1 0 of 1");
        RunningIndex.VISIBLE.set(Optional.empty());
        assertThat(pages.index().get("/search/trend?term=a").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "'', term",
        "'term=', term must have a word",
        "'term=-a', term must have a word",
        "'term=site:', term is written as q is",
        "'term=a&term=b&term=c&term=d&term=e&term=f', is given 6",
        "'term=a&year=abc', year",
        "'term=a&type=exe', type must be",
    })
    void whatCantBeAskedIsRefusedByName(String query, String named) throws Exception {
        var answer = pages.index().get("/search/trend?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }

    private static List<String> trend(String... parameters) throws Exception {
        List<String> years = new ArrayList<>();
        for (JsonNode year : pages.ask("/search/trend", parameters).path("years")) {
            StringBuilder row = new StringBuilder(year.path("year").asInt() + ":");
            year.path("found").forEach(f -> row.append(' ').append(f.path("pages").asInt()));
            years.add(row + " of " + year.path("pages").asInt());
        }
        return years;
    }
}
