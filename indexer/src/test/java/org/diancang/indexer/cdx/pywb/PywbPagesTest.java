package org.diancang.indexer.cdx.pywb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines that fill a little more than two blocks. */
class PywbPagesTest {
    private static final int LINES = 7_000;
    private static SortedStores stores;
    private static ServedPywb server;

    @BeforeAll
    static void start() {
        var lines = new SampleLines();
        for (int i = 0; i < LINES; i++) {
            lines.add(
                    "http://example.com/" + i % 700,
                    "2020010100" + (1_000 + i / 700),
                    i % 7 == 0 ? "text/html" : "image/png",
                    200,
                    "D" + i);
        }
        stores = lines.stores();
        server = new ServedPywb(stores);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(stores.open).as("scans left open").isZero();
    }

    @Test
    void allPagesTogetherHaveEveryLineOnceInItsOrder() throws Exception {
        for (String filter : List.of("", "&filter==mime:text/html", "&from=20200101001005")) {
            List<String> pages = new ArrayList<>();
            for (int page = 0; page < 3; page++) {
                pages.addAll(offsets(filter + "&pageSize=1&page=" + page));
            }
            assertThat(pages).isEqualTo(offsets(filter));
        }
        assertThat(offsets("&pageSize=1&page=0")).hasSize(3_000);
        assertThat(offsets("&page=0")).hasSize(LINES);
    }

    /** test_zipnum.py, "last page reverse CDX": a page is turned round in itself. */
    @Test
    void aPageInReverseHasTheSameLines() throws Exception {
        for (int page = 0; page < 3; page++) {
            List<String> reversed = offsets("&pageSize=1&reverse=1&page=" + page);
            Collections.reverse(reversed);
            assertThat(reversed).isEqualTo(offsets("&pageSize=1&page=" + page));
        }
    }

    @Test
    void aLimitCountsWithinThePage() throws Exception {
        assertThat(offsets("&pageSize=1&page=1&limit=2"))
                .isEqualTo(offsets("&pageSize=1&page=1").subList(0, 2));
        assertThat(offsets("&pageSize=1&page=1&closest=20200101001005&limit=5")).hasSize(5);
    }

    @Test
    void whatIsTooMuchToBeSortedNeedsALimit() throws Exception {
        for (String limit : List.of("", "&limit=1001")) {
            var answer = server.ask("url=example.com/*&closest=2020" + limit);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("limit must be 1 to 1000");
        }
        assertThat(offsets("&closest=2020&limit=1000")).hasSize(1_000);
    }

    /** cdxserver_api.rst, "showNumPages". */
    @Test
    void thePagesAreCounted() throws Exception {
        String ask = "url=example.com/*&showNumPages=true";

        assertThat(server.ask(ask).body())
                .isEqualTo("{\"pages\": 1, \"pageSize\": 10, \"blocks\": 3}");
        assertThat(server.ask(ask + "&pageSize=2&filter=status:404").body())
                .isEqualTo("{\"pages\": 2, \"pageSize\": 2, \"blocks\": 3}");
        assertThat(server.ask("url=nothing.org&showNumPages=true").body())
                .isEqualTo("{\"pages\": 0, \"pageSize\": 10, \"blocks\": 0}");
    }

    /** test_zipnum.py, "invalid page". */
    @Test
    void aPageThatIsNotThereIsRefusedWithThoseThatAre() throws Exception {
        var answer = server.ask("url=example.com/*&pageSize=1&page=3");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"page must be 0 to 2 with a pageSize of 1.\"}");
        assertThat(server.ask("url=nothing.org&page=3").statusCode()).isEqualTo(200);
    }

    private static List<String> offsets(String query) throws Exception {
        var answer = server.ask("url=example.com/*&output=text&fields=offset" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ArrayList<>(answer.body().lines().toList());
    }

    @Test
    void revisitsAreResolvedAsFarAsMemoryIsAllowed() {
        var originals = new Originals();
        List<SampleLines.Sample> samples =
                IntStream.rangeClosed(0, Originals.MOST)
                        .mapToObj(
                                i ->
                                        new SampleLines.Sample(
                                                "http://example.com/",
                                                "20200101000000",
                                                "text/html",
                                                200,
                                                "D" + i,
                                                i))
                        .toList();

        samples.subList(0, Originals.MOST).forEach(sample -> originals.remember(sample.stored()));
        assertThat(originals.forgotSome()).isFalse();
        originals.remember(samples.getLast().stored());
        assertThat(originals.forgotSome()).isTrue();
    }
}
