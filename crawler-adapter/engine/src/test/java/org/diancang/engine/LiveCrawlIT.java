package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlWindow;
import org.diancang.events.HostLimits;
import org.diancang.events.RequestSettings;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.ScopeRules;
import org.junit.jupiter.api.Test;

/** What a crawl is told, before it starts and while it runs, and what servers tell it. */
class LiveCrawlIT extends EngineTestBase {
    @Test
    void whatIsExcludedWhileItRunsIsFetchedNoMoreThoughItWaitedAlready() throws Exception {
        site.web(400).slow(20);
        try (EngineUnderTest engine = start(settings(Duration.ofMillis(20)))) {
            await().atMost(LONG).until(() -> requested("/p/") > 10);
            engine.command("pause asked");
            await().atMost(LONG).until(() -> !engine.pauses().isEmpty());
            long before = requested("/p/");
            change(engine, new CrawlChange(1, List.of("/p/[0-9]*[13579]$"), Duration.ZERO));
            engine.command("resume");

            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            List<String> after =
                    site.requests().stream().filter(r -> r.contains("/p/")).skip(before).toList();
            assertThat(after).isNotEmpty().noneMatch(r -> r.matches(".*[13579]"));
            assertThat(site.requests())
                    .filteredOn(r -> r.matches(".*/p/[0-9]*[02468]"))
                    .hasSize(200);
        }
    }

    @Test
    void anOlderChangeThatComesLateChangesNothing() throws Exception {
        site.web(100).slow(20);
        try (EngineUnderTest engine = start(settings(Duration.ofMillis(200)))) {
            await().atMost(LONG).until(() -> requested("/p/") > 2);
            change(engine, new CrawlChange(2, List.of("/p/[5-9]"), Duration.ZERO));
            change(engine, new CrawlChange(1, List.of("."), Duration.ofMinutes(5)));

            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(requested("/p/1")).isEqualTo(11);
        }
    }

    @Test
    void aBusyServerIsAskedLessThenLeftAloneForAWhileAndNothingIsLost() throws Exception {
        site.web(60);
        site.refuse(MANY, 503, "2");
        try (EngineUnderTest engine = start(settings(Duration.ofMillis(20)))) {
            await().atMost(LONG).until(() -> !engine.pauses().isEmpty());
            site.refuse(0, 503, "2");
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(engine.pauses())
                    .allSatisfy(
                            reason ->
                                    assertThat(reason).startsWith("server-busy 503 127.0.0.2 20"));
            assertThat(engine.events()).contains("CrawlResumed");
            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            List<ResourceCaptured> captures = engine.captures();
            assertThat(captures)
                    .filteredOn(c -> Integer.valueOf(503).equals(c.status()))
                    .hasSizeGreaterThanOrEqualTo(Servers.PATIENCE);
            assertThat(
                            captures.stream()
                                    .filter(c -> Integer.valueOf(200).equals(c.status()))
                                    .map(ResourceCaptured::url)
                                    .distinct())
                    .hasSize(61);
        }
    }

    @Test
    void aPauseThatSomebodyAskedForOutlastsTheServers() throws Exception {
        site.web(20);
        site.refuse(MANY, 429, "1");
        try (EngineUnderTest engine = start(settings(Duration.ofMillis(20)))) {
            await().atMost(LONG).until(() -> !engine.pauses().isEmpty());
            site.refuse(0, 429, "1");
            engine.command("pause asked");
            await().during(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !engine.events().contains("CrawlResumed"));
            engine.command("resume");

            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(engine.outcome()).isEqualTo("COMPLETE");
        }
    }

    /** Heritrix made a quarter of a second of every shorter pause. */
    @Test
    void aShortPauseIsAsLongAsItIsMeantToBe() throws Exception {
        site.web(30);
        try (EngineUnderTest engine = start(settings(Duration.ofMillis(60)))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            List<Instant> fetched =
                    engine.captures().stream()
                            .filter(c -> c.url().contains("/p/"))
                            .map(ResourceCaptured::writtenAt)
                            .sorted()
                            .toList();
            List<Duration> pauses =
                    IntStream.range(1, fetched.size())
                            .mapToObj(i -> Duration.between(fetched.get(i - 1), fetched.get(i)))
                            .sorted()
                            .toList();
            assertThat(pauses).hasSize(29);
            assertThat(pauses.get(14)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
            // Not all of them: a busy machine may lengthen some.
            assertThat(pauses.get(4)).isLessThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void aServerWhoseRobotsTxtFailsIsNotCrawled() throws Exception {
        site.web(20).status("/robots.txt", 500, "broken");
        try (EngineUnderTest engine = start(settings(Duration.ZERO))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(site.requests()).isNotEmpty().allMatch(r -> r.endsWith("/robots.txt"));
        }
    }

    @Test
    void aHostGivesNoMoreThanItsShareAndTheEndSaysSo() throws Exception {
        site.web(50);
        try (EngineUnderTest engine =
                start(
                        with(
                                Duration.ofMillis(5),
                                ScopeRules.NONE,
                                new HostLimits(10, 0),
                                RequestSettings.NONE,
                                null))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(site.requests()).hasSizeBetween(10, 12);
            assertThat(engine.outcome()).isEqualTo("BUDGET");
        }
    }

    @Test
    void whatAPageNeedsIsTakenFromElsewhereWithinBoundsAndNothingElse() throws Exception {
        String other = "http://" + OTHER + ":" + site.port();
        site.html(
                        "/",
                        "<link rel=stylesheet href='"
                                + other
                                + "/s.css'><img src='"
                                + other
                                + "/1.png'><img src='"
                                + other
                                + "/2.png'><a href='"
                                + other
                                + "/page.html'>x</a>")
                .page(
                        "/s.css",
                        "text/css",
                        "@font-face{src:url(/f.woff)}".getBytes(StandardCharsets.UTF_8),
                        false);
        ScopeRules rules = new ScopeRules(List.of(), List.of(), 20, 3, 10, List.of());
        try (EngineUnderTest engine =
                start(with(Duration.ZERO, rules, HostLimits.NONE, RequestSettings.NONE, null))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(requestedOf(OTHER))
                    .contains("/robots.txt", "/s.css", "/1.png", "/2.png", "/f.woff")
                    .doesNotContain("/page.html");
        }
    }

    @Test
    void theScopeTakesWhatIsIncludedLeavesOutWhatIsExcludedAndAsksInTheLanguageOrdered()
            throws Exception {
        String other = "http://" + OTHER + ":" + site.port();
        site.html(
                        "/",
                        "<a href='/a/1'>1</a><a href='/b/2'>2</a><a href='"
                                + other
                                + "/news/3'>3</a><a href='"
                                + other
                                + "/else/4'>4</a>")
                .html("/a/1", "1")
                .html("/b/2", "2")
                .html("/news/3", "3");
        ScopeRules rules =
                new ScopeRules(
                        List.of("^http://static\\.lijiang\\.test:[0-9]+/news/"),
                        List.of("/b/"),
                        20,
                        3,
                        0,
                        List.of());
        try (EngineUnderTest engine =
                start(
                        with(
                                Duration.ZERO,
                                rules,
                                HostLimits.NONE,
                                new RequestSettings("zh-CN,zh;q=0.9", List.of()),
                                null))) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(requestedOf(OTHER)).contains("/news/3").doesNotContain("/else/4");
            assertThat(requestedOf(HOST)).contains("/a/1").doesNotContain("/b/2");
            assertThat(site.languages()).isNotEmpty().allMatch("zh-CN,zh;q=0.9"::equals);
        }
    }

    @Test
    void outsideItsHoursACrawlHolds() throws Exception {
        site.web(50).slow(20);
        LocalTime now = ZonedDateTime.now(ZoneOffset.UTC).toLocalTime();
        CrawlWindow window = new CrawlWindow("UTC", List.of(), now.plusHours(2), now.plusHours(3));
        try (EngineUnderTest engine =
                start(
                        with(
                                Duration.ofMillis(200),
                                ScopeRules.NONE,
                                HostLimits.NONE,
                                RequestSettings.NONE,
                                window))) {
            await().atMost(LONG).until(() -> !engine.pauses().isEmpty());

            assertThat(engine.pauses().getFirst()).startsWith("window 20");
            engine.command("stop");
            assertThat(engine.awaitExit()).isZero();
            assertThat(engine.outcome()).isEqualTo("STOPPED");
        }
    }

    @Test
    void anEngineThatHearsNoMoreOfItsGuardCheckpointsAndEnds() throws Exception {
        site.web(400).slow(100);
        try (EngineUnderTest engine = start(settings(Duration.ofMillis(200)))) {
            await().atMost(LONG).until(() -> requested("/p/") > 2);
            engine.command("guarded");

            assertThat(engine.awaitExit()).isEqualTo(EngineProcess.ORPHANED);
            assertThat(engine.events()).contains("CrawlCheckpointed");
        }
    }
}
