package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How hits are sorted, folded and paged, and in which script they are found. */
class SearchHitsIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    @TempDir static Path data;
    private static SearchedPages pages;

    @BeforeAll
    static void start() throws Exception {
        pages = new SearchedPages(STACK, data);
        page("notice", "通知", "<p>青浦区湿地公园第一版通知", 2021);
        page("notice", "通知", "<p>青浦区湿地公园第二版通知", 2023);
        page("notice", "通知", "<p>青浦区湿地公园第三版通知", 2022);
        page("birds", "候鳥", "<p>濕地裡的候鳥與臺灣圖書館", 2020);
        page("birds2", "候鸟", "<p>湿地里的候鸟 wetlands", 2024);
        page("law", "条例", "<p>湿地保护条例 library", 2025);
        pages.awaitDocuments(6);
    }

    private static void page(String name, String title, String body, int year) {
        pages.page(
                "http://www.qp.gov.cn/" + name + ".html",
                title,
                body,
                Instant.parse(year + "-03-04T05:06:07Z"));
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
    }

    @ParameterizedTest
    @CsvSource({
        "newest, 'law,birds2,notice,notice,notice,birds'",
        "firstSeen, 'birds,notice,notice,notice,birds2,law'",
    })
    void hitsAreSortedAsAskedFor(String sort, String expected) throws Exception {
        JsonNode answer = pages.index().search("q", "湿地", "sort", sort);

        assertThat(String.join(",", SearchedPages.names(answer))).isEqualTo(expected);
    }

    @Test
    void versionsOfAnAddressStandAsOneHitWithAllTheirDates() throws Exception {
        JsonNode answer =
                pages.index().search("q", "通知", "group", "url", "sort", "newest", "size", "1");

        assertThat(answer.path("total").asInt()).isOne();
        assertThat(answer.path("exact").asBoolean()).isTrue();
        assertThat(answer.path("documents").asInt()).isEqualTo(3);
        assertThat(answer.path("captures").asInt()).isEqualTo(3);
        JsonNode group = answer.path("hits").path(0).path("group");
        assertThat(group.path("documents").asInt()).isEqualTo(3);
        assertThat(group.path("captureCount").asInt()).isEqualTo(3);
        assertThat(group.path("firstCapturedAt").asString()).startsWith("2021-03-04");
        assertThat(group.path("lastCapturedAt").asString()).startsWith("2023-03-04");
        assertThat(answer.path("facets").path("type").path(0).path("count").asInt()).isOne();
        assertThat(answer.path("facets").path("year")).hasSize(3);
    }

    @Test
    void ofAnAddressOnlyWhatTheFiltersAllowIsCounted() throws Exception {
        JsonNode group =
                pages.index()
                        .search("q", "通知 from:2022", "group", "url")
                        .path("hits")
                        .path(0)
                        .path("group");

        assertThat(group.path("documents").asInt()).isEqualTo(2);
        assertThat(group.path("firstCapturedAt").asString()).startsWith("2022-03-04");
    }

    @ParameterizedTest
    @CsvSource({"version, 6", "url, 4", "similar, 6"})
    void aCursorLeadsThroughAllHits(String group, int expected) throws Exception {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode answer =
                    pages.index().search("q", "湿地", "group", group, "size", "2", "cursor", cursor);
            for (JsonNode hit : answer.path("hits")) {
                found.add(hit.path("url").asString() + hit.path("payloadDigest").asString());
            }
            assertThat(answer.path("total").asInt()).isEqualTo(expected);
            cursor = answer.path("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(found).hasSize(expected).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "湿地, 候鸟, 'birds,birds2'",
        "濕地, 候鳥, 'birds,birds2'",
        "台湾图书馆, '', birds",
        "\"臺灣圖書館\", '', birds",
        "title:候鸟, '', 'birds,birds2'",
    })
    void eachScriptFindsTheOther(String one, String other, String expected) throws Exception {
        JsonNode answer = pages.index().search("q", one + " " + other, "sort", "firstSeen");

        assertThat(String.join(",", SearchedPages.names(answer))).isEqualTo(expected);
    }

    @Test
    void whatStandsInTheOtherScriptIsMarkedAsItStandsThere() throws Exception {
        JsonNode answer = pages.index().search("q", "图书馆");

        assertThat(answer.path("hits").path(0).path("fragments").toString())
                .contains("{\"text\":\"圖書館\",\"mark\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title:候鸟", "候鸟"})
    void aTitleIsMarkedAsAWhole(String typed) throws Exception {
        JsonNode hit = pages.index().search("q", typed).path("hits").path(0);

        StringBuilder title = new StringBuilder();
        hit.path("titlePieces").forEach(piece -> title.append(piece.path("text").asString()));
        assertThat(title).hasToString(hit.path("title").asString());
        assertThat(hit.path("titlePieces").toString()).contains("{\"text\":\"候鸟\",\"mark\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "wetlend~, birds2",
        "湿地保户条例~, law",
        "湿地宝护条~, law",
        "wetlend, ''",
        "\"湿地保户条例\", ''",
    })
    void aTildeFindsWhatHasASlip(String typed, String expected) throws Exception {
        JsonNode answer = pages.index().search("q", typed);

        assertThat(String.join(",", SearchedPages.names(answer))).isEqualTo(expected);
    }

    @Test
    void withoutFacetsNothingIsCountedByThem() throws Exception {
        JsonNode answer = pages.index().search("q", "湿地", "facets", "false");

        assertThat(answer.has("facets")).isFalse();
        assertThat(answer.has("captures")).isFalse();
        assertThat(answer.path("total").asInt()).isEqualTo(6);
        assertThat(pages.index().search("q", "湿地").path("captures").asInt()).isEqualTo(6);
    }

    @Test
    void anotherFormOfAParameterIsRefusedByName() throws Exception {
        assertThat(pages.index().get("/search?q=a&year=abc").body()).contains("year is not of");
        assertThat(pages.index().get("/search?q=a&site=abc").statusCode()).isEqualTo(400);
    }
}
