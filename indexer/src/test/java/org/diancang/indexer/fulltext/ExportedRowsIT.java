package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows that stand for several documents, and rows of captures that filters allow. */
class ExportedRowsIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    @TempDir static Path data;
    private static SearchedPages pages;

    @BeforeAll
    static void start() throws Exception {
        pages = new SearchedPages(STACK, data);
        page("notice", "第一版通知", 2021);
        page("notice", "第二版通知", 2023);
        page("notice", "第三版通知", 2022);
        page("law", "条例通知", 2025);
        pages.awaitDocuments(4);
    }

    private static void page(String name, String text, int year) {
        pages.page(
                "http://www.qp.gov.cn/" + name + ".html",
                text,
                "<p>" + text,
                Instant.parse(year + "-03-04T05:06:07Z"));
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
    }

    @Test
    void versionsOfAUrlAreOneRowThatSaysWhatTheNewestSays() throws Exception {
        List<CSVRecord> rows = rows("q", "通知", "group", "url", "sort", "newest");

        assertThat(rows).hasSize(2);
        CSVRecord notice = rows.getLast();
        assertThat(notice.get("title")).isEqualTo("第二版通知");
        assertThat(notice.get("versions")).isEqualTo("3");
        assertThat(notice.get("captureCount")).isEqualTo("3");
        assertThat(notice.get("firstCapturedAt")).isEqualTo("2021-03-04T05:06:07Z");
        assertThat(notice.get("lastCapturedAt")).isEqualTo("2023-03-04T05:06:07Z");
    }

    @Test
    void aRowSaysHowManyVersionsTheFiltersAllow() throws Exception {
        List<CSVRecord> rows = rows("q", "通知 from:2022", "group", "url");

        assertThat(rows.getLast().get("versions")).isEqualTo("2");
        assertThat(rows.getLast().get("firstCapturedAt")).startsWith("2022");
        assertThat(rows("q", "通知", "year", "2021")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "url", "similar"})
    void thereAreAsManyRowsAsTheSearchHasHits(String group) throws Exception {
        JsonNode found = pages.index().search("q", "通知", "group", group);

        HttpResponse<String> answer = export("q", "通知", "group", group, "format", "jsonl");

        assertThat(answer.headers().firstValue("Diancang-Total"))
                .hasValue(found.path("total").asString());
        assertThat(answer.headers().firstValue("Diancang-Captures"))
                .hasValue(found.path("captures").asString());
        assertThat(answer.body().lines()).hasSize(found.path("total").asInt());
        assertThat(rows("q", "通知", "group", group)).hasSize(found.path("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "url", "similar"})
    void theRowsBehindARowAreThoseThatFollowIt(String group) throws Exception {
        List<String> all =
                export("q", "通知", "group", group, "format", "jsonl").body().lines().toList();
        String key = JsonMapper.shared().readTree(all.getFirst()).path("key").asString();

        assertThat(
                        export("q", "通知", "group", group, "format", "jsonl", "after", key)
                                .body()
                                .lines())
                .containsExactlyElementsOf(all.subList(1, all.size()));
        assertThat(export("q", "通知", "group", group + "x", "after", key).statusCode())
                .isEqualTo(400);
    }

    private static List<CSVRecord> rows(String... parameters) throws Exception {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(export(parameters).body().substring(1)))
                .getRecords();
    }

    private static HttpResponse<String> export(String... parameters) throws Exception {
        return pages.index().get("/search/export?" + RunningIndex.query(parameters));
    }
}
