package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.events.ResourceCaptured;
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
import tools.jackson.databind.JsonNode;

/** What access rules hide is in no hit, no count and no facet. */
class SearchAccessIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant OLD = Instant.parse("2020-05-05T05:05:05Z");
    private static final Instant NEW = Instant.parse("2026-05-05T05:05:05Z");
    private static final List<Span> UNTIL_2024 =
            List.of(new Span(null, Instant.parse("2024-01-01T00:00:00Z")));

    @TempDir static Path data;
    private static RunningIndex index;
    private static RecordedPages pages;

    @BeforeAll
    static void start() throws Exception {
        index = new RunningIndex(STACK, data);
        pages = new RecordedPages(index.store(), 0);
        int revisit = 1_000_000;
        for (String url :
                List.of("http://a.cn/x", "http://a.cn/x/1", "http://a.cn/x/2", "http://b.cn/")) {
            byte[] body = ("<title>湿地</title><p>" + url).getBytes(UTF_8);
            ResourceCaptured page = pages.page(url, "text/html", body, OLD).build();
            index.send(page, pages.revisit(page, revisit++, NEW).build());
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> years().equals(List.of("2026=4", "2020=4")));
    }

    @AfterEach
    void open() {
        RunningIndex.VISIBLE.set(Optional.of(VisibleRegions.ALL));
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
    }

    @Test
    void aHiddenUrlIsNeitherFoundNorCounted() throws Exception {
        rules(new Region("a.cn)/x ", List.of()));

        assertThat(found()).containsExactlyInAnyOrder("a.cn/x/1", "a.cn/x/2", "b.cn/");
        assertThat(years()).containsExactly("2026=3", "2020=3");
    }

    @Test
    void withinAHiddenFolderWhatIsOpenIsFound() throws Exception {
        rules(
                new Region("a.cn)/", List.of()),
                new Region("a.cn)/x/", List.of(Span.ALWAYS)),
                new Region("a.cn)/x/2 ", List.of()));

        assertThat(found()).containsExactlyInAnyOrder("a.cn/x/1", "b.cn/");
        assertThat(years()).containsExactly("2026=2", "2020=2");
    }

    @Test
    void capturesUnderAnEmbargoAreNeitherShownNorCounted() throws Exception {
        rules(new Region("a.cn)", UNTIL_2024), new Region("a.cn)/x/1 ", List.of()));

        assertThat(found()).containsExactlyInAnyOrder("a.cn/x", "a.cn/x/2", "b.cn/");
        assertThat(years()).containsExactly("2026=1", "2020=3");
        JsonNode hit = index.search("q", "湿地 url:x/2").path("hits").path(0);
        assertThat(hit.path("captureCount").asInt()).isOne();
        assertThat(hit.path("captures").size()).isOne();
        assertThat(hit.path("lastCapturedAt").asString()).isEqualTo(OLD.toString());
        assertThat(index.search("q", "湿地", "year", "2026").path("total").asInt()).isOne();
        assertThat(index.search("q", "湿地 from:2025 host:a.cn").path("total").asInt()).isZero();
    }

    @Test
    void everythingMayBeHiddenButForASite() throws Exception {
        rules(new Region("", List.of()), new Region("b.cn)", List.of(Span.ALWAYS)));

        assertThat(found()).containsExactly("b.cn/");
    }

    @Test
    void nothingIsShownBeforeTheRulesAreKnownNorWhenThereAreTooMany() throws Exception {
        RunningIndex.VISIBLE.set(Optional.empty());
        assertThat(status()).isEqualTo(503);

        List<Region> many = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            many.add(new Region("cn,many" + i + ")", List.of()));
        }
        rules(many.toArray(Region[]::new));
        assertThat(status()).isEqualTo(503);
    }

    @Test
    void manyHiddenUrlsAndHostsAreHeeded() throws Exception {
        List<Region> many = new ArrayList<>();
        many.add(new Region("a.cn)/x/1 ", List.of()));
        for (int i = 0; i < 20_000; i++) {
            many.add(new Region("cn,other)/" + i + " ", List.of()));
        }
        for (int i = 0; i < 1_000; i++) {
            many.add(new Region("cn,many" + i + ")", List.of()));
        }
        rules(many.toArray(Region[]::new));

        assertThat(found()).hasSize(3).doesNotContain("a.cn/x/1");
    }

    private static void rules(Region... regions) {
        RunningIndex.VISIBLE.set(Optional.of(new VisibleRegions(List.of(regions))));
    }

    private static int status() throws Exception {
        return index.get("/search?" + RunningIndex.query("q", "湿地")).statusCode();
    }

    private static List<String> found() throws Exception {
        JsonNode answer = index.search("q", "湿地");
        List<String> urls = new ArrayList<>();
        answer.path("hits").forEach(hit -> urls.add(hit.path("url").asString().substring(7)));
        assertThat(answer.path("total").asInt()).isEqualTo(urls.size());
        assertThat(answer.path("facets").path("type").path(0).path("count").asInt())
                .isEqualTo(urls.size());
        return urls;
    }

    private static List<String> years() throws Exception {
        List<String> years = new ArrayList<>();
        index.search("q", "湿地")
                .path("facets")
                .path("year")
                .forEach(
                        year ->
                                years.add(
                                        year.path("value").asString()
                                                + "="
                                                + year.path("count").asLong()));
        return years;
    }
}
