package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whether what a person would want first comes first, among pages that all have the words. */
class RelevanceIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant AT = Instant.parse("2024-10-01T00:00:00Z");

    @TempDir static Path data;
    private static SearchedPages searched;

    @BeforeAll
    static void start() throws Exception {
        searched = new SearchedPages(STACK, data);
        List<RelevantPages.Page> pages = RelevantPages.all();
        assertThat(pages).hasSizeGreaterThanOrEqualTo(60);
        for (RelevantPages.Page page : pages) {
            searched.index()
                    .send(
                            searched.recorded()
                                    .page(page.url(), page.servedType(), page.payload(), AT)
                                    .build());
        }
        searched.awaitDocuments(pages.size());
        // A file's text may come after its entry.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> found("候鸟 type:document").equals(List.of("bird-survey")));
    }

    @AfterAll
    static void stop() throws IOException {
        searched.close();
    }

    /** What is typed, and for each of the first places the pages of which one must stand there. */
    record Case(String typed, List<Set<String>> first) {
        @Override
        public String toString() {
            return typed;
        }
    }

    static Stream<Case> whatIsTyped() throws IOException {
        return RelevantPages.resource("queries.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(
                        cells ->
                                new Case(
                                        cells[0],
                                        Stream.of(cells[1].split(" "))
                                                .map(place -> Set.of(place.split("\\|")))
                                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("whatIsTyped")
    void whatAPersonWantsFirstComesFirst(Case asked) throws Exception {
        List<String> found = found(asked.typed());

        assertThat(found).as("all hits").hasSizeGreaterThanOrEqualTo(asked.first().size());
        for (int place = 0; place < asked.first().size(); place++) {
            assertThat(asked.first().get(place))
                    .as("place %d of %s", place + 1, found)
                    .contains(found.get(place));
        }
    }

    @Test
    void pagesThatHaveAWordInTheirMenusAloneComeLast() throws Exception {
        List<String> found = found("古籍");

        assertThat(found).hasSizeGreaterThan(20);
        assertThat(found.subList(0, 8))
                .contains("library-rare", "rare-repair", "rare-training", "taiwan-museum")
                .doesNotContain("economy", "railway", "vaccine", "school-bus");
    }

    @Test
    void eitherScriptOfAQueryFindsTheSamePages() throws Exception {
        assertThat(found("濕地公園")).containsExactlyInAnyOrderElementsOf(found("湿地公园"));
    }

    @Test
    void aHitSaysItsDomain() throws Exception {
        JsonNode hit = searched.index().search("q", "文庙").path("hits").path(0);

        assertThat(hit.path("domain").asString()).isEqualTo("gov.example");
    }

    private static List<String> found(String typed) throws Exception {
        JsonNode answer = searched.index().search("q", typed, "size", "30");
        List<String> names = new ArrayList<>();
        for (JsonNode hit : answer.path("hits")) {
            names.add(hit.path("url").asString().replaceAll(".*/([^/]*)\\.\\w+", "$1"));
        }
        return names;
    }
}
