package org.diancang.indexer.cdx.outback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.w3c.dom.Document;

/** What goes beyond the lines that the peer was asked for. */
class OutbackFormsTest {
    private static final String KEY = "com,example)/";

    private final SortedStores stores = new SortedStores();

    @Test
    void aCaptureOfOurOwnSaysAllItKnowsInCdxj() throws IOException {
        stores.with(
                SampleCaptures.revisit(KEY, "2026-01-02T03:04:05.678Z", 42).status(null).build());

        assertThat(text("url=example.com&output=cdxj"))
                .startsWith(
                        "com,example)/ 20260102030405 {\"url\":\"http://com,example)/\","
                                + "\"mime\":\"warc/revisit\",\"status\":\"0\",\"digest\":"
                                + "\"B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A\",\"length\":\"1234\","
                                + "\"offset\":\"42\",\"filename\":\""
                                + SampleCaptures.FILE
                                + "\",\"recordType\":\"revisit\"")
                .contains("\"revisitOf\":{\"filename\":");
        assertThat(text("url=example.com&output=cdxj&fl=recordId,url,length"))
                .isEqualTo(
                        "com,example)/ 20260102030405 {\"recordId\":"
                                + "\"urn:uuid:00000000-0000-0002-0000-00000000002a\","
                                + "\"url\":\"http://com,example)/\",\"length\":\"1234\"}\n");
        assertThat(text("url=example.com&fl=originalFilename,originalOffset,originalLength"))
                .isEqualTo("LJ0031-c00001-e1-20250102030405678-00000.warc.gz 7 -\n");
        assertThat(text("url=example.com&filter=recordType:revisit&fl=offset")).isEqualTo("42\n");
    }

    @Test
    void nothingInAValueBreaksALineOrTheXml() throws Exception {
        stores.with(
                SampleCaptures.response(KEY, "2026-01-02T03:04:05Z", 1)
                        .url("http://example.com/ a\n\u0001<b>&\"]]>\uffff\ud83d\ude00")
                        .build());

        assertThat(text("url=example.com&fl=url"))
                .startsWith("http://example.com/%20a%0a%01<b>")
                .hasLineCount(1);
        assertThat(text("url=example.com&output=json&fl=url,timestamp"))
                .contains("\\n\\u0001<b>&\\\"]]>");
        assertThat(found("q=url:example.com", "//url[1]"))
                .isEqualTo("http://example.com/ a<b>&\"]]>\ud83d\ude00");
    }

    @ParameterizedTest
    @CsvSource({
        // The 1st of January and the 3rd are as far away.
        "q=url:example.com+date:20210102, 20210103000000",
        "q=url:example.com+date:20210104, 20210103000000",
        "q=url:example.com+date:20200101000000, 20200101000000",
        "q=url:example.com+date:2030, 20251231235959",
        "q=url:example.com+date:20210104+limit:3, ''",
        "q=url:example.com+date:20210104+offset:5, ''",
        "q=url:example.com+date:20210104+offset:4+limit:1, 20210103000000",
        "q=url:example.com, ''",
    })
    void theClosestCaptureIsMarkedOnThePageThatHasIt(String query, String closest)
            throws Exception {
        var outback = AskedOutback.of(SampleLines.stored());

        assertThat(parsed(outback.ask(query), "//result[closest]/capturedate")).isEqualTo(closest);
    }

    @Test
    void anXmlQueryHeedsTheTimeAskedFor() throws Exception {
        var outback = AskedOutback.of(SampleLines.stored());
        String query = "q=url:example.com+startdate:2021+enddate:20211231";

        assertThat(parsed(outback.ask(query), "count(//result)")).isEqualTo("3");
        assertThat(parsed(outback.ask(query), "//request/startdate")).isEqualTo("20210101000000");
        assertThat(parsed(outback.ask("q=url:example.com+startdate:2022+enddate:2021"), "//title"))
                .isEqualTo("Resource Not In Archive");
    }

    @Test
    void pagesOfUrlsAreCountedBeyondTheirEnd() throws Exception {
        var outback = AskedOutback.of(SampleLines.stored());
        var page = outback.ask("q=type:prefixquery+url:example.com/&count=2&start_page=3");

        assertThat(parsed(page, "count(//result)")).isEqualTo("2");
        assertThat(parsed(page, "//result[1]/originalurl")).isEqualTo("http://example.com/ab");
        assertThat(parsed(page, "//request/numresults")).isEqualTo("10");
        assertThat(parsed(page, "//request/firstreturned")).isEqualTo("4");
    }

    @Test
    void anAccessPointIsAGroupOfReaders() throws IOException {
        var outback =
                AskedOutback.of(
                        SampleLines.stored(),
                        (viewer, collection) ->
                                line -> viewer.equals(new Viewer.Reader(Set.of("room"))));
        var response = new MockHttpServletResponse();

        outback.controller()
                .queryAt("main", "room", AskedOutback.request("url=example.com"), response);

        assertThat(response.getContentAsString()).hasLineCount(9);
        assertThat(outback.text("url=example.com")).isEmpty();
    }

    @Test
    void whatIsHiddenHidesNothingElseInItsRow() throws IOException {
        var outback =
                AskedOutback.of(
                        SampleLines.stored(),
                        (viewer, collection) -> line -> line.key().offset() != 0);

        assertThat(outback.text("url=example.com&collapse=timestamp:4&limit=1&fl=offset"))
                .isEqualTo("100\n");
    }

    @Test
    void aRequestThatSentSomethingIsFoundByMethodAndBody() throws IOException {
        SampleLines.store(
                stores,
                "com,example)/f?__wb_method=post&a=1 20200101000000 http://example.com/f text/html"
                        + " 200 - - - 1 1 a.warc.gz");

        assertThat(text("url=example.com/f&method=post&requestBody=a%3D1&fl=timestamp"))
                .isEqualTo("20200101000000\n");
        assertThat(text("url=example.com/f")).isEmpty();
    }

    @Test
    void aPercentSignThatEncodesNothingIsRefused() {
        assertThatThrownBy(() -> text("url=http://example.com/100%"))
                .isInstanceOfSatisfying(
                        InvalidCdxQueryException.class,
                        refusal -> assertThat(refusal.parameter()).isEqualTo("url"));
    }

    private String text(String query) throws IOException {
        return AskedOutback.of(stores).text(query);
    }

    private String found(String query, String path) throws Exception {
        return parsed(AskedOutback.of(stores).ask(query), path);
    }

    private static String parsed(MockHttpServletResponse response, String path) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(response.getContentAsByteArray()));
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }
}
