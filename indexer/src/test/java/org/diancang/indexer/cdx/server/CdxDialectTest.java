package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Look-ups over HTTP as the Internet Archive's CDX server defines them, beside the answers that are
 * due: the numbers are the offsets by which each capture below is told from the others.
 */
class CdxDialectTest {
    private static final SortedStores STORES = new SortedStores();
    private static ServedCdx server;

    @BeforeAll
    static void start() {
        capture("http://example.com/", "2024-01-01", 1, 200, "text/html");
        capture("https://www.example.com/", "2025-01-01", 2, 301, "text/html");
        STORES.with(
                at("http://example.com/", "2026-01-01", 3)
                        .recordType(RecordType.REVISIT)
                        .revisitOf(
                                SampleCaptures.revisit("x)/", "2024-01-01T00:00:00Z", 0)
                                        .build()
                                        .revisitOf())
                        .build());
        capture("http://www.example.com/a", "2024-06-01", 4, 200, "text/html");
        capture("http://example.com:8080/a", "2024-06-02", 5, 404, "text/html");
        capture("http://news.example.com/", "2024-07-01", 6, 200, "application/pdf");
        capture("http://news.example.com:81/x", "2024-07-02", 7, 200, "text/plain");
        capture("http://a.b.example.com/", "2024-08-01", 8, 500, "text/html");
        capture("http://example.community/", "2024-09-01", 9, 200, "text/html");
        capture("http://notexample.com/", "2024-09-02", 10, 200, "text/html");
        capture("http://127.0.0.1/", "2024-10-01", 11, 200, "text/html");
        capture("http://127.0.0.1:8080/x", "2024-10-02", 12, 200, "text/html");
        capture("http://[::1]/v6", "2024-10-03", 13, 200, "text/html");
        capture("http://图书馆.中国/目录", "2024-11-01", 14, 200, "text/html");
        capture("http://lib.gov.cn/a.jpg?b=1&c=2", "2024-12-01", 15, 200, "image/jpeg");
        capture("http://mu.org.cn/", "2024-12-02", 16, 200, "text/html");
        capture("http://lib.com.cn/", "2024-12-03", 17, 200, "text/html");
        capture("dns:example.com", "2024-12-04", 18, null, "text/dns");
        server = new ServedCdx(STORES);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(STORES.open).as("scans left open").isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # one URL
                    url=example.com | 1 2 3
                    url=http%3A%2F%2Fwww.EXAMPLE.com%2F | 1 2 3
                    url=https://example.com:443/ | 1 2 3
                    url=example.com.&matchType=exact | 1 2 3
                    url=http://example.com:8080/a | 5
                    url=example.com:8080/a | 5
                    url=dns:example.com | 18
                    url=lib.gov.cn/a.jpg?c=2%26b=1 | 15
                    url=lib.gov.cn/a.jpg | ''
                    url=%E5%9B%BE%E4%B9%A6%E9%A6%86.%E4%B8%AD%E5%9B%BD/%E7%9B%AE%E5%BD%95 | 14
                    # what begins alike
                    url=example.com/* | 1 2 3 4
                    url=example.com/a*&matchType=prefix | 4
                    url=example.com/&matchType=prefix | 1 2 3 4
                    url=example.com/a*&matchType=exact | ''
                    # a host with all its ports, whatever path stands behind it
                    url=example.com&matchType=host | 1 2 3 4 5
                    url=https://www.example.com:8080/not/there?q=1&matchType=host | 1 2 3 4 5
                    url=news.example.com/whatever&matchType=host | 6 7
                    url=b.example.com&matchType=host | ''
                    url=127.0.0.1&matchType=host | 11 12
                    url=127.0.0.1:8080&matchType=host | 11 12
                    url=http://[::1]:9/&matchType=host | 13
                    url=[::1]&matchType=host | 13
                    url=%E5%9B%BE%E4%B9%A6%E9%A6%86.%E4%B8%AD%E5%9B%BD&matchType=host | 14
                    # a domain with all below it, nothing beside it
                    url=*.example.com | 1 2 3 4 8 6 7 5
                    url=*.EXAMPLE.com/some/path | 1 2 3 4 8 6 7 5
                    url=example.com/some/path&matchType=domain | 1 2 3 4 8 6 7 5
                    url=*.example.com&matchType=domain | 1 2 3 4 8 6 7 5
                    url=www.example.com&matchType=domain | 1 2 3 4 8 6 7 5
                    url=*.example.com:8080 | 1 2 3 4 8 6 7 5
                    url=*.b.example.com | 8
                    url=*.xample.com | ''
                    url=127.0.0.1&matchType=domain | 11 12
                    url=*.xn--fiqs8s | 14
                    # above registered domains: all partitions
                    url=*.com | 1 2 3 4 8 6 7 5 10
                    url=*.gov.cn | 15
                    url=cn&matchType=domain | 17 15 16
                    url=*.cn&sort=reverse | 16 15 17
                    url=*.cn&limit=2 | 17 15
                    url=*.cn&limit=-2 | 15 16
                    url=*.cn&limit=-2&sort=reverse | 15 17
                    url=*.cn&filter=mimetype:text/html&limit=-1 | 16
                    # time
                    url=example.com&from=2025 | 2 3
                    url=example.com&to=2025 | 1 2
                    url=example.com&from=20240101000001&to=2025 | 2
                    url=*.example.com&from=202407&to=202408 | 8 6 7
                    # filters
                    url=*.example.com&filter=statuscode:200 | 1 3 4 6 7
                    url=*.example.com&filter=!statuscode:200 | 2 8 5
                    url=*.example.com&filter=statuscode:[45].. | 8 5
                    url=*.example.com&filter=statuscode:20 | ''
                    url=*.example.com&filter=mimetype:warc/revisit | 3
                    url=*.example.com&filter=!mimetype:warc/revisit&filter=statuscode:200 | 1 4 6 7
                    url=*.example.com&filter=!mimetype:text/.*&filter=!mimetype:warc/.* | 6
                    url=*.example.com&filter=original:https:.* | 2
                    url=*.example.com&filter=urlkey:com,example,.* | 8 6 7
                    url=*.example.com&filter= | 1 2 3 4 8 6 7 5
                    url=*&filter=statuscode:- | 18
                    url=*&filter=mimetype:(image%7Capplication)/.* | 15 6
                    # limits count what meets the filters
                    url=example.com&limit=2 | 1 2
                    url=example.com&limit=-2 | 2 3
                    url=example.com&limit=-1 | 3
                    url=example.com&limit=-99 | 1 2 3
                    url=example.com&sort=reverse | 3 2 1
                    url=example.com&sort=reverse&limit=1 | 3
                    url=example.com&sort=reverse&limit=-1 | 1
                    url=example.com&filter=statuscode:200&limit=-1&to=2025 | 1
                    url=*.example.com&filter=statuscode:200&limit=-2 | 6 7
                    # nearest first
                    url=example.com&closest=20250102 | 2 3 1
                    url=example.com&closest=20250102&filter=statuscode:200 | 3 1
                    url=example.com&closest=20240601&filter=!statuscode:200&limit=1 | 2
                    url=example.com&closest=2025&sort=default | 1 2 3
                    # nonsense that is a URL all the same
                    url=%00 | ''
                    url=%27%3Bdrop%20table | ''
                    url=../../etc/passwd | ''
                    url=%F0%9F%98%80 | ''
                    """)
    void aLookUpHasTheAnswerThatIsDue(String query, String expected) throws Exception {
        HttpResponse<String> answer = server.ask(query + "&fl=offset");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines().toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    limit=1 | url
                    url= | url
                    url=a.com&url=b.com | url
                    url=*. | url
                    url=/&matchType=host | url
                    url=*&matchType=host | url
                    url=*.a.com&matchType=host | url
                    url=a.com&matchType=subdomain | matchType
                    url=a.com&matchType=exact&matchType=host | matchType
                    url=a.com&from=2024-01-01 | from
                    url=a.com&from=2025&to=2024 | from
                    url=a.com&to=%D9%A2%D9%A0%D9%A2%D9%A4 | to
                    url=a.com/*&closest=2024 | closest
                    url=a.com&closest=now | closest
                    url=a.com&limit=0 | limit
                    url=a.com&limit=-0 | limit
                    url=a.com&limit=1%00 | limit
                    url=a.com&limit=1.5 | limit
                    url=a.com&limit=99999999999999999999 | limit
                    url=a.com&limit=-99999999999999999999 | limit
                    url=a.com&limit=-1&closest=2024 | limit
                    url=a.com&limit=1&limit=2 | limit
                    url=a.com&output=xml | output
                    url=a.com&fl=password | fl
                    url=a.com&fl=url,,url | fl
                    url=a.com&filter=200 | filter
                    url=a.com&filter=:200 | filter
                    url=a.com&filter=~status:200 | filter
                    url=a.com&filter=class:x | filter
                    url=a.com&filter=status:( | filter
                    url=a.com&filter=status:200&filter=status:* | filter
                    url=a.com&filter=status:(?%3C!2)00 | filter
                    url=a.com&filter=url:(((a%7B100%7D)%7B100%7D)%7B100%7D)%7B100%7D | filter
                    url=a.com&showPagedIndex=true | showPagedIndex
                    url=a.com&%3Cscript%3E=1 | <script>
                    """)
    void whatCannotBeUnderstoodIsRefusedByItsName(String query, String parameter) throws Exception {
        HttpResponse<String> answer = server.ask(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"parameter\":\"" + parameter + "\"", "\"detail\":\"")
                .doesNotContain("Exception", "org.diancang");
    }

    @Test
    void tooManyFiltersAreRefused() throws Exception {
        assertThat(server.ask("url=example.com" + "&filter=status:.*".repeat(10)).statusCode())
                .isEqualTo(200);
        assertThat(server.ask("url=example.com" + "&filter=status:.*".repeat(11)).body())
                .contains("\"parameter\":\"filter\"", "10 times at most");
    }

    @Test
    void everyFormHasTheSameLines() throws Exception {
        String query = "url=example.com&filter=status:200&limit=-1&output=";

        assertThat(server.ask(query + "text").body())
                .startsWith("com,example)/ 20260101000000 http://example.com/ warc/revisit 200 ");
        assertThat(server.ask(query + "cdxj&fl=status,mime").body())
                .isEqualTo(
                        "com,example)/ 20260101000000 {\"status\":200,\"mime\":\"warc/revisit\"}\n");
        assertThat(server.ask(query + "json&fl=original,statuscode").body())
                .isEqualToIgnoringWhitespace(
                        "[[\"url\",\"status\"],[\"http://example.com/\",\"200\"]]");
        assertThat(server.ask("url=example.com&filter=status:1&output=json").body())
                .isEqualTo("[]\n");
    }

    private static void capture(String url, String day, long offset, Integer status, String mime) {
        STORES.with(at(url, day, offset).status(status).servedType(mime).build());
    }

    private static ResourceCaptured.Builder at(String url, String day, long offset) {
        return SampleCaptures.response(UrlKey.of(url).value(), day + "T00:00:00Z", offset)
                .url(url)
                .partitionKey(PartitionKey.of(url).value());
    }
}
