package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;
import static org.diancang.indexer.cdx.access.SampleRules.visibility;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.access.SampleRules;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.Test;

/** What rules hide is in no answer of {@code /cdx}, and counted in none. */
class HiddenLinesTest {
    private static final SortedStores STORES = new SortedStores();

    static {
        for (int i = 0; i < 6; i++) {
            STORES.with(
                    SampleCaptures.response(
                                    "com,example)/p" + i % 3,
                                    "2026-01-0" + (i + 1) + "T00:00:00Z",
                                    i)
                            .url("http://example.com/p" + i % 3)
                            .build());
        }
    }

    @Test
    void aHiddenPageIsInNoAnswerWhateverIsAsked() throws Exception {
        try (var server = served(exclude("http://www.example.com/p1").build())) {
            assertThat(lines(server, "url=example.com/p1")).isEmpty();
            assertThat(lines(server, "url=example.com/p1&closest=2026")).isEmpty();
            assertThat(lines(server, "url=example.com/p1&sort=reverse&limit=1")).isEmpty();
            assertThat(lines(server, "url=example.com/p1&limit=-1")).isEmpty();
            for (String broad : new String[] {"example.com/*", "*.example.com", "*.com", "*"}) {
                assertThat(lines(server, "url=" + broad))
                        .hasSize(4)
                        .noneMatch(line -> line.contains("/p1"));
            }
            assertThat(server.ask("url=*&output=json").body()).doesNotContain("/p1");
            assertThat(server.ask("url=*&output=cdxj").body()).doesNotContain("/p1");
        }
    }

    @Test
    void hiddenLinesAreNotCountedWhereALimitCounts() throws Exception {
        try (var server = served(block("http://example.com/p0").build())) {
            assertThat(lines(server, "url=*&limit=2")).allMatch(line -> line.contains("/p1"));
            assertThat(lines(server, "url=*&limit=-4")).hasSize(4);
            assertThat(lines(server, "url=*&limit=-5")).hasSize(4);
        }
    }

    @Test
    void someCapturesOfAPageMayBeHidden() throws Exception {
        AccessRule old =
                block("http://example.com/p0").captured("", "2026-01-01T23:59:59Z").build();
        try (var server = served(old, allow("*").build())) {
            assertThat(lines(server, "url=example.com/p0"))
                    .singleElement()
                    .asString()
                    .contains("20260104000000");
        }
    }

    @Test
    void servicesOfTheInstallationSeeEverything() throws Exception {
        try (var server = served(exclude("*").build())) {
            assertThat(lines(server, "url=*")).isEmpty();
            assertThat(everything(server).lines()).hasSize(6);
        }
    }

    @Test
    void nothingIsServedBeforeTheRulesAreKnown() throws Exception {
        try (var server = new ServedCdx(STORES, SampleRules.notYetKnown())) {
            HttpResponse<String> answer = server.ask("url=*");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(STORES.open).isZero();
        }
    }

    @Test
    void aLineWithAKeyOfAnotherFormIsHiddenByItsUrl() throws Exception {
        var stores = new SortedStores();
        var capture =
                SampleCaptures.response("com,example)/x", "2026-01-01T00:00:00Z", 1)
                        .url("http://example.com/x")
                        .build();
        var key = new CdxKey("com,example,www)/X", "20260101000000", SampleCaptures.FILE, 1);
        stores.with("com,example", key.toBytes(), new CdxLineCodec().encode(CdxLine.of(capture)));
        try (var open = new ServedCdx(stores);
                var server =
                        new ServedCdx(
                                stores,
                                visibility(
                                        Clock.systemUTC(),
                                        exclude("http://example.com/x").build()))) {
            assertThat(lines(open, "url=*.example.com")).hasSize(1);
            assertThat(lines(server, "url=*.example.com")).isEmpty();
        }
    }

    private static ServedCdx served(AccessRule... rules) {
        return new ServedCdx(STORES, visibility(Clock.systemUTC(), rules));
    }

    private static List<String> lines(ServedCdx server, String query) throws Exception {
        HttpResponse<String> answer = server.ask(query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    private static String everything(ServedCdx server) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + server.port()
                                                            + "/internal/cdx"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
