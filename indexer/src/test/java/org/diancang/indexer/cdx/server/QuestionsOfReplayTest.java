package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.url.PostedRequest;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the replay service asks when it writes TimeMaps and looks for requests that are nearly the
 * same, in the words in which it asks: its own tests have an index that was made for them.
 */
class QuestionsOfReplayTest {
    private static final SortedStores STORES = new SortedStores();
    private static final String POSTED =
            new PostedRequest("POST", "application/x-www-form-urlencoded", "5")
                    .query("q=tea".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private static ServedCdx server;

    @BeforeAll
    static void start() {
        capture("http://example.com/", "", "2024", 1);
        capture("http://example.com/", "", "2025", 2);
        capture("http://example.com/", "", "2026", 3);
        capture("http://example.com/api?a=1&t=1731139809000", "", "2024", 4);
        capture("http://example.com/api?_=1731139809000&a=1", "", "2024", 5);
        capture("http://example.com/api2", "", "2024", 6);
        capture("http://example.com/api", POSTED, "2024", 7);
        server = new ServedCdx(STORES);
    }

    private static void capture(String url, String posted, String year, long offset) {
        STORES.with(
                SampleCaptures.response(
                                UrlKey.of(PostedRequest.appended(url, posted)).value(),
                                year + "-01-01T00:00:00Z",
                                offset)
                        .url(url)
                        .build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url=http://example.com/&limit=2|20240101000000 20250101000000",
                "url=http://example.com/&from=20240101000001&limit=1|20250101000000",
                "url=http://example.com/&sort=reverse&limit=2|20260101000000 20250101000000",
                "url=http://example.com/&sort=reverse&to=20251231235959&limit=9|20250101000000"
                        + " 20240101000000"
            })
    void theSecondsOfAUrlComeInEitherOrder(String query, String expected) throws Exception {
        assertThat(ask("matchType=exact&output=text&fl=timestamp&" + query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com/api?|5 7 4",
                "http://example.com/api?a=1|4",
            })
    void whatBeginsWithAnAddressAndSomeParametersIsFound(String url, String offsets)
            throws Exception {
        assertThat(ask("matchType=prefix&limit=1000&fl=offset&url=" + encoded(url)))
                .isEqualTo(offsets);
    }

    @ParameterizedTest
    @CsvSource({"q=tea,7", "q=water,''"})
    void aPostedRequestIsFoundByItsBody(String body, String offsets) throws Exception {
        String url =
                PostedRequest.appended("http://example.com/api", POSTED.replace("q=tea", body));
        assertThat(
                        ask(
                                "matchType=exact&closest=20240101000000&limit=12&fl=offset&url="
                                        + encoded(url)))
                .isEqualTo(offsets);
    }

    /** The usual order of the parameters is answered before a servlet is asked, others by one. */
    @ParameterizedTest
    @CsvSource({
        "20250201000000,1,http://example.com/",
        "20250201000000,12,http://example.com/",
        "20231231235959,2,http://example.com/",
        "20239999999999,2,http://example.com/",
        "20250201000000,999,http://example.com/api?a%3D1%26t%3D1731139809000",
        "20250201000000,12,http://example.com/not-there",
        "20250201000000,12,http://EXAMPLE.com:80/%61pi2",
        "20250201000000,12,no%20url%20at%20all",
        "20250201000000,12,http://example.com/api*"
    })
    void theNearestCapturesAreTheSameInWhateverOrderParametersStand(
            String closest, String limit, String url) throws Exception {
        String inUsualOrder =
                "closest=%s&limit=%s&matchType=exact&output=cdxj&url=%s"
                        .formatted(closest, limit, url);
        String inAnother =
                "url=%s&closest=%s&limit=%s&output=cdxj&matchType=exact"
                        .formatted(url, closest, limit);
        var usual = server.ask(inUsualOrder);
        var other = server.ask(inAnother);
        assertThat(usual.statusCode()).isEqualTo(other.statusCode());
        assertThat(usual.body()).isEqualTo(other.body());
        assertThat(usual.headers().allValues("Content-Type"))
                .isEqualTo(other.headers().allValues("Content-Type"));
        assertThat(usual.headers().allValues("Vary")).isEqualTo(other.headers().allValues("Vary"));
    }

    private static String encoded(String url) {
        return url.replace("?", "%3F").replace("&", "%26").replace("=", "%3D");
    }

    private static String ask(String query) throws Exception {
        return String.join(" ", server.ask(query).body().lines().toList());
    }
}
