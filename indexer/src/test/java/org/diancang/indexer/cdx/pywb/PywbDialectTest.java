package org.diancang.indexer.cdx.pywb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.store.CdxRange;
import org.diancang.indexer.cdx.store.CdxStores;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What pywb's manual and tests say that an answer is, over lines that lie as theirs do; offsets
 * tell the lines below from each other.
 */
class PywbDialectTest {
    private static SortedStores stores;
    private static ServedPywb server;

    @BeforeAll
    static void start() {
        String font = "http://www.fonts.org/css/Bold.ttf";
        stores =
                new SampleLines()
                        .add(font, "20140126200625", "font/ttf", 200, "FONT")
                        .add(font, "20140126200654", "revisit", null, "FONT")
                        .add(font, "20140126200706", "revisit", null, "FONT")
                        .add(font, "20140126200718", "revisit", null, "FONT")
                        .add(font, "20140126200826", "revisit", null, "FONT")
                        .add(font, "20140126201308", "revisit", null, "FONT")
                        .add("http://fonts.org/x", "20130729195151", "revisit", null, "XXXX")
                        .add("http://fonts.org/x", "20140127171200", "text/html", 200, "XXXX")
                        .add("http://fonts.org/x", "20140127171251", "revisit", null, "XXXX")
                        .add("http://fonts.org/?e=1", "20140103030321", "text/html", 200, "ONE")
                        .add("http://fonts.org/?e=1", "20140103030341", "revisit", null, "ONE")
                        .add("http://fonts.org/db", "20140126200927", "text/html", 302, "MOVED")
                        .add("http://fonts.org/db", "20140126200928", "text/html", 200, "DATA")
                        .add("https://fonts.org/same", "20200101000000", "text/html", 200, "S1")
                        .add("http://fonts.org/same", "20200101000000", "text/html", 301, "S2")
                        .stores();
        String revisit = "cn,ours)/";
        stores.with(
                SampleCaptures.revisit(revisit, "2026-01-01T00:00:00Z", 50)
                        .partitionKey("cn,ours")
                        .build());
        stores.with(
                "cn,qikan",
                new CdxKey("cn,qikan)/", "20260101000000", "a b.warc.gz", 60).toBytes(),
                """
                {"url":"http://qikan.cn/目录?q=<\\"1\\">","mime":"text/html","status":200,\
                "digest":"sha256:ab","offset":60,"filename":"a b.warc.gz","languages":"zho",\
                "tries":3,"tags":["é",null,{"n":1}]}"""
                        .getBytes(UTF_8));
        server = new ServedPywb(stores);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(stores.open).as("scans left open").isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # test_cdxops.py: "Limit CDX Stream", "Reverse CDX Stream"
                    url=fonts.org/css/bold.ttf&limit=3 | 1 2 3
                    url=fonts.org/css/bold.ttf&reverse=True&resolveRevisits=True&limit=3 | 6 5 4
                    url=fonts.org/css/bold.ttf&reverse=True&resolveRevisits=True&limit=1 | 6
                    # test_cdxops.py: "From & To", "No results", "No matching results"
                    url=fonts.org/x&from_ts=2013&to=2013 | 7
                    url=fonts.org/x&from_ts=2014 | 8 9
                    url=fonts.org/x&to=2012 | ''
                    url=fonts.org/none&reverse=True&resolveRevisits=True&limit=2 | ''
                    # cdxserver_api.rst, "from, to": both ends belong to it
                    url=fonts.org/x&from=2014&to=2014 | 8 9
                    url=fonts.org/x&from=20140127171200&to=20140127171200 | 8
                    # test_cdxops.py: filters that contain, match, equal, and their opposites
                    url=fonts.org/*&filter=mimetype:html | 10 12 13 14 15 8
                    url=fonts.org/*&filter=~mimetype:.*/html$ | 10 12 13 14 15 8
                    url=fonts.org/*&filter=~mimetype:html | ''
                    url=fonts.org/*&filter==mimetype:text/html | 10 12 13 14 15 8
                    url=fonts.org/css/bold.ttf&filter=statuscode:200 | 1
                    url=fonts.org/css/bold.ttf&filter=status:200 | 1
                    url=fonts.org/css/bold.ttf&filter=bold.ttf%2020140126200654 | 2
                    url=fonts.org/css/bold.ttf&filter=blah:200 | ''
                    url=fonts.org*&filter==urlkey:org,fonts)/?e=1 | 10 11
                    url=fonts.org/*&filter=!=urlkey:org,fonts)/?e=1&filter=!mime:html | 1 2 3 4 5 6 7 9
                    url=fonts.org/*&filter=urlkey:e=1 | 10 11
                    url=fonts.org/*&filter=~urlkey:.*e=[0-9]$ | 10 11
                    url=fonts.org/*&filter=!~urlkey:.*(e=[0-9]%7Csame%7Cttf)$ | 12 13 7 8 9
                    # cdxserver_api.rst, "filter"
                    url=fonts.org/*&filter==mime:text/html&filter=!=status:200 | 12 15
                    url=fonts.org/*&filter=~url:.*%5C.ttf$&limit=1 | 1
                    # test_cdxops.py: "Collapse by timestamp", with the status and resolved
                    url=fonts.org/css/bold.ttf&collapseTime=11 | 1 2 6
                    url=fonts.org/css/bold.ttf&collapseTime=11&resolveRevisits=true | 1 6
                    url=fonts.org/css/bold.ttf&collapseTime=11&resolveRevisits=true&reverse=true | 6 1
                    # test_cdxops.py: "Sort by closest", "closest takes precedence", "prefer earlier"
                    url=fonts.org/css/bold.ttf&closest=20140126200826 | 5 4 3 2 1 6
                    url=fonts.org/css/bold.ttf&closest=20140126200826&limit=3&reverse=True | 5 4 3
                    url=fonts.org/css/bold.ttf&closest=20140126200700&resolveRevisits=True&limit=2 | 2 3
                    url=fonts.org/db&closest=20140126200928&resolveRevisits=True | 13 12
                    # what a pywb asks that has this index as its own (RemoteIndexSource)
                    url=http%3A//fonts.org/x&closest=&sort=closest&matchType=exact | 7 8 9
                    url=http%3A//fonts.org/x&closest=20140127171200&sort=closest&limit=100&matchType=exact | 8 9 7
                    # lines of one second stay as they are, on either side
                    url=fonts.org/same&closest=2019 | 14 15
                    url=fonts.org/same&closest=2021 | 14 15
                    url=fonts.org/same&closest=now&limit=1 | 14
                    # test_cdx_server_app.py: several filters, allowFuzzy
                    url=fonts.org/x&filter=mime:warc/revisit&filter=filename:sample | 7 9
                    url=fonts.org/x&filter=!mime:warc/revisit&filter=filename:dupes&allowFuzzy=false | ''
                    # of values that are given twice the last counts, an empty one is none
                    url=nothing.org&url=fonts.org/x&limit=3&limit=1&matchType=&from= | 7
                    # distance over many URLs, collapsed, and from one page
                    url=fonts.org/*&closest=20140126200927&limit=2 | 12 13
                    url=fonts.org/*&closest=20140126200927 | 12 13 5 4 3 2 1 6 8 9 11 10 7 14 15
                    url=fonts.org/*&closest=2014&limit=1&page=0 | 9
                    url=fonts.org/css/bold.ttf&collapseTime=11&closest=2015&limit=2 | 6 2
                    # an abbreviation that means another than it seems
                    url=fonts.org/x&filter=s:1008 | 8
                    url=fonts.org/x&content_type=text/html | 8
                    url=fonts.org/x&from=2015&to=2014 | ''
                    """,
            quoteCharacter = '\'')
    void aLookUpHasTheAnswerThatPywbGives(String query, String expected) throws Exception {
        HttpResponse<String> answer = server.ask(query + "&output=text&fields=offset");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().lines().toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void linesHaveTheBytesThatPywbGivesThem() throws Exception {
        assertThat(server.ask("url=fonts.org/x&limit=1&nosource=true").body())
                .isEqualTo(
                        """
                        org,fonts)/x 20130729195151 {"url": "http://fonts.org/x", \
                        "mime": "warc/revisit", "digest": "XXXX", \
                        "length": "1007", "offset": "7", "filename": "sample.warc.gz"}
                        """);
        assertThat(server.ask("url=fonts.org/x&from=2014&limit=1&output=json").body())
                .isEqualTo(
                        """
                        {"urlkey": "org,fonts)/x", "timestamp": "20140127171200", \
                        "url": "http://fonts.org/x", "mime": "text/html", "status": "200", \
                        "digest": "XXXX", "length": "1008", "offset": "8", \
                        "filename": "sample.warc.gz", "source": "main", "source-coll": "main"}
                        """);
    }

    @Test
    void whatIsNoAsciiIsEscaped() throws Exception {
        assertThat(server.ask("url=qikan.cn/&fields=url,tries,tags,languages,colour").body())
                .isEqualTo(
                        """
                        cn,qikan)/ 20260101000000 {"url": \
                        "http://qikan.cn/%E7%9B%AE%E5%BD%95?q=<\\"1\\">", "tries": 3, \
                        "tags": ["\\u00e9", null, {"n": 1}], "languages": "zho"}
                        """);
        assertThat(server.ask("url=qikan.cn/&output=text").body())
                .isEqualTo(
                        """
                        cn,qikan)/ 20260101000000 \
                        http://qikan.cn/%E7%9B%AE%E5%BD%95?q=<"1"> text/html 200 sha256:ab - - - \
                        60 a%20b.warc.gz main main
                        """);
        assertThat(server.ask("url=qikan.cn/&filter==languages:zho&output=link").body())
                .contains("q=%3C\"1\"%3E>; rel=");
    }

    @Test
    void aRevisitOfOurOwnKnowsItsOriginalByItself() throws Exception {
        assertThat(
                        server.ask(
                                        "url=ours.cn&resolveRevisits=1&fields=mime,status,digest,"
                                                + "orig.length,orig.offset,orig.filename")
                                .body())
                .isEqualTo(
                        """
                        cn,ours)/ 20260101000000 {"mime": "text/html", "status": "200", \
                        "digest": "B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A", "orig.length": "-", \
                        "orig.offset": "7", \
                        "orig.filename": "LJ0031-c00001-e1-20250102030405678-00000.warc.gz"}
                        """);
        assertThat(server.ask("url=ours.cn&fields=mime,status,recordType,revisitOf").body())
                .contains(
                        "{\"mime\": \"warc/revisit\", \"status\": \"200\", \"recordType\":"
                                + " \"revisit\", \"revisitOf\": {\"filename\": \"LJ0031-");
    }

    /** test_cdxops.py, test_cdxj_resolve_revisit: and what comes before its original has none. */
    @Test
    void aRevisitIsToldWhereItsOriginalIs() throws Exception {
        assertThat(server.ask("url=fonts.org/x&resolveRevisits=true&output=text").body())
                .isEqualTo(
                        """
                        org,fonts)/x 20130729195151 http://fonts.org/x warc/revisit - XXXX - - 1007 7 sample.warc.gz main main - - -
                        org,fonts)/x 20140127171200 http://fonts.org/x text/html 200 XXXX - - 1008 8 sample.warc.gz main main - - -
                        org,fonts)/x 20140127171251 http://fonts.org/x text/html 200 XXXX - - 1009 9 sample.warc.gz main main 1008 8 sample.warc.gz
                        """);
        assertThat(
                        server.ask(
                                        "url=fonts.org/x&resolveRevisits=1&from=20140127171251"
                                                + "&filter==orig.offset:8&output=text&fields=offset")
                                .body())
                .isEqualTo("9\n");
    }

    @Test
    void linksAreThoseOfATimeMap() throws Exception {
        assertThat(server.ask("url=fonts.org/db&output=link").body())
                .isEqualTo(
                        """
                        <http://fonts.org/db>; rel="memento"; datetime="Sun, 26 Jan 2014 20:09:27 GMT"; collection="main",
                        <http://fonts.org/db>; rel="memento"; datetime="Sun, 26 Jan 2014 20:09:28 GMT"; collection="main"
                        """);
        assertThat(
                        server.ask(
                                        "url=fonts.org/db&output=link&nosource=true&limit=1"
                                                + "&memento_format=http://r/%7Btimestamp%7D/%7Burl%7D")
                                .body())
                .startsWith("<http://r/20140126200927/http://fonts.org/db>; rel=\"memento\"; ")
                .endsWith("GMT\"\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/x-cdxj",
        "cdxj, text/x-cdxj",
        "json, text/x-ndjson",
        "text, text/plain;charset=utf-8",
        "link, application/link-format"
    })
    void nothingFoundIsAnEmptyAnswerOfItsForm(String output, String mediaType) throws Exception {
        HttpResponse<String> answer = server.ask("url=nothing.org&output=" + output);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("content-type")).contains(mediaType);
    }

    @Test
    void aCollectionThatCannotBeIsNotFound() throws Exception {
        HttpResponse<String> answer = server.get("/pywb/-/cdx?url=fonts.org");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(message(answer)).startsWith("There is no such collection");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    limit=1 | url
                    url= | url
                    url=*. | url
                    url=/&matchType=host | url
                    url=a.com&matchType=foo | matchType
                    url=a.com&output=foo&fields=urlkey,timestamp,status | output
                    url=a.com&limit=0 | limit
                    url=a.com&limit=-1 | limit
                    url=a.com&limit=abc | limit
                    url=a.com&limit=99999999999999999999 | limit
                    url=a.com&limit=1.5 | limit
                    url=a.com&from=2024-01-01 | from
                    url=a.com&from_ts=x | from_ts
                    url=a.com&to=202401010000001 | to
                    url=a.com&to=%D9%A2%D9%A0%D9%A2%D9%A4 | to
                    url=a.com&closest=yesterday | closest
                    url=a.com&sort=status | sort
                    url=a.com&memento_format=http://r/%7Bdate%7D | memento_format
                    url=a.com&memento_format=%7B%7D | memento_format
                    url=a.com&memento_format=%7Burl | memento_format
                    url=a.com&memento_format=url%7D | memento_format
                    url=a.com&collapseTime=15 | collapseTime
                    url=a.com&collapseTime=-1 | collapseTime
                    url=a.com&collapseTime=day | collapseTime
                    url=a.com&fields=url,,mime | fields
                    url=a.com&fl=pass%20word | fl
                    url=a.com&fields=%3Cscript%3E | fields
                    url=a.com&filter=a%20b:1 | filter
                    url=a.com&filter=~( | filter
                    url=a.com&filter=~url:(?=a) | filter
                    url=a.com&filter=!~url:(.)%5C1 | filter
                    url=a.com&filter=~url:(((a%7B100%7D)%7B100%7D)%7B100%7D)%7B100%7D | filter
                    url=a.com&filter=~url:(((((a%7B0,99%7D)%7B0,99%7D)%7B0,99%7D)%7B0,99%7D)%7B0,99%7D) | filter
                    url=a.com&page=-1 | page
                    url=a.com&page=x | page
                    url=a.com&pageSize=0 | pageSize
                    url=a.com&pageSize=101 | pageSize
                    url=a.com&pageSize=-5&showNumPages=true | pageSize
                    url=fonts.org/x&page=1 | page
                    url=fonts.org/x&page=999999999999999999 | page
                    url=a.com&showPagedIndex=true | showPagedIndex
                    """)
    void whatCannotBeUnderstoodIsRefusedInPywbsForm(String query, String parameter)
            throws Exception {
        long began = System.nanoTime();
        HttpResponse<String> answer = server.ask(query);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElse(""))
                .startsWith("application/json");
        assertThat(message(answer)).contains(parameter).doesNotContain("Exception", "org.diancang");
    }

    @Test
    void whatIsTooMuchIsRefused() throws Exception {
        String url = "url=fonts.org";
        assertThat(server.ask(url + "&filter=a".repeat(11)).statusCode()).isEqualTo(400);
        assertThat(server.ask(url + "&filter=url:" + "a".repeat(501)).statusCode()).isEqualTo(400);
        assertThat(server.ask(url + "&filter=~url:" + "a".repeat(501)).statusCode()).isEqualTo(400);
        assertThat(server.ask(url + "&fields=url" + ",url".repeat(50)).statusCode()).isEqualTo(400);
        assertThat(server.ask("url=fonts.org/" + "a".repeat(1 << 20)).statusCode()).isEqualTo(400);
    }

    @Test
    void anIndexThatCannotBeReadNowIsToldInPywbsForm() throws Exception {
        CdxStores loading =
                new CdxStores() {
                    @Override
                    public int partitions() {
                        return 1;
                    }

                    @Override
                    public KeyValueIterator<Bytes, byte[]> scan(
                            int partition,
                            CollectionName collection,
                            CdxRange range,
                            boolean reverse) {
                        throw new CdxUnavailableException(
                                "It is being loaded.", new IllegalStateException("loading"));
                    }
                };
        try (var unavailable = new ServedPywb(loading)) {
            HttpResponse<String> answer = unavailable.ask("url=fonts.org&resolveRevisits=1");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
            assertThat(message(answer)).startsWith("It is being loaded.");
        }
    }

    private static String message(HttpResponse<String> answer) {
        Map<String, String> json =
                new JsonMapper()
                        .readValue(answer.body(), new TypeReference<Map<String, String>>() {});
        assertThat(json).containsOnlyKeys("message");
        return json.getOrDefault("message", "");
    }
}
