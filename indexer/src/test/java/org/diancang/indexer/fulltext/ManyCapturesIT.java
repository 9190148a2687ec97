package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A page that more than ten thousand captures found unchanged, beside ordinary ones. */
class ManyCapturesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final int CAPTURES = 10_050;
    private static final int OTHERS = 40;
    private static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    private static final Duration BETWEEN = Duration.ofHours(4);
    private static final UUID SITE_A = UUID.fromString("01930000-0000-7000-8000-00000000000a");
    private static final UUID SITE_B = UUID.fromString("01930000-0000-7000-8000-00000000000b");

    @TempDir static Path data;
    private static RunningIndex index;
    private static RecordedPages pages;
    private static List<ResourceCaptured> captures;

    @BeforeAll
    static void start() throws Exception {
        index = new RunningIndex(STACK, data);
        pages = new RecordedPages(index.store(), 0).ofSite(SITE_A);
        captures = new ArrayList<>();
        ResourceCaptured first =
                pages.page("http://hot.example/", "text/html", body("首页常在"), FIRST).build();
        captures.add(first);
        for (int i = 1; i < CAPTURES; i++) {
            pages.ofSite(i % 2 == 0 ? SITE_A : SITE_B);
            captures.add(
                    pages.revisit(first, 1_000_000 + i, FIRST.plus(BETWEEN.multipliedBy(i)))
                            .build());
        }
        pages.ofSite(SITE_A);
        for (int i = 0; i < OTHERS; i++) {
            index.send(
                    pages.page("http://o.example/" + i, "text/html", body("寻常网页" + i), FIRST)
                            .build());
        }
        List<ResourceCaptured> shuffled = new ArrayList<>(captures);
        Collections.shuffle(shuffled, new Random(7));
        // The later ones come in the order of time, as they do in an archive that runs.
        shuffled.subList(6_000, CAPTURES).sort(Comparator.comparing(ResourceCaptured::capturedAt));
        int sent = 0;
        for (int part : new int[] {1_000, 3_000, 6_000, CAPTURES}) {
            int from = sent;
            index.send(shuffled.subList(from, part).toArray(ResourceCaptured[]::new));
            sent = part;
            await().atMost(Duration.ofMinutes(8))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> hot("from:2000").path("captureCount").asInt() == part);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
    }

    private static byte[] body(String words) {
        return ("<meta charset=utf-8><title>" + words + "</title><p>" + words + "，年年岁岁")
                .getBytes(UTF_8);
    }

    private static JsonNode hot(String typed, String... more) throws Exception {
        List<String> parameters = new ArrayList<>(List.of("q", "host:hot.example " + typed));
        parameters.addAll(Arrays.asList(more));
        return index.search(parameters.toArray(String[]::new)).path("hits").path(0);
    }

    private static List<Instant> within(Instant from, Instant before) {
        return captures.stream()
                .map(ResourceCaptured::capturedAt)
                .filter(at -> !at.isBefore(from) && at.isBefore(before))
                .sorted()
                .toList();
    }

    @Test
    void itIsOneHitWithAllItsDates() throws Exception {
        JsonNode hit = hot("");
        assertThat(hit.path("captureCount").asInt()).isEqualTo(CAPTURES);
        assertThat(hit.path("firstCapturedAt").asString()).isEqualTo(FIRST.toString());
        assertThat(hit.path("lastCapturedAt").asString())
                .isEqualTo(captures.getLast().capturedAt().toString());
        List<String> newest = new ArrayList<>();
        hit.path("captures").forEach(one -> newest.add(one.path("captureId").asString()));
        assertThat(newest)
                .containsExactlyElementsOf(
                        captures.reversed().stream()
                                .limit(100)
                                .map(capture -> capture.captureId().toString())
                                .toList());
        assertThat(index.search("q", "年年岁岁").path("total").asInt()).isEqualTo(OTHERS + 1);
    }

    @Test
    void itCountsOnceForEachYearSiteAndType() throws Exception {
        JsonNode facets = index.search("q", "年年岁岁").path("facets");
        assertThat(counts(facets, "type")).isEqualTo(Map.of("html", OTHERS + 1));
        assertThat(counts(facets, "site"))
                .isEqualTo(Map.of(SITE_A.toString(), OTHERS + 1, SITE_B.toString(), 1));
        assertThat(counts(facets, "year"))
                .isEqualTo(Map.of("2021", OTHERS + 1, "2022", 1, "2023", 1, "2024", 1, "2025", 1));
    }

    @Test
    void filtersCountItsCapturesExactly() throws Exception {
        JsonNode day = hot("from:2023-03-05 to:2023-03-05");
        List<Instant> ofDay =
                within(
                        Instant.parse("2023-03-05T00:00:00Z"),
                        Instant.parse("2023-03-06T00:00:00Z"));
        assertThat(day.path("captureCount").asInt()).isEqualTo(ofDay.size()).isEqualTo(6);
        assertThat(day.path("firstCapturedAt").asString()).isEqualTo(ofDay.getFirst().toString());
        JsonNode weeks = hot("from:2022-12-20 to:2023-02-03", "site", SITE_B.toString());
        assertThat(weeks.path("captureCount").asInt())
                .isEqualTo(
                        (int)
                                captures.stream()
                                        .filter(one -> one.siteId().equals(SITE_B))
                                        .map(ResourceCaptured::capturedAt)
                                        .filter(
                                                within(
                                                                Instant.parse(
                                                                        "2022-12-20T00:00:00Z"),
                                                                Instant.parse(
                                                                        "2023-02-04T00:00:00Z"))
                                                        ::contains)
                                        .count());
        assertThat(hot("to:2020").isMissingNode()).isTrue();
        assertThat(hot("from:2030").isMissingNode()).isTrue();
        assertThat(hot("", "year", "2024").path("captureCount").asInt()).isEqualTo(366 * 6);
    }

    @Test
    void whatRulesHideOfItIsNotCounted() throws Exception {
        Instant from = Instant.parse("2022-06-01T07:30:00Z");
        Instant before = Instant.parse("2022-08-17T21:15:00Z");
        RunningIndex.VISIBLE.set(
                Optional.of(
                        new VisibleRegions(
                                List.of(
                                        new Region(
                                                "hot.example)",
                                                List.of(new Span(from, before)))))));
        try {
            JsonNode hit = hot("");
            List<Instant> shown = within(from, before);
            assertThat(hit.path("captureCount").asInt()).isEqualTo(shown.size());
            assertThat(hit.path("firstCapturedAt").asString())
                    .isEqualTo(shown.getFirst().toString());
            assertThat(hit.path("lastCapturedAt").asString()).isEqualTo(shown.getLast().toString());
            assertThat(hot("from:2022-08-18").isMissingNode()).isTrue();
            assertThat(hot("to:2022-05").isMissingNode()).isTrue();
            assertThat(counts(index.search("q", "年年岁岁").path("facets"), "year"))
                    .isEqualTo(Map.of("2021", OTHERS, "2022", 1));
        } finally {
            RunningIndex.VISIBLE.set(Optional.of(VisibleRegions.ALL));
        }
    }

    @Test
    void itIsOneRowOfAnExport() throws Exception {
        // A table is read from what the index has refreshed; a hit may know of more.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            List<CSVRecord> rows = exported();
                            assertThat(rows).hasSize(OTHERS + 1);
                            assertThat(rows.stream().filter(r -> r.get("url").contains("hot.")))
                                    .singleElement()
                                    .extracting(row -> row.get("captureCount"))
                                    .isEqualTo(Integer.toString(CAPTURES));
                        });
    }

    private static List<CSVRecord> exported() throws Exception {
        String csv =
                index.get("/search/export?" + RunningIndex.query("q", "年年岁岁")).body().substring(1);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
    }

    /** What a search costs grows with what Elasticsearch has to send for it, and time is noisy. */
    @Test
    void toFindItElasticsearchSendsAsMuchAsForAHundredCaptures() throws Exception {
        long ordinary = answered("q", "host:o.example 年年岁岁 \"寻常网页7\"");
        long hot = answered("q", "host:hot.example 年年岁岁");
        assertThat(hot).as("bytes; an ordinary page: %d", ordinary).isLessThan(ordinary + 100_000);
    }

    /**
     * Bytes that a search makes Elasticsearch send; others may ask meanwhile, but not each time.
     */
    private static long answered(String... search) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long before = index.elasticsearch().answered();
            assertThat(index.search(search).path("total").asInt()).isOne();
            least = Math.min(least, index.elasticsearch().answered() - before);
        }
        return least;
    }

    private static Map<String, Integer> counts(JsonNode facets, String name) {
        Map<String, Integer> counts = new HashMap<>();
        facets.path(name)
                .forEach(
                        one -> counts.put(one.path("value").asString(), one.path("count").asInt()));
        return counts;
    }
}
