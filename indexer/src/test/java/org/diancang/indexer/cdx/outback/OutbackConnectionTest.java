package org.diancang.indexer.cdx.outback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.archive.wayback.core.CaptureSearchResult;
import org.archive.wayback.core.CaptureSearchResults;
import org.archive.wayback.core.UrlSearchResult;
import org.archive.wayback.core.UrlSearchResults;
import org.archive.wayback.core.WaybackRequest;
import org.archive.wayback.exception.ResourceNotInArchiveException;
import org.archive.wayback.resourceindex.RemoteResourceIndex;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP: what clients of OutbackCDX send, and what those send who mean it ill. */
class OutbackConnectionTest {
    private static final SortedStores STORES =
            SampleLines.stored()
                    .withAlias("http://d.org/", "http://a.cn/")
                    .withAlias("http://a.cn/", "http://b.cn/")
                    .withAlias("http://b.cn/", "http://c.com/");
    private static final RecordingIntake INTAKE = new RecordingIntake();
    private static ServedOutback served;

    @BeforeAll
    static void start() {
        served = new ServedOutback(STORES, INTAKE);
    }

    @AfterAll
    static void stop() {
        served.close();
        assertThat(STORES.open).isZero();
    }

    @Test
    void aQueryIsAnsweredAsOutbackCdxDoes() throws Exception {
        HttpResponse<String> answer =
                served.get("?url=http%3A%2F%2Fexample.com%2F&closest=&sort=closest&limit=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(SampleLines.ALL.getFirst() + "\n");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/plain;charset=utf-8");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.headers().firstValue("outbackcdx-urlkey")).hasValue("com,example)/");
    }

    @Test
    void capturesAreListedFromAKeyOn() throws Exception {
        HttpResponse<String> answer = served.get("/captures?key=org,example)/&limit=1");

        assertThat(answer.body())
                .isEqualTo(
                        "[{\"urlkey\":\"org,example)/\",\"timestamp\":20201001000000,"
                                + "\"original\":\"http://example.org/\",\"mimetype\":\"text/html\","
                                + "\"status\":200,\"digest\":\"VAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
                                + "\"length\":124,\"file\":\"d.warc.gz\",\"compressedoffset\":2740,"
                                + "\"redirecturl\":\"-\",\"robotflags\":\"-\",\"originalLength\":-1,"
                                + "\"originalCompressedoffset\":-1,\"originalFile\":\"-\"}]");
        assertThat(served.get("/captures?limit=0").body()).isEqualTo("[]");
    }

    @Test
    void collectionsAreListedAsOutbackCdxDoes() throws Exception {
        HttpResponse<String> answer = served.collections("");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[\"main\"]");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(served.collections("?limit=1").statusCode()).isEqualTo(400);
        assertThat(served.collections("?limit=1").body())
                .isEqualTo("There is no parameter 'limit' here; there is none.\n");
    }

    @Test
    void aliasesAreListedInTheOrderOfTheirUrlkeysFromAKeyOn() throws Exception {
        String one = "{\"alias\":\"cn,a)/\",\"target\":\"cn,b)/\"}";
        String other = "{\"alias\":\"cn,b)/\",\"target\":\"com,c)/\"}";
        String last = "{\"alias\":\"org,d)/\",\"target\":\"cn,a)/\"}";

        HttpResponse<String> all = served.get("/aliases");

        assertThat(all.body()).isEqualTo("[" + one + "," + other + "," + last + "]");
        assertThat(all.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(all.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(served.get("/aliases?key=cn,b").body())
                .isEqualTo("[" + other + "," + last + "]");
        assertThat(served.get("/aliases?limit=1").body()).isEqualTo("[" + one + "]");
        assertThat(served.get("/aliases?limit=0").body()).isEqualTo("[]");
        assertThat(served.get("/aliases?key=z").body()).isEqualTo("[]");
    }

    @Test
    void onlyThoseWithTheSecretHaveTheLinesCounted() throws Exception {
        assertThat(served.get("/stats").statusCode()).isEqualTo(401);
        assertThat(served.get("/stats", "Authorization", "Bearer " + AskedOutback.SECRET).body())
                .isEqualTo("{\"estimatedRecordCount\":30}");
    }

    @Test
    void linesAreAddedAndDeletedEvenIfTheyComeAsAForm() throws Exception {
        INTAKE.done.clear();

        assertThat(served.post("", "one=1&\ntwo\n").body()).isEqualTo("Added 2 records\n");
        assertThat(served.post("?wait=visible", "@alias http://a/ http://b/\n").body())
                .isEqualTo("Added 1 records\n");
        assertThat(served.post("/delete?wait=visible", "one\n").body())
                .isEqualTo("Deleted 1 records\n");

        assertThat(INTAKE.done)
                .containsExactly(
                        "add main DURABLE [one=1&, two]",
                        "add main VISIBLE [@alias http://a/ http://b/]",
                        "delete main VISIBLE [one]");
    }

    @Test
    void aBadLineRefusesAllUnlessItIsToBeSkipped() throws Exception {
        HttpResponse<String> refused = served.post("", "one\nbad\n");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("At line 2: it is bad\n");

        HttpResponse<String> skipped = served.post("?badLines=skip", "one\nbad\n");
        assertThat(skipped.statusCode()).isEqualTo(200);
        assertThat(skipped.body()).isEqualTo("Added 1 records\n");
        assertThat(skipped.headers().firstValue("skipped-lines")).hasValue("1");

        assertThat(served.post("/delete", "bad\n").statusCode()).isEqualTo(400);
        assertThat(served.post("", "broken\n").body()).contains("Send them again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/delete", "?wait=visible"})
    void nobodyWritesWithoutTheSecret(String rest) throws Exception {
        INTAKE.done.clear();
        var request =
                HttpRequest.newBuilder(URI.create(served.collection() + rest))
                        .header("Authorization", "Bearer another")
                        .POST(BodyPublishers.ofString("one\n"))
                        .build();

        HttpResponse<String> answer = served.send(request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/plain;charset=utf-8");
        assertThat(answer.body()).startsWith("This needs");
        assertThat(INTAKE.done).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            textBlock =
                    """
                    ""                                             | url
                    ?url=                                          | url
                    ?url=a&urlkey=b                                | url
                    ?url=a&url=b                                   | url
                    ?url=http://&matchType=host                    | url
                    ?url=a&matchType=fuzzy                         | matchType
                    ?urlkey=a&matchType=fuzzy                      | matchType
                    ?url=a&from=yesterday                          | from
                    ?url=a&from=-2021                              | from
                    ?url=a&to=2021-01-01                           | to
                    ?url=a&to=999999999999999999999999             | to
                    ?url=a&sort=closest&closest=now                | closest
                    ?url=a&sort=closest&closest=202101010000000    | closest
                    ?url=a*&sort=closest&closest=2021              | sort
                    ?url=a&sort=random                             | sort
                    ?url=a&limit=-1                                | limit
                    ?url=a&limit=1e9                               | limit
                    ?url=a&limit=99999999999999999999              | limit
                    ?url=a&output=xml                              | output
                    ?url=a&fl=urlkey,nothing                       | fl
                    ?url=a&fl=,                                    | fl
                    ?url=a&filter=200                              | filter
                    ?url=a&filter=nothing:200                      | filter
                    ?url=a&filter=!~url:a                          | filter
                    ?url=a&filter=url:(                            | filter
                    ?url=a&filter=url:(a)\\1                       | filter
                    ?url=a&filter=url:(?=a)                        | filter
                    ?url=a&filter=url:((((a{99}){99}){99}){99})    | filter
                    "?url=a&filter=url:(a|a?){999}"                |  filter
                    ?url=a&collapse=nothing                        | collapse
                    ?url=a&collapse=timestamp:-1                   | collapse
                    ?url=a&collapseToFirst=timestamp:x             | collapseToFirst
                    ?url=a&collapseToLast=nothing:4                | collapseToLast
                    ?url=a&omitSelfRedirects=maybe                 | omitSelfRedirects
                    ?url=a&colapse=timestamp:4                     | colapse
                    ?url=a&accesspoint=staff                       | accesspoint
                    ?q=                                            | q
                    ?q=type:urlquery                               | q
                    ?q=nothing                                     | q
                    ?q=type:other+url:a                            | q
                    ?q=url:%25zz                                   | q
                    ?q=url:a+limit:-1                              | limit
                    ?q=url:a+offset:many                           | offset
                    ?q=url:a+date:today                            | date
                    ?q=url:a+startdate:today                       | startdate
                    ?q=url:a&count=-1                              | count
                    ?q=url:a&start_page=-1                         | start_page
                    ?q=url:a&count=999999999999999999&start_page=99| start_page
                    ?q=url:a&limit=1                               | limit
                    /captures?limit=-1                             | limit
                    /captures?from=2021                            | from
                    /aliases?limit=x                               | limit
                    /aliases?limit=-1                              | limit
                    /aliases?key=a&key=b                           | key
                    /aliases?from=2021                             | from
                    """)
    void whatCannotBeUnderstoodIsRefusedByNameAsPlainText(String query, String parameter)
            throws Exception {
        String escaped = query.replace("|", "%7C").replace("{", "%7B").replace("}", "%7D");
        Instant asked = Instant.now();

        HttpResponse<String> answer = served.get(escaped.replace("\\", "%5C"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(parameter).doesNotContain("Exception").hasLineCount(1);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/plain;charset=utf-8");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aUrlOfAMegabyteIsRefusedAndALongOneAnswered() throws Exception {
        assertThat(status("?url=http://example.com/" + "a".repeat(1 << 20))).isGreaterThan(399);
        assertThat(status("?url=http://example.com/" + "a".repeat(50_000))).isEqualTo(200);
        assertThat(status("?url=a&fl=url" + ",url".repeat(10_000))).isEqualTo(400);
        assertThat(status("?url=a" + "&filter=status:200".repeat(11))).isEqualTo(400);
        assertThat(status("?url=a&filter=url:" + "a".repeat(501))).isEqualTo(400);
    }

    private static int status(String query) throws IOException, InterruptedException {
        return served.get(query).statusCode();
    }

    @Test
    void openWaybacksClientFindsCaptures() throws Exception {
        var results = (CaptureSearchResults) client().query(request("http://example.com/"));

        List<String> found = new ArrayList<>();
        for (CaptureSearchResult result : results) {
            found.add(
                    result.getCaptureTimestamp()
                            + " "
                            + result.getOriginalUrl()
                            + " "
                            + result.getHttpCode()
                            + " "
                            + result.getFile()
                            + " "
                            + result.getOffset());
        }
        assertThat(found)
                .hasSize(9)
                .startsWith(
                        "20200101000000 http://example.com/ 200 a.warc.gz 0",
                        "20200615120000 http://www.example.com/ 200 a.warc.gz 100")
                .endsWith("20251231235959 http://example.com/ 200 b.warc.gz 828");
        assertThat(results.getReturnedCount()).isEqualTo(9);
        assertThat(results.getMatchingCount()).isEqualTo(9);
    }

    @Test
    void openWaybacksClientPagesThroughCapturesOfATime() throws Exception {
        WaybackRequest request = request("http://example.com/");
        request.setStartTimestamp("20210101000000");
        request.setEndTimestamp("20231231235959");
        request.setResultsPerPage(2);
        request.setPageNum(2);

        var results = (CaptureSearchResults) client().query(request);

        assertThat(results.getFirstReturned()).isEqualTo(2);
        assertThat(results.getReturnedCount()).isEqualTo(2);
        assertThat(results.getMatchingCount()).isEqualTo(5);
        assertThat(results.getFirstResultTimestamp()).isEqualTo("20210103000000");
    }

    @Test
    void openWaybacksClientFindsUrlsBelowAPrefix() throws Exception {
        WaybackRequest request = request("http://example.com/a");
        request.setUrlQueryRequest();

        var results = (UrlSearchResults) client().query(request);

        List<String> found = new ArrayList<>();
        for (UrlSearchResult result : results) {
            found.add(
                    result.getOriginalUrl()
                            + " "
                            + result.getNumCaptures()
                            + " "
                            + result.getNumVersions()
                            + " "
                            + result.getLastCaptureTimestamp());
        }
        assertThat(found)
                .containsExactly(
                        "http://example.com/a 3 2 20200101000005",
                        "http://example.com/a/b 1 1 20200201000000",
                        "http://example.com/a/c?y=2&x=1 1 1 20200301000000",
                        "http://example.com/ab 1 1 20200401000000");
    }

    @Test
    void openWaybacksClientKnowsThatNothingIsFound() {
        assertThatThrownBy(() -> client().query(request("http://example.com/none")))
                .isInstanceOf(ResourceNotInArchiveException.class);
    }

    private static RemoteResourceIndex client() throws Exception {
        var index = new RemoteResourceIndex();
        index.setSearchUrlBase(served.collection());
        index.init();
        return index;
    }

    private static WaybackRequest request(String url) {
        var request = new WaybackRequest();
        request.setCaptureQueryRequest();
        request.put(WaybackRequest.REQUEST_URL, url);
        request.setResultsPerPage(1_000);
        return request;
    }
}
