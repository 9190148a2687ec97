package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.SiteDescribed;
import org.diancang.events.SiteDescribed.Subject;
import org.diancang.events.Topics;
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

/** Names of sites and libraries beside what is found, and what is found by subject. */
class SearchSitesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Instant OLD = Instant.parse("2020-05-05T05:05:05Z");
    private static final Instant NEW = Instant.parse("2026-05-05T05:05:05Z");
    private static final UUID COUNTY = new UUID(7, 1);
    private static final UUID DISTRICT = new UUID(7, 2);
    private static final UUID MUSEUM = new UUID(7, 3);
    private static final UUID UNKNOWN = new UUID(7, 4);
    private static final UUID QINGHE = new UUID(8, 1);
    private static final UUID TOWN = new UUID(8, 2);

    @TempDir static Path data;
    private static RunningIndex index;
    private static RecordedPages pages;
    private static int revisits = 1_000_000;

    @BeforeAll
    static void start() throws Exception {
        index = new RunningIndex(STACK, data);
        pages = new RecordedPages(index.store(), 0);
        index.send(site(COUNTY, 3, "QH-0001", "青禾县人民政府", QINGHE, Subject.POLITICS));
        // Late and poison: neither may change a thing.
        index.send(site(COUNTY, 2, "QH-0001", "青禾县政府", QINGHE, Subject.CULTURE));
        index.send(Topics.SITES, COUNTY.toString(), "poison".getBytes(UTF_8));
        index.send(site(DISTRICT, 4, "QH-0002", "青浦区人民政府", QINGHE, Subject.POLITICS));
        index.send(site(MUSEUM, 5, "ZJ-0001", "青禾博物馆", TOWN, Subject.CULTURE));
        ResourceCaptured shared = page("http://a.cn/shared", COUNTY, QINGHE, OLD);
        revisit(shared, COUNTY, QINGHE, NEW);
        revisit(shared, DISTRICT, QINGHE, NEW);
        revisit(shared, MUSEUM, TOWN, NEW);
        page("http://a.cn/county", COUNTY, QINGHE, NEW);
        page("http://b.cn/museum", MUSEUM, TOWN, OLD);
        page("http://b.cn/other", UNKNOWN, TOWN, OLD);
        await().atMost(SOON).until(() -> search().path("captures").asInt() == 7);
        await().atMost(SOON).until(() -> facet(search(), "site").contains("青禾博物馆"));
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
    void sitesAndLibrariesHaveTheirNamesBesideThem() throws Exception {
        JsonNode answer = search();

        assertThat(facet(answer, "site"))
                .isEqualTo(
                        COUNTY
                                + " QH-0001 青禾县人民政府=2, "
                                + MUSEUM
                                + " ZJ-0001 青禾博物馆=2, "
                                + DISTRICT
                                + " QH-0002 青浦区人民政府=1, "
                                + UNKNOWN
                                + " null=1");
        assertThat(facet(answer, "library")).isEqualTo(TOWN + " 镇图书馆=3, " + QINGHE + " 青禾省图书馆=2");
        assertThat(answer.path("sites").path(DISTRICT.toString()).asString())
                .isEqualTo("QH-0002 青浦区人民政府");
        assertThat(answer.path("sites").has(UNKNOWN.toString())).isFalse();
    }

    @Test
    void aPageCountsOnceForASubjectHoweverManyOfItsSitesHaveIt() throws Exception {
        assertThat(facet(search(), "subject")).isEqualTo("culture null=2, politics null=2");
        assertThat(facet(search("group", "url"), "subject"))
                .isEqualTo("culture null=2, politics null=2");
    }

    @ParameterizedTest
    @CsvSource({
        "subject, politics, 'a.cn/county,a.cn/shared', 4",
        "subject, culture, 'a.cn/shared,b.cn/museum', 2",
        "subject, economy, '', 0",
    })
    void theNumberBesideASubjectIsWhatIsFoundByIt(
            String name, String value, String found, int captures) throws Exception {
        JsonNode answer = search(name, value);

        assertThat(urls(answer)).isEqualTo(found);
        assertThat(answer.path("captures").asInt()).isEqualTo(captures);
        long hits = answer.path("hits").size();
        assertThat(answer.path("total").asLong()).isEqualTo(hits);
        if (hits > 0) {
            assertThat(facet(answer, "subject")).contains(value + " null=" + hits);
        }
    }

    @Test
    void onlyCapturesOfItsSitesCountForASubject() throws Exception {
        JsonNode answer = search("subject", "culture");

        assertThat(facet(answer, "site")).isEqualTo(MUSEUM + " ZJ-0001 青禾博物馆=2");
        assertThat(facet(answer, "year")).isEqualTo("2026 null=1, 2020 null=1");
        JsonNode shared = search("q", "湿地 url:shared", "subject", "culture").path("hits").path(0);
        assertThat(shared.path("captureCount").asInt()).isOne();
        assertThat(shared.path("firstCapturedAt").asString()).isEqualTo(NEW.toString());
    }

    @Test
    void aSubjectHoldsForTheSameCaptureAsOtherFilters() throws Exception {
        assertThat(urls(search("subject", "politics", "year", "2020"))).isEqualTo("a.cn/shared");
        assertThat(urls(search("subject", "culture", "site", COUNTY.toString()))).isEmpty();
        assertThat(urls(search("q", "", "subject", "culture", "library", TOWN.toString())))
                .isEqualTo("a.cn/shared,b.cn/museum");
        assertThat(facet(search("year", "2020"), "subject"))
                .isEqualTo("culture null=1, politics null=1");
    }

    @Test
    void whatAccessRulesHideCountsForNoSubject() throws Exception {
        List<Span> untilThen = List.of(new Span(null, Instant.parse("2024-01-01T00:00:00Z")));
        RunningIndex.VISIBLE.set(
                Optional.of(
                        new VisibleRegions(
                                List.of(
                                        new Region("a.cn)", untilThen),
                                        new Region("b.cn)/museum ", List.of())))));

        assertThat(facet(search(), "subject")).isEqualTo("politics null=1");
        assertThat(urls(search("subject", "culture"))).isEmpty();
        assertThat(urls(search("subject", "politics"))).isEqualTo("a.cn/shared");
        assertThat(search().path("sites").has(MUSEUM.toString())).isFalse();
    }

    @Test
    void theExportHeedsASubject() throws Exception {
        HttpResponse<String> rows =
                index.get(
                        "/search/export?format=jsonl&"
                                + RunningIndex.query("q", "湿地", "subject", "culture"));

        assertThat(rows.headers().firstValue("Diancang-Total")).contains("2");
        assertThat(rows.body().lines()).hasSize(2).noneMatch(row -> row.contains("a.cn/county"));
    }

    @Test
    void aChangeHoldsAtOnceAndAGoneSiteHasNoNameAndNoSubject() throws Exception {
        UUID factory = new UUID(7, 5);
        page("http://c.cn/factory", "棉纺", factory, QINGHE, OLD);
        index.send(site(factory, 6, "QH-0005", "青禾纺织厂", QINGHE, Subject.CULTURE));
        await().atMost(SOON).until(() -> cotton("culture").equals("c.cn/factory"));

        index.send(site(factory, 7, "QH-0005", "青禾纺织厂", QINGHE, Subject.ECONOMY));
        await().atMost(SOON).until(() -> cotton("economy").equals("c.cn/factory"));
        assertThat(cotton("culture")).isEmpty();

        index.send(Topics.SITES, factory.toString(), null);
        await().atMost(SOON).until(() -> cotton("economy").isEmpty());
        assertThat(facet(index.search("q", "棉纺"), "site")).isEqualTo(factory + " null=1");
    }

    private static String cotton(String subject) throws Exception {
        return urls(index.search("q", "棉纺", "subject", subject));
    }

    @Test
    void aSubjectThatIsNoneIsRefusedByName() throws Exception {
        HttpResponse<String> answer = index.get("/search?q=a&subject=sport");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("subject must be one of politics, economy, culture, is sport");
    }

    @Test
    void whatCannotBeReadIsADeadLetterWithItsReason() {
        assertThat(index.deadLetters(Topics.SITES, 1))
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(new String(letter.key(), UTF_8))
                                    .isEqualTo(COUNTY.toString());
                            assertThat(RunningIndex.header(letter, "reason"))
                                    .startsWith("not a SiteDescribed");
                            assertThat(RunningIndex.header(letter, "consumer")).isEqualTo("sites");
                        });
    }

    private static SiteDescribed site(
            UUID id, long version, String number, String name, UUID library, Subject subject) {
        return new SiteDescribed(
                id,
                SiteDescribed.SCHEMA_VERSION,
                version,
                number,
                number.replace("-", ""),
                name,
                library,
                library.equals(QINGHE) ? "青禾省图书馆" : "镇图书馆",
                subject,
                List.of("http://a.cn/county", "http://a.cn/hidden"),
                NEW);
    }

    private static ResourceCaptured page(String url, UUID site, UUID library, Instant at) {
        return page(url, "湿地", site, library, at);
    }

    private static ResourceCaptured page(
            String url, String word, UUID site, UUID library, Instant at) {
        byte[] body = ("<title>" + word + "</title><p>" + url).getBytes(UTF_8);
        ResourceCaptured capture =
                pages.ofSite(site).page(url, "text/html", body, at).libraryId(library).build();
        index.send(capture);
        return capture;
    }

    private static void revisit(ResourceCaptured page, UUID site, UUID library, Instant at) {
        index.send(pages.ofSite(site).revisit(page, revisits++, at).libraryId(library).build());
    }

    private static JsonNode search(String... more) throws Exception {
        return List.of(more).contains("q") ? index.search(more) : index.search(joined(more));
    }

    private static String[] joined(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "q";
        all[1] = "湿地";
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    private static String urls(JsonNode answer) {
        return answer.path("hits")
                .valueStream()
                .map(hit -> hit.path("url").asString().substring("http://".length()))
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Values with label and count. */
    private static String facet(JsonNode answer, String name) {
        return answer.path("facets")
                .path(name)
                .valueStream()
                .map(
                        count ->
                                count.path("value").asString()
                                        + " "
                                        + count.path("label").asString(null)
                                        + "="
                                        + count.path("count").asLong())
                .collect(Collectors.joining(", "));
    }
}
