package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.stack.EmbeddedStack;
import org.diancang.warcstore.FolderWarcStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FulltextIndexIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Charset GBK = Charset.forName("GBK");
    private static final Instant AT = Instant.parse("2026-11-24T03:15:00.123456Z");
    private static final Instant EARLIER = Instant.parse("2024-05-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> FACETS = List.of("site", "year", "type");

    @TempDir static Path data;
    private static RunningIndex index;
    private static RecordedPages pages;

    @BeforeAll
    static void start() throws Exception {
        index = new RunningIndex(STACK, data);
        pages = new RecordedPages(index.store(), 0);
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
    }

    @Test
    void aGbkPageIsFoundByItsWordsWithTheMatchMarked() throws Exception {
        byte[] body =
                ("<meta charset=gb2312><title>省图书馆</title><p>古籍修复技艺列入名录，"
                                + "<b>Restoration</b> workshop 于昨日开放。<p>龘")
                        .getBytes(GBK);
        index.send(pages.page("http://gbk.example/a", "text/html", body, AT).build());
        awaitTotal(1, "q", "修复");

        JsonNode hit = index.search("q", "修复").path("hits").path(0);
        assertThat(hit.path("title").asString()).isEqualTo("省图书馆");
        assertThat(hit.path("charset").asString()).isEqualTo("GB18030");
        assertThat(hit.path("type").asString()).isEqualTo("html");
        assertThat(marked(hit)).containsOnly("修复");
        assertThat(hit.path("captures").path(0).path("capturedAt").asString())
                .isEqualTo(AT.toString());
        assertThat(total("q", "技艺")).isOne();
        assertThat(total("q", "龘")).as("a single character").isOne();
        assertThat(total("q", "restoration")).as("without regard to case").isOne();
        assertThat(total("q", "修复 名录")).as("both words").isOne();
        assertThat(total("q", "修复 飞机")).as("one of them missing").isZero();
        assertThat(total("q", "\"古籍修复技艺\"")).isOne();
        assertThat(total("q", "“古籍技艺”")).as("not as it stands").isZero();
        assertThat(total("q", "籍复")).as("both characters, not side by side").isZero();
        assertThat(total("q", "古籍修复技艺列入国录")).as("most of a long word").isOne();
    }

    @Test
    void repeatedReorderedAndPoisonedCapturesMakeOneHitWithTwoDates() throws Exception {
        ResourceCaptured original =
                pages.page("http://twice.example/", "text/html", utf8("<p>敦煌壁画"), EARLIER).build();
        ResourceCaptured revisit = pages.revisit(original, 1_000_001, AT).build();
        EventCodec codec = new EventCodec();
        byte[] wrong = "{\"captureId\":".getBytes(UTF_8);
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            messages.add(codec.encode(original));
            messages.add(codec.encode(revisit));
        }
        messages.add(wrong);
        Collections.shuffle(messages, new Random(3));
        messages.forEach(message -> index.send("twice.example", message));
        messages.forEach(message -> index.send("twice.example", message));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hit("q", "敦煌壁画").path("captureCount").asInt())
                                        .isEqualTo(2));
        JsonNode answer = index.search("q", "敦煌");
        assertThat(answer.path("total").asInt()).isOne();
        JsonNode hit = answer.path("hits").path(0);
        assertThat(hit.path("captures").size()).isEqualTo(2);
        assertThat(hit.path("firstCapturedAt").asString()).isEqualTo(EARLIER.toString());
        assertThat(hit.path("lastCapturedAt").asString()).isEqualTo(AT.toString());
        ConsumerRecord<byte[], byte[]> letter =
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        index.deadLetters(1).stream()
                                                .filter(one -> Arrays.equals(one.value(), wrong))
                                                .findFirst(),
                                Optional::isPresent)
                        .orElseThrow();
        assertThat(RunningIndex.header(letter, "reason")).contains("not a ResourceCaptured");
        assertThat(RunningIndex.header(letter, "consumer")).isEqualTo("fulltext-index");
        assertThat(RunningIndex.header(letter, "source-partition")).matches("\\d+");
        assertThat(RunningIndex.header(letter, "source-offset")).matches("\\d+");
    }

    @Test
    void aRevisitIsKeptUntilItsOriginalCompletesIt() throws Exception {
        ResourceCaptured original =
                pages.page("http://late.example/", "text/html", utf8("<p>昆曲水磨腔"), EARLIER).build();
        ResourceCaptured other =
                pages.page("http://late.example/b", "text/html", utf8("<p>评弹琵琶"), EARLIER).build();
        index.send(pages.revisit(original, 1_000_002, AT).build(), other);
        awaitTotal(1, "q", "评弹");
        assertThat(total("q", "昆曲")).isZero();
        index.send(original);
        awaitTotal(1, "q", "昆曲");
        assertThat(hit("q", "水磨").path("captureCount").asInt()).isEqualTo(2);
    }

    @Test
    void filtersHoldForOneAndTheSameCapture() throws Exception {
        UUID siteA = UUID.fromString("01930000-0000-7000-8000-00000000000a");
        UUID siteB = UUID.fromString("01930000-0000-7000-8000-00000000000b");
        ResourceCaptured inA =
                pages.ofSite(siteA)
                        .page("http://f.example/", "text/html", utf8("<p>榫卯结构"), EARLIER)
                        .build();
        ResourceCaptured inB = pages.ofSite(siteB).revisit(inA, 1_000_003, AT).build();
        ResourceCaptured plain =
                pages.page("http://f.example/t", "text/plain", utf8("榫卯 <b>文本</b>"), AT).build();
        pages.ofSite(RecordedPages.SITE);
        index.send(inA, inB, plain);
        awaitTotal(2, "q", "榫卯");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(total("q", "榫卯", "year", "2026")).isEqualTo(2));

        assertThat(total("q", "榫卯", "site", siteA.toString())).isOne();
        assertThat(total("q", "榫卯", "site", siteA.toString(), "year", "2026")).isZero();
        assertThat(total("q", "榫卯", "library", RecordedPages.LIBRARY.toString())).isEqualTo(2);
        assertThat(total("q", "榫卯", "library", siteA.toString())).isZero();
        assertThat(total("q", "榫卯", "type", "text")).isOne();
        JsonNode onlyA = hit("q", "榫卯", "site", siteA.toString());
        assertThat(onlyA.path("captureCount").asInt()).as("counts are filtered too").isOne();
        assertThat(onlyA.path("lastCapturedAt").asString()).isEqualTo(EARLIER.toString());

        JsonNode facets = index.search("q", "榫卯").path("facets");
        assertThat(facets.path("year").toString())
                .isEqualTo("[{\"value\":\"2026\",\"count\":2},{\"value\":\"2024\",\"count\":1}]");
        assertThat(facets.path("site").toString())
                .isEqualTo(
                        "[{\"value\":\"%s\",\"count\":2},{\"value\":\"%s\",\"count\":1}]"
                                .formatted(siteB, siteA));
        assertThat(facets.path("type").size()).isEqualTo(2);
        assertThat(hit("q", "文本").path("fragments").toString())
                .as("plain text, not HTML")
                .contains("<b>");
        assertThat(total("type", "text", "site", siteB.toString())).as("no q").isOne();
    }

    @Test
    void aFacetCountsThePagesThatChoosingItFinds() throws Exception {
        UUID siteA = UUID.fromString("01930000-0000-7000-8000-0000000000ca");
        UUID siteB = UUID.fromString("01930000-0000-7000-8000-0000000000cb");
        ResourceCaptured both =
                pages.ofSite(siteA)
                        .page("http://facet.example/", "text/html", utf8("<p>缂丝一"), EARLIER)
                        .build();
        Instant later = EARLIER.plusSeconds(60);
        index.send(
                both,
                pages.revisit(both, 1_000_004, later).build(),
                pages.page("http://facet.example/a", "text/html", utf8("<p>缂丝二"), AT).build(),
                pages.ofSite(siteB).revisit(both, 1_000_005, AT).build(),
                pages.page("http://facet.example/b", "text/plain", utf8("缂丝三"), EARLIER).build(),
                pages.page("http://facet.example/c", "text/html", utf8("<p>缂丝四"), AT).build());
        pages.ofSite(RecordedPages.SITE);
        awaitTotal(4, "q", "缂丝");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hit("q", "缂丝一").path("captureCount").asInt())
                                        .isEqualTo(3));

        for (List<String> filters :
                List.<List<String>>of(
                        List.of(),
                        List.of("site", siteA.toString()),
                        List.of("site", siteB.toString()),
                        List.of("year", "2024"),
                        List.of("year", "2026"),
                        List.of("type", "html"),
                        List.of("type", "text", "year", "2024"),
                        List.of("site", siteA.toString(), "year", "2026"),
                        List.of("site", siteB.toString(), "year", "2026", "type", "html"),
                        List.of("library", RecordedPages.LIBRARY.toString(), "year", "2024"),
                        List.of("site", siteA.toString(), "type", "text"))) {
            assertThat(facets(filters)).as("with %s", filters).isEqualTo(totals(filters));
        }
        assertThat(facets(List.of("site", siteA.toString())))
                .as("one page has 2024 twice in A, and 2026 in B only")
                .containsEntry("year=2024", 1L)
                .containsEntry("year=2026", 1L)
                .containsEntry("type=html", 2L)
                .doesNotContainKey("site=" + siteB);
        assertThat(facets(List.of("site", siteA.toString(), "type", "text"))).isEmpty();
    }

    /** What the facets of a search say, such as {@code year=2024}. */
    private static Map<String, Long> facets(List<String> filters) throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        JsonNode facets = index.search(with(filters)).path("facets");
        for (String facet : FACETS) {
            for (JsonNode value : facets.path(facet)) {
                counts.put(
                        facet + "=" + value.path("value").asString(), value.path("count").asLong());
            }
        }
        return counts;
    }

    /** How many pages each value finds when it is chosen as well; without those that find none. */
    private static Map<String, Long> totals(List<String> filters) throws Exception {
        Map<String, Long> totals = new TreeMap<>();
        for (String choice : facets(List.of()).keySet()) {
            String[] chosen = choice.split("=");
            int set = filters.indexOf(chosen[0]);
            if (set >= 0 && !filters.get(set + 1).equals(chosen[1])) {
                continue;
            }
            long total = total(with(filters, set >= 0 ? new String[0] : chosen));
            if (total > 0) {
                totals.put(choice, total);
            }
        }
        return totals;
    }

    private static String[] with(List<String> filters, String... more) {
        List<String> parameters = new ArrayList<>(List.of("q", "缂丝"));
        parameters.addAll(filters);
        parameters.addAll(List.of(more));
        return parameters.toArray(String[]::new);
    }

    @Test
    void aRecordThatCannotBeReadIsADeadLetterAndHoldsUpNobody() throws Exception {
        ResourceCaptured lost;
        try (RecordedPages elsewhere =
                new RecordedPages(new FolderWarcStore(data.resolve("elsewhere")), 77)) {
            lost = elsewhere.page("http://lost.example/", "text/html", utf8("<p>失传"), AT).build();
        }
        byte[] broken = "%PDF-1.7 nothing".getBytes(UTF_8);
        index.send(
                lost,
                pages.page("http://lost.example/p", "application/pdf", broken, AT).build(),
                pages.page("http://lost.example/x", "text/html", utf8("<p>蜡染工艺"), AT).build());
        awaitTotal(1, "q", "蜡染");
        await().atMost(PATIENCE).until(() -> !index.deadLettersWith("lost.example").isEmpty());
        assertThat(index.deadLettersWith("lost.example"))
                .anySatisfy(
                        letter ->
                                assertThat(RunningIndex.header(letter, "reason"))
                                        .contains("no WARC file"));
        assertThat(total("q", "失传")).isZero();
    }

    @Test
    void whatIsWrittenIsFoundWithinFiveSeconds() throws Exception {
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String word = "freshword" + i;
            ResourceCaptured capture =
                    pages.page("http://fresh.example/" + i, "text/html", utf8("<p>" + word), AT)
                            .build();
            index.send(capture);
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(PATIENCE)
                    .until(() -> total("q", word) == 1);
            delays.add(Duration.between(capture.writtenAt(), Instant.now()));
        }
        Collections.sort(delays);
        assertThat(delays.getLast()).as("%s", delays).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whileElasticsearchIsAwayNothingIsLostAndSearchSaysSo() throws Exception {
        index.elasticsearch().cut();
        try {
            for (int i = 0; i < 30; i++) {
                index.send(
                        pages.page("http://away.example/" + i, "text/html", utf8("<p>竹简" + i), AT)
                                .build());
            }
            await().atMost(PATIENCE).until(() -> index.retries() >= 3);
            HttpResponse<String> answer = index.get("/search?" + RunningIndex.query("q", "竹简"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            assertThat(index.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        } finally {
            index.elasticsearch().mend();
        }
        awaitTotal(30, "q", "竹简");
        assertThat(index.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        JsonNode statistics =
                JsonMapper.shared().readTree(index.get("/internal/statistics").body());
        assertThat(statistics.path("documents").asLong()).isGreaterThanOrEqualTo(30);
    }

    @Test
    void whatCannotBeAskedIsRefusedWithAReason() throws Exception {
        String tooDeep = RunningIndex.query("q", "国", "from", "9990", "size", "20");
        for (String query :
                List.of(
                        "",
                        "q=",
                        "q=%22%22",
                        tooDeep,
                        "q=a&size=0",
                        "q=a&size=x",
                        "q=a&site=1",
                        "q=a&year=1",
                        "q=a&type=exe",
                        "q=" + "a".repeat(300))) {
            HttpResponse<String> answer = index.get("/search?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(query)
                    .startsWith("application/problem+json");
        }
        for (String hostile : List.of("*:* OR {!x}", "\\\"", "<script>", "a:b/**/", "“")) {
            assertThat(
                            index.get("/search?" + RunningIndex.query("q", "zz " + hostile))
                                    .statusCode())
                    .as(hostile)
                    .isEqualTo(200);
        }
    }

    private static byte[] utf8(String html) {
        return html.getBytes(UTF_8);
    }

    private static void awaitTotal(int expected, String... parameters) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(total(parameters)).isEqualTo(expected));
    }

    private static long total(String... parameters) throws Exception {
        return index.search(parameters).path("total").asLong();
    }

    private static JsonNode hit(String... parameters) throws Exception {
        return index.search(parameters).path("hits").path(0);
    }

    private static List<String> marked(JsonNode hit) {
        List<String> marked = new ArrayList<>();
        for (JsonNode fragment : hit.path("fragments")) {
            for (JsonNode piece : fragment) {
                if (piece.path("mark").asBoolean()) {
                    marked.add(piece.path("text").asString());
                }
            }
        }
        return marked;
    }
}
