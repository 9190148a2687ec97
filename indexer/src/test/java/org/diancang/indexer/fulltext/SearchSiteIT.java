package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.SiteDescribed;
import org.diancang.events.SiteDescribed.Subject;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What there is of a site. */
class SearchSiteIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final String SITE = RecordedPages.SITE.toString();
    private static final List<Span> UNTIL_2021 =
            List.of(new Span(null, Instant.parse("2021-01-01T00:00:00Z")));

    @TempDir static Path data;
    private static WrittenPages pages;

    @BeforeAll
    static void start() throws Exception {
        pages = new WrittenPages(STACK, data);
        pages.page("www.a.cn", "/1", "一", 2020, 2020, 2021).bytes(100);
        pages.page("www.a.cn", "/2", "二", 2021).bytes(50);
        pages.page("news.a.cn", "/3", "三", 2019).with("type", "pdf");
        pages.page("news.a.cn", "/p.png", "四", 2022).with("type", "image").bytes(7);
        pages.write();
        pages.index()
                .send(
                        new SiteDescribed(
                                RecordedPages.SITE,
                                SiteDescribed.SCHEMA_VERSION,
                                1,
                                "QH-0001",
                                "QH0001",
                                "青禾县人民政府",
                                RecordedPages.LIBRARY,
                                "青禾省图书馆",
                                Subject.POLITICS,
                                List.of("http://www.a.cn/1", "http://news.a.cn/3"),
                                Instant.EPOCH));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> pages.ask("/search/site", "site", SITE).has("described"));
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
    void aSiteHasItsNameItsNumbersAndItsYears() throws Exception {
        JsonNode site = pages.ask("/search/site", "site", SITE);

        assertThat(site.at("/described/number").asString()).isEqualTo("QH-0001");
        assertThat(site.at("/described/name").asString()).isEqualTo("青禾县人民政府");
        assertThat(site.at("/described/subject").asString()).isEqualTo("politics");
        assertThat(site.at("/described/seeds")).hasSize(2);
        assertThat(site.path("pages").asInt()).isEqualTo(4);
        assertThat(site.path("captures").asInt()).isEqualTo(6);
        assertThat(site.path("bytes").asInt()).isEqualTo(157);
        assertThat(site.path("withoutSize").asInt()).isEqualTo(1);
        assertThat(site.path("types").toString()).isEqualTo("{\"html\":2,\"image\":1,\"pdf\":1}");
        assertThat(site.path("firstCapturedAt").asString()).isEqualTo("2019-05-05T05:05:05Z");
        assertThat(site.path("lastCapturedAt").asString()).isEqualTo("2022-05-05T05:05:05Z");
        assertThat(years(site)).containsExactly("2019 1 1", "2020 1 2", "2021 2 2", "2022 1 1");
        assertThat(site.path("hosts")).hasSize(2);
    }

    @Test
    void theLatestPagesAreThoseThatPeopleOpen() throws Exception {
        assertThat(latest(pages.ask("/search/site", "site", SITE)))
                .containsExactlyInAnyOrder(
                        "http://www.a.cn/1 2021",
                        "http://www.a.cn/2 2021",
                        "http://news.a.cn/3 2019")
                .last()
                .isEqualTo("http://news.a.cn/3 2019");
    }

    @Test
    void aSiteIsFoundByItsNumberToo() throws Exception {
        assertThat(pages.ask("/search/site", "site", "QH-0001").path("siteId").asString())
                .isEqualTo(SITE);
    }

    @Test
    void whatIsHiddenIsInNoNumberAndNoSeedOfASite() throws Exception {
        WrittenPages.rules(
                new Region("www.a.cn)/1 ", UNTIL_2021),
                new Region("cn,a,news)", List.of()),
                new Region("news.a.cn)", List.of()));

        JsonNode site = pages.ask("/search/site", "site", SITE);

        assertThat(site.path("pages").asInt()).isEqualTo(2);
        assertThat(site.path("captures").asInt()).isEqualTo(3);
        assertThat(years(site)).containsExactly("2020 1 2", "2021 1 1");
        assertThat(latest(site))
                .containsExactly("http://www.a.cn/2 2021", "http://www.a.cn/1 2020");
        assertThat(site.at("/described/seeds").toString()).isEqualTo("[\"http://www.a.cn/1\"]");
    }

    @Test
    void ofASiteOfWhichNothingMayBeSeenNotEvenTheNameIsTold() throws Exception {
        WrittenPages.rules(new Region("", List.of()));

        HttpResponse<String> answer = pages.index().get("/search/site?site=QH-0001");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("nothing is archived of a site QH-0001");
        assertThat(answer.body()).doesNotContain("青禾", SITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QH-9999", "0193a3c2-7c1e-7a10-8f3a-52d1c0a4e0ff", "%3Cb%3E"})
    void anUnknownSiteIsNotFound(String site) throws Exception {
        assertThat(pages.index().get("/search/site?site=" + site).statusCode()).isEqualTo(404);
    }

    @Test
    void noSiteAtAllAndAnEndlessNameAreRefused() throws Exception {
        assertThat(pages.index().get("/search/site").statusCode()).isEqualTo(400);
        assertThat(pages.index().get("/search/site?site=" + "x".repeat(65)).statusCode())
                .isEqualTo(400);
        assertThat(pages.index().get("/search/site?site=" + new UUID(0, 1)).statusCode())
                .isEqualTo(404);
    }

    private static List<String> years(JsonNode site) {
        return site.path("years")
                .valueStream()
                .map(
                        y ->
                                y.path("year").asInt()
                                        + " "
                                        + y.path("pages").asInt()
                                        + " "
                                        + y.path("captures").asInt())
                .toList();
    }

    private static List<String> latest(JsonNode site) {
        return site.path("latest")
                .valueStream()
                .map(
                        p ->
                                p.path("url").asString()
                                        + " "
                                        + p.path("capturedAt").asString().substring(0, 4))
                .toList();
    }
}
