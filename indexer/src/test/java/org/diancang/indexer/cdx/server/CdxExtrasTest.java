package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.cdx.CdxReader;
import org.netpreserve.jwarc.cdx.CdxRecord;

/** Over HTTP: TimeMaps, gzip, what other software reads, and what hostile callers get. */
class CdxExtrasTest {
    private static final SortedStores STORES = new SortedStores();
    private static ServedCdx server;

    @BeforeAll
    static void start() {
        for (int month = 1; month <= 3; month++) {
            STORES.with(
                    SampleCaptures.response(
                                    "com,example)/", "2024-0" + month + "-03T04:05:06Z", month)
                            .url("http://www.example.com/")
                            .build());
        }
        STORES.with(
                SampleCaptures.response("com,example)/one", "2024-01-01T00:00:00Z", 9)
                        .url("http://example.com/one?a=\"<b>\"")
                        .build());
        STORES.with(SampleCaptures.revisit("com,example)/r", "2024-01-01T00:00:00Z", 10).build());
        for (int i = 0; i < 3_100; i++) {
            STORES.with(
                    SampleCaptures.response("org,many)/", "2024-01-01T00:00:00Z", i)
                            .payloadDigest("sha1:" + "%032d".formatted(i))
                            .build());
        }
        server = new ServedCdx(STORES);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(STORES.open).as("scans left open").isZero();
    }

    @Test
    void aTimeMapNamesTheMementosOfAUrl() throws Exception {
        HttpResponse<String> answer = server.ask("url=www.example.com&output=link");

        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("application/link-format"));
        assertThat(answer.body())
                .isEqualTo(
                        """
                        <http://www.example.com>; rel="original",
                        <http://content.localhost:8082/timegate/http://www.example.com>; rel="timegate",
                        <http://127.0.0.1:%d/cdx?url=www.example.com&output=link>; rel="self"; type="application/link-format",
                        <http://content.localhost:8082/20240103040506/http://www.example.com/>; rel="first memento"; datetime="Wed, 03 Jan 2024 04:05:06 GMT",
                        <http://content.localhost:8082/20240203040506/http://www.example.com/>; rel="memento"; datetime="Sat, 03 Feb 2024 04:05:06 GMT",
                        <http://content.localhost:8082/20240303040506/http://www.example.com/>; rel="last memento"; datetime="Sun, 03 Mar 2024 04:05:06 GMT"
                        """
                                .formatted(server.port()));
    }

    @Test
    void nothingInAUrlEndsALink() throws Exception {
        assertThat(server.ask("url=example.com/one&output=link").body())
                .contains("rel=\"first last memento\"", "/one?a=%22%3Cb%3E%22>; rel=");
        assertThat(server.ask("url=http://x/%3E%3B%20rel%3D%22memento%22%0A&output=link").body())
                .startsWith("<http://x/%3E;%20rel=%22memento%22%0A>; rel=\"original\",\n")
                .doesNotContain("rel=\"memento\"", "last");
    }

    @Test
    void aTimeMapInPartsNamesTheNextPart() throws Exception {
        List<String> mementos = new ArrayList<>();
        String query = "url=example.com&output=link&limit=1&showResumeKey=true";
        for (int part = 0; part < 4; part++) {
            String body = server.ask(query).body();
            mementos.addAll(body.lines().filter(l -> l.contains("rel=\"memento\"")).toList());
            String next =
                    body.lines().filter(l -> l.contains("rel=\"timemap\"")).findFirst().orElse("");
            if (next.isEmpty()) {
                break;
            }
            query = next.substring(next.indexOf('?') + 1, next.indexOf('>'));
        }

        assertThat(mementos).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    url=example.com | gzip | true
                    url=example.com | br, gzip;q=0.5 | true
                    url=example.com | * | true
                    url=example.com | identity | false
                    url=example.com | gzip;q=0, * | false
                    url=example.com&gzip=true | identity | true
                    url=example.com&gzip=false | gzip | false
                    url=example.com&output=json | gzip | true
                    url=example.com/none | gzip | true
                    url=*&showNumPages=true | gzip | true
                    url=*&limit=2&showResumeKey=true | gzip | true
                    """)
    void anAnswerIsCompressedForThoseWhoTakeIt(String query, String accepted, boolean compressed)
            throws Exception {
        HttpResponse<byte[]> answer = server.ask(query, "Accept-Encoding", accepted);
        byte[] body = answer.body();
        if (compressed) {
            assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        } else {
            assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        }

        assertThat(new String(body, UTF_8))
                .isEqualTo(server.ask(query.replaceAll("&gzip=.*", "")).body());
    }

    @Test
    void anErrorIsNeverCompressed() throws Exception {
        HttpResponse<byte[]> answer =
                server.ask("url=a.com&limit=x&gzip=true", "Accept-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(new String(answer.body(), UTF_8)).contains("\"parameter\":\"limit\"");
    }

    @Test
    void jwarcReadsATextAnswer() throws Exception {
        byte[] body = server.ask("url=*.example.com", "Accept-Encoding", "identity").body();
        List<String> read = new ArrayList<>();
        try (var reader = new CdxReader(new ByteArrayInputStream(body))) {
            for (CdxRecord line : reader) {
                read.add(
                        line.target()
                                + " "
                                + line.date()
                                + " "
                                + line.filename()
                                + " "
                                + line.position()
                                + " "
                                + line.size());
            }
        }

        assertThat(read)
                .hasSize(5)
                .startsWith(
                        "http://www.example.com/ 2024-01-03T04:05:06Z "
                                + SampleCaptures.FILE
                                + " 1 1234");
    }

    @Test
    void aPageHasThreeThousandLinesABlock() throws Exception {
        assertThat(server.ask("url=org,many)/&matchType=exact&showNumPages=true").body())
                .isEqualTo("0\n");
        assertThat(server.ask("url=many.org&showNumPages=true").body()).isEqualTo("1\n");
        assertThat(server.ask("url=many.org&showNumPages=true&pageSize=1").body()).isEqualTo("2\n");
        assertThat(server.ask("url=many.org&showNumPages=true&pageSize=1&output=json").body())
                .isEqualTo("2\n");
        assertThat(server.ask("url=many.org&page=0&pageSize=1").body().lines()).hasSize(3_000);
        assertThat(server.ask("url=many.org&page=1&pageSize=1").body().lines()).hasSize(100);
        assertThat(server.ask("url=many.org&page=2&pageSize=1").body()).isEmpty();
    }

    @Test
    void aRangeGoesFromOneUrlUpToAnother() throws Exception {
        assertThat(
                        server.ask("url=example.com/&matchType=range&urlTo=example.com/r&fl=offset")
                                .body())
                .isEqualTo("1\n2\n3\n9\n");
        assertThat(server.ask("url=example.com/one&matchType=range&limit=2&fl=offset").body())
                .isEqualTo("9\n10\n");
    }

    @Test
    void theLastLinesMayBeAskedForFast() throws Exception {
        assertThat(server.ask("url=example.com&fastLatest=true&limit=-1&fl=offset").body())
                .isEqualTo("3\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=a.com&page=-1 | page",
                "url=a.com&page=1000000 | page",
                "url=a.com&page=99999999999999999999999 | page",
                "url=a.com&page=0x1 | page",
                "url=a.com&page=%D9%A1 | page",
                "url=a.com&page=0&pageSize=0 | pageSize",
                "url=a.com&page=0&pageSize=51 | pageSize",
                "url=a.com&pageSize=1 | pageSize",
                "url=a.com&showNumPages=yes | showNumPages",
                "url=a.com&showResumeKey= 1 | showResumeKey",
                "url=a.com&showPagedIndex=true | showPagedIndex",
                "url=a.com&resolveRevisitsDupes=true | resolveRevisitsDupes",
                "url=a.com&collapse=colour | collapse",
                "url=a.com&collapse=:4 | collapse",
                "url=a.com&collapse=timestamp: | collapse",
                "url=a.com&collapse=timestamp:0 | collapse",
                "url=a.com&collapse=timestamp:-1 | collapse",
                "url=a.com&collapse=timestamp:9999999999 | collapse",
                "url=a.com&collapse=dupecount | collapse",
                "url=a.com&filter=dupecount:0&showDupeCount=true | filter",
                "url=a.com&fl=dupecount | fl",
                "url=a.com/*&output=link | output",
                "url=a.com&output=link&fl=url | fl",
                "url=a.com&output=link&showDupeCount=true | showDupeCount",
                "url=a.com&gzip=deflate | gzip",
                "url=a.com&fastLatest=true | fastLatest",
                "url=a.com&fastLatest=true&limit=5 | fastLatest",
                "url=a.com&urlTo=b.com | urlTo",
                "url=b.com&matchType=range&urlTo=a.com | urlTo",
                "url=b.com&matchType=range&urlTo=b.com | urlTo",
                "url=a.com&offset=5 | offset",
                "url=a.com&resumeKey=AAAA | resumeKey",
                "url=a.com&resumeKey=%00 | resumeKey",
                "url=a.com&resumeKey=..%2F..%2Fetc%2Fpasswd | resumeKey",
                "url=a.com&resumeKey=com%2Ca%29%2F+19980109140106%21 | resumeKey",
                "url=a.com&resumeKey=AQ&resumeKey=AQ | resumeKey",
                "url=a.com&matchType=fuzzy | matchType",
                "url=a.com&from=1234567890123456 | from",
                "url=a.com&filter=url:(((a%7B100%7D)%7B100%7D)%7B100%7D)%7B100%7D | filter",
            })
    void whatCannotBeUnderstoodIsRefusedByNameAtOnce(String asked) throws Exception {
        String[] parts = asked.split(" \\| ");
        String query = parts[0].replace(" ", "%20");
        server.ask(query);
        long start = System.nanoTime();
        HttpResponse<String> answer = server.ask(query);
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"parameter\":\"" + parts[1] + "\"", "\"detail\":\"")
                .doesNotContain("Exception", "org.diancang");
        // Some milliseconds; what is allowed is for a machine that is busy with something else.
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void tooManyConditionsAreRefused() throws Exception {
        assertThat(server.ask("url=a.com" + "&collapse=digest".repeat(11)).body())
                .contains("\"parameter\":\"collapse\"", "10 times at most");
    }

    @Test
    void aUrlOfAMegabyteIsRefused() throws Exception {
        assertThat(server.ask("url=http://example.com/" + "a".repeat(1 << 20)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aKeyThatWasChangedOrIsOfAnotherLookUpIsRefused() throws Exception {
        var key = new CdxKey("com,example)/", "20240103040506", SampleCaptures.FILE, 1);
        String text = ResumeKey.of(key);

        assertThat(server.ask("url=example.com&fl=offset&resumeKey=" + text).body())
                .isEqualTo("2\n3\n");
        assertThat(server.ask("url=example.com/*&fl=offset&limit=1&resumeKey=" + text).body())
                .isEqualTo("2\n");
        for (String wrong :
                List.of(text + "A", text.substring(1), text + "=", "B" + text.substring(1))) {
            assertThat(server.ask("url=example.com&resumeKey=" + encoded(wrong)).body())
                    .contains("\"parameter\":\"resumeKey\"");
        }
        assertThat(server.ask("url=example.org&resumeKey=" + text).statusCode()).isEqualTo(400);
        assertThat(server.ask("url=news.example.com&matchType=host&resumeKey=" + text).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aKeyGoesOnAfterALineThatIsGone() throws Exception {
        var gone = new CdxKey("com,example)/", "20240201000000", "gone.warc.gz", 7);

        assertThat(server.ask("url=example.com&fl=offset&resumeKey=" + ResumeKey.of(gone)).body())
                .isEqualTo("2\n3\n");
    }

    private static String encoded(String text) throws IOException {
        return URLEncoder.encode(text, UTF_8);
    }
}
