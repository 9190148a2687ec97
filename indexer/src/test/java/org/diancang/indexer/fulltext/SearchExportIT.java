package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that a search finds, to take along. */
class SearchExportIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    /** More than one page of the index. */
    private static final int PAGES = 1_203;

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir static Path data;
    private static RunningIndex index;
    private static RecordedPages pages;

    @BeforeAll
    static void start() throws Exception {
        index = new RunningIndex(STACK, data);
        pages = new RecordedPages(index.store(), 0);
        for (int i = 0; i < PAGES; i++) {
            String title = i == 7 ? "=HYPERLINK(\"x\"),\n湿地" : "湿地" + i;
            byte[] body = ("<title>" + title + "</title><p>年鉴" + i).getBytes(UTF_8);
            index.send(pages.page("http://n.example/" + i, "text/html", body, AT).build());
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> index.search("q", "年鉴").path("total").asInt() == PAGES);
    }

    @AfterEach
    void open() {
        RunningIndex.VISIBLE.set(Optional.of(VisibleRegions.ALL));
        RunningIndex.RULES_ASKED.set(() -> {});
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
    }

    @Test
    void everyPageIsARowOfTheTableOnce() throws Exception {
        HttpResponse<String> answer = export("q", "年鉴");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(answer.headers().firstValue("Diancang-Total")).hasValue("" + PAGES);
        assertThat(answer.headers().firstValue("Diancang-Captures")).hasValue("" + PAGES);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"search-[0-9]{14}\\.csv\"");
        assertThat(answer.body()).startsWith("\uFEFFtitle,url,type,");
        List<CSVRecord> rows = rows(answer.body());
        assertThat(rows).hasSize(PAGES);
        assertThat(rows.stream().map(row -> row.get("url")).distinct()).hasSize(PAGES);
        assertThat(rows)
                .filteredOn(row -> row.get("url").endsWith("/7"))
                .singleElement()
                .extracting(row -> row.get("title"))
                .isEqualTo("'=HYPERLINK(\"x\"), 湿地");
    }

    @Test
    void anyRowTellsWhereToGoOn() throws Exception {
        String whole = export("q", "年鉴").body();
        List<CSVRecord> all = rows(whole);

        String rest = export("q", "年鉴", "after", all.get(500).get("key")).body();

        assertThat(whole).endsWith(rest);
        assertThat(rest.lines()).hasSize(PAGES - 501);
    }

    @Test
    void onlyWhatTheSearchShowsIsSent() throws Exception {
        RunningIndex.VISIBLE.set(
                Optional.of(new VisibleRegions(List.of(new Region("n.example)/1", List.of())))));
        List<JsonNode> rows = new ArrayList<>();
        export("q", "年鉴 title:湿地", "format", "jsonl")
                .body()
                .lines()
                .forEach(line -> rows.add(JsonMapper.shared().readTree(line)));

        assertThat(rows)
                .hasSize(index.search("q", "年鉴 title:湿地").path("total").asInt())
                .allSatisfy(
                        row -> {
                            assertThat(row.path("url").asString())
                                    .doesNotStartWith("http://n.example/1");
                            assertThat(row.path("captureCount").asInt()).isOne();
                            assertThat(row.path("key").asString()).isNotEmpty();
                        });
    }

    @Test
    void aTakedownHoldsForTheRowsThatAreStillToCome() throws Exception {
        onThirdQuestionForTheRules(
                () ->
                        RunningIndex.VISIBLE.set(
                                Optional.of(
                                        new VisibleRegions(
                                                List.of(new Region("n.example)/9", List.of()))))));

        String rows = export("q", "年鉴", "format", "jsonl").body();

        assertThat(rows.lines()).hasSize(PAGES - 111);
        assertThat(rows).doesNotContain("http://n.example/9");
    }

    @Test
    void whatCannotBeReadToItsEndIsBrokenOffForAllToSee() throws Exception {
        onThirdQuestionForTheRules(
                () -> {
                    try {
                        index.elasticsearch().cut();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        try {
            assertThatThrownBy(() -> export("q", "年鉴", "format", "jsonl"))
                    .isInstanceOf(IOException.class);
            assertThat(index.exports("broken")).isOne();
        } finally {
            index.elasticsearch().mend();
        }
    }

    /** The first is asked for the total, the second for the first block. */
    private static void onThirdQuestionForTheRules(Runnable action) {
        AtomicInteger asked = new AtomicInteger();
        RunningIndex.RULES_ASKED.set(
                () -> {
                    if (asked.incrementAndGet() == 3) {
                        action.run();
                    }
                });
    }

    @Test
    void whatCannotBeIsRefusedByItsName() throws Exception {
        for (String[] wrong :
                List.of(
                        new String[] {"q", "年鉴", "format", "xls"},
                        new String[] {"q", "年鉴", "after", "%%%"},
                        new String[] {"q", "年鉴", "format", "cdx", "after", "a b"},
                        new String[] {"q", "年鉴", "group", "host"},
                        new String[] {"q", "-年鉴"})) {
            HttpResponse<String> answer = export(wrong);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).containsAnyOf("format", "after", "group", "q must");
        }
    }

    private static HttpResponse<String> export(String... parameters) throws Exception {
        return index.get("/search/export?" + RunningIndex.query(parameters));
    }

    private static List<CSVRecord> rows(String csv) throws Exception {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.substring(1)))
                .getRecords();
    }
}
