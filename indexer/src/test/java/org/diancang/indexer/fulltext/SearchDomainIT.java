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

/** What there is of a domain, and which other ones it is linked with. */
class SearchDomainIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final List<Span> UNTIL_2021 =
            List.of(new Span(null, Instant.parse("2021-01-01T00:00:00Z")));

    @TempDir static Path data;
    private static WrittenPages pages;

    @BeforeAll
    static void start() throws Exception {
        pages = new WrittenPages(STACK, data);
        of("a.cn", pages.page("www.a.cn", "/1", "一", 2020, 2020, 2021))
                .bytes(100)
                .linksTo("a.cn", "b.cn", "c.cn");
        of("a.cn", pages.page("www.a.cn", "/2", "二", 2021)).bytes(50).linksTo("c.cn");
        of("a.cn", pages.page("news.a.cn", "/3", "三", 2021)).with("type", "pdf");
        of("b.cn", pages.page("b.cn", "/", "四", 2020)).linksTo("a.cn");
        of("c.cn", pages.page("c.cn", "/", "五", 2020, 2022)).linksTo("a.cn", "c.cn");
        of("c.cn", pages.page("www.c.cn", "/", "六", 2022)).linksTo("a.cn");
        pages.write();
    }

    private static WrittenPages.Page of(String domain, WrittenPages.Page page) {
        return page.with("domain", domain);
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
    void pagesBytesAndTypesAreCountedByYear() throws Exception {
        JsonNode domain = pages.ask("/search/domain", "domain", "A.cn");

        assertThat(domain.path("pages").asInt()).isEqualTo(3);
        assertThat(domain.path("firstCapturedAt").asString()).isEqualTo("2020-05-05T05:05:05Z");
        assertThat(domain.path("lastCapturedAt").asString()).isEqualTo("2021-05-05T05:05:05Z");
        assertThat(years(domain))
                .containsExactly(
                        "2020 1 100 0 {\"html\":1}", "2021 3 150 1 {\"html\":2,\"pdf\":1}");
        assertThat(hosts(domain)).containsExactly("www.a.cn 2 2020 2021", "news.a.cn 1 2021 2021");
        assertThat(domain.path("moreHosts").asBoolean()).isFalse();
    }

    @Test
    void whatIsHiddenIsInNoNumberOfADomain() throws Exception {
        WrittenPages.rules(
                new Region("www.a.cn)/1 ", UNTIL_2021), new Region("news.a.cn)", List.of()));

        JsonNode domain = pages.ask("/search/domain", "domain", "a.cn");

        assertThat(domain.path("pages").asInt()).isEqualTo(2);
        assertThat(years(domain))
                .containsExactly("2020 1 100 0 {\"html\":1}", "2021 1 50 0 {\"html\":1}");
        assertThat(hosts(domain)).containsExactly("www.a.cn 2 2020 2021");
    }

    @Test
    void ofAnUnknownDomainThereIsNothing() throws Exception {
        JsonNode domain = pages.ask("/search/domain", "domain", "z.cn");

        assertThat(domain.path("pages").asInt()).isZero();
        assertThat(domain.path("firstCapturedAt").isNull()).isTrue();
        assertThat(domain.path("years")).isEmpty();
    }

    @Test
    void linksGoOutAndComeIn() throws Exception {
        assertThat(links("out")).containsExactly("c.cn=2", "b.cn=1", "2 of 2");
        assertThat(links("in")).containsExactly("c.cn=2", "b.cn=1", "3 of 2");
    }

    @Test
    void linksOfHiddenPagesAreNotThere() throws Exception {
        WrittenPages.rules(
                new Region("www.a.cn)/1 ", List.of()),
                new Region("www.c.cn)/ ", UNTIL_2021),
                new Region("c.cn)/ ", UNTIL_2021));

        assertThat(links("out")).containsExactly("c.cn=1", "1 of 1");
        assertThat(links("in")).containsExactly("b.cn=1", "c.cn=1", "2 of 2");
    }

    @ParameterizedTest
    @CsvSource({
        "'/search/domain', domain must be given",
        "'/search/domain?domain=', domain must be given",
        "'/search/links?domain=a.cn', direction must be in or out",
        "'/search/links?domain=a.cn&direction=up', direction must be in or out",
        "'/search/links?direction=in', domain must be given",
        "'/search/domain?domain=a.cn&status=7', status must be",
    })
    void whatCantBeAskedIsRefusedByName(String path, String named) throws Exception {
        var answer = pages.index().get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    private static List<String> years(JsonNode domain) {
        List<String> years = new ArrayList<>();
        domain.path("years")
                .forEach(
                        y ->
                                years.add(
                                        "%d %d %d %d %s"
                                                .formatted(
                                                        y.path("year").asInt(),
                                                        y.path("pages").asInt(),
                                                        y.path("bytes").asInt(),
                                                        y.path("withoutSize").asInt(),
                                                        y.path("types"))));
        return years;
    }

    private static List<String> hosts(JsonNode domain) {
        List<String> hosts = new ArrayList<>();
        domain.path("hosts")
                .forEach(
                        h ->
                                hosts.add(
                                        "%s %d %.4s %.4s"
                                                .formatted(
                                                        h.path("host").asString(),
                                                        h.path("pages").asInt(),
                                                        h.path("firstCapturedAt").asString(),
                                                        h.path("lastCapturedAt").asString())));
        return hosts;
    }

    private static List<String> links(String direction) throws Exception {
        JsonNode answer = pages.ask("/search/links", "domain", "a.cn", "direction", direction);
        List<String> links = new ArrayList<>();
        answer.path("linked")
                .forEach(l -> links.add(l.path("domain").asString() + "=" + l.path("pages")));
        links.add(answer.path("pages") + " of " + answer.path("domains"));
        return links;
    }
}
