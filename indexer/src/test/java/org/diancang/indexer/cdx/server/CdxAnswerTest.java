package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.CdxAnswer;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.SampleSettings;
import org.diancang.indexer.cdx.TooBroadLookUpException;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.store.SettableClock;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.indexer.cdx.store.StoredIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CdxAnswerTest {
    private static final MockHttpServletRequest REQUEST = new MockHttpServletRequest();
    private final SortedStores stores = new SortedStores();
    private final SettableClock clock = new SettableClock();

    @AfterEach
    void everyScanIsClosed() {
        assertThat(stores.open).isZero();
    }

    @Test
    void textHasTheElevenColumnsOfCdx() throws IOException {
        stores.with(
                        SampleCaptures.response("com,example)/", "2026-01-02T03:04:05.678Z", 42)
                                .url("http://www.example.com/ a\n")
                                .redirectTo("http://other.example/")
                                .status(301)
                                .build())
                .with(SampleCaptures.revisit("com,example)/", "2026-01-03T03:04:05Z", 43).build())
                .with(
                        SampleCaptures.response("com,example)/", "2026-01-04T03:04:05Z", 44)
                                .status(null)
                                .servedType(null)
                                .payloadDigest(null)
                                .build());

        assertThat(ask("url=http://example.com/").split("\n"))
                .containsExactly(
                        "com,example)/ 20260102030405 http://www.example.com/%20a%0a text/html 301"
                                + " B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A http://other.example/ - 1234 42 "
                                + SampleCaptures.FILE,
                        "com,example)/ 20260103030405 http://com,example)/ warc/revisit 200"
                                + " B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A - - 1234 43 "
                                + SampleCaptures.FILE,
                        "com,example)/ 20260104030405 http://com,example)/ - - - - - 1234 44 "
                                + SampleCaptures.FILE);
        assertThat(stores.opened).isOne();
    }

    @Test
    void cdxjIsUrlkeyTimestampAndTheStoredJson() throws IOException {
        stores.with(SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 1).build());

        assertThat(ask("url=http://example.com/&output=cdxj"))
                .startsWith("com,example)/ 20260102030405 {\"url\":\"http://com,example)/\",")
                .endsWith("}\n");
    }

    @Test
    void jsonIsAnArrayOfArraysBelowTheNamesOfTheColumns() throws IOException {
        stores.with(SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 1).build());

        assertThat(ask("url=http://example.com/&output=json&fl=timestamp,original,status"))
                .isEqualToIgnoringWhitespace(
                        "[[\"timestamp\",\"url\",\"status\"],"
                                + "[\"20260102030405\",\"http://com,example)/\",\"200\"]]");
        assertThat(ask("url=http://example.com/none&output=json")).isEqualTo("[]\n");
    }

    @Test
    void timesLimitAndReverseChooseAmongTheLinesOfAUrl() throws IOException {
        for (int day = 1; day <= 9; day++) {
            stores.with(at("com,example)/", "2026-01-0" + day + "T00:00:00Z", day));
        }

        assertThat(times("url=example.com/&from=20260103&to=20260105"))
                .containsExactly("20260103000000", "20260104000000", "20260105000000");
        assertThat(times("url=example.com/&sort=reverse&limit=2"))
                .containsExactly("20260109000000", "20260108000000");
        assertThat(times("url=example.com/&limit=1")).containsExactly("20260101000000");
    }

    @Test
    void closestGoesBothWaysFromTheTimeAskedFor() throws IOException {
        for (String date : List.of("2023-01-01", "2024-06-01", "2024-06-30", "2025-01-01")) {
            stores.with(at("com,example)/", date + "T00:00:00Z", 1));
        }
        stores.with(at("com,example)/", "2024-06-10T00:00:00.9Z", 1));

        assertThat(times("url=example.com/&closest=20240610"))
                .containsExactly(
                        "20240610000000",
                        "20240601000000",
                        "20240630000000",
                        "20250101000000",
                        "20230101000000");
        assertThat(times("url=example.com/&closest=20240610&from=20240611&limit=1"))
                .containsExactly("20240630000000");
        assertThat(times("url=example.com/&closest=20240610&to=20240605"))
                .containsExactly("20240601000000", "20230101000000");
        assertThat(times("url=example.com/&closest=1900&limit=1"))
                .containsExactly("20230101000000");
        assertThat(times("url=example.com/&closest=99991231235959&limit=1"))
                .containsExactly("20250101000000");
        assertThat(times("url=example.com/none&closest=2024")).isEmpty();
    }

    @Test
    void aPrefixFindsWhatLiesBelowAndNothingBeside() throws IOException {
        for (String path : List.of("a", "a/b", "a/c?d=1", "ab", "b")) {
            stores.with(at("com,example)/" + path, "2026-01-01T00:00:00Z", 1));
        }

        assertThat(keys("url=http://example.com/a/*"))
                .containsExactly("com,example)/a/b", "com,example)/a/c?d=1");
        assertThat(keys("url=http://example.com/a*"))
                .containsExactly(
                        "com,example)/a",
                        "com,example)/a/b",
                        "com,example)/a/c?d=1",
                        "com,example)/ab");
        assertThat(keys("url=http://example.com/a*&sort=reverse&limit=1"))
                .containsExactly("com,example)/ab");
        assertThat(keys("url=http://example.com/a*&to=2025")).isEmpty();
    }

    @Test
    void aBroadPrefixMergesAllPartitionsInOrder() throws IOException {
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            stores.with(at("cn,com," + name + ")/", "2026-01-01T00:00:00Z", 1));
            stores.with(at("cn,com," + name + ")/x", "2026-01-01T00:00:00Z", 1));
        }
        stores.with(at("cn,org,a)/", "2026-01-01T00:00:00Z", 1));

        assertThat(keys("url=*.com.cn")).hasSize(16).isSorted().doesNotContain("cn,org,a)/");
        assertThat(keys("url=*.com.cn&sort=reverse"))
                .containsExactlyElementsOf(keys("url=*.com.cn").reversed());
        assertThat(keys("url=*")).hasSize(17).isSorted();
        assertThat(keys("url=*&limit=3")).hasSize(3);
    }

    @Test
    void theLastLinesComeInTheOrderOfTheAnswer() throws IOException {
        for (int day = 1; day <= 9; day++) {
            stores.with(at("com,example)/", "2026-01-0" + day + "T00:00:00Z", day));
        }
        stores.with(at("com,example)/z", "2026-01-01T00:00:00Z", 10));

        assertThat(times("url=example.com/&limit=-2"))
                .containsExactly("20260108000000", "20260109000000");
        assertThat(times("url=example.com/&sort=reverse&limit=-2"))
                .containsExactly("20260102000000", "20260101000000");
        assertThat(times("url=example.com/&to=20260105&limit=-1"))
                .containsExactly("20260105000000");
        assertThat(times("url=example.com/&limit=-999999999999999999")).hasSize(9);
        assertThat(times("url=example.com/none&limit=-1")).isEmpty();
        assertThat(keys("url=*&limit=-2")).containsExactly("com,example)/", "com,example)/z");
    }

    @Test
    void theLastLinesOfAllPartitionsAreThoseOfTheirMergedOrder() throws IOException {
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            stores.with(at("cn,com," + name + ")/", "2026-01-01T00:00:00Z", 1));
            stores.with(at("cn,com," + name + ")/", "2026-01-02T00:00:00Z", 2));
        }
        List<String> all = ask("url=*.com.cn").lines().toList();

        for (int n = 1; n <= 16; n++) {
            assertThat(ask("url=*.com.cn&limit=-" + n).lines())
                    .containsExactlyElementsOf(all.subList(16 - n, 16));
            assertThat(ask("url=*.com.cn&sort=reverse&limit=-" + n).lines())
                    .containsExactlyElementsOf(all.subList(0, n).reversed());
        }
    }

    @Test
    void filtersHoldBeforeTheLimitCounts() throws IOException {
        for (int day = 1; day <= 9; day++) {
            stores.with(
                    SampleCaptures.response("com,example)/", "2026-01-0" + day + "T00:00:00Z", day)
                            .status(day % 3 == 0 ? 404 : 200)
                            .build());
        }

        assertThat(times("url=example.com/&filter=status:404&limit=2"))
                .containsExactly("20260103000000", "20260106000000");
        assertThat(times("url=example.com/&filter=status:404&limit=-2"))
                .containsExactly("20260106000000", "20260109000000");
        assertThat(times("url=example.com/&filter=status:404&closest=20260104&limit=1"))
                .containsExactly("20260103000000");
        assertThat(ask("url=example.com/&filter=status:404&output=cdxj&limit=1"))
                .startsWith("com,example)/ 20260103000000 {\"url\":");
    }

    @Test
    void cdxjHasOnlyTheMembersAskedFor() throws IOException {
        stores.with(SampleCaptures.revisit("com,example)/", "2026-01-02T03:04:05Z", 7).build());

        assertThat(
                        ask(
                                "url=http://example.com/&output=cdxj"
                                        + "&fl=urlkey,offset,mimetype,digest,redirect,siteId"))
                .isEqualTo(
                        "com,example)/ 20260102030405 {\"offset\":7,\"mime\":\"warc/revisit\","
                                + "\"digest\":\"sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A\","
                                + "\"siteId\":\""
                                + SampleCaptures.SITE
                                + "\"}\n");
        assertThat(ask("url=http://example.com/&fl=captureId,recordType,revisitOf,truncated"))
                .isEqualTo(
                        SampleCaptures.FILE
                                + ":7 revisit LJ0031-c00001-e1-20250102030405678-00000.warc.gz:7"
                                + " -\n");
    }

    @Test
    void aScanThatFindsNothingForLongIsGivenUp() {
        for (int i = 0; i < 2_000; i++) {
            stores.with(at("com,example)/" + i, "2026-01-01T00:00:00Z", i));
        }
        clock.stepOnEachLook(Duration.ofSeconds(20));

        assertThatThrownBy(() -> ask("url=*&filter=status:404"))
                .isInstanceOf(TooBroadLookUpException.class)
                .hasMessageContaining("within 60 s");
        assertThatThrownBy(() -> ask("url=*&limit=-2000"))
                .isInstanceOf(TooBroadLookUpException.class);
        assertThatCode(() -> ask("url=*")).doesNotThrowAnyException();
    }

    @Test
    void anAnswerThatBreaksOffIsNeverPassedOffAsTheWhole() {
        for (int i = 0; i < 2_000; i++) {
            stores.with(at("com,example)/" + i, "2026-01-01T00:00:00Z", i));
        }
        stores.failAfter(1_900);
        var committed = new MockHttpServletResponse();
        committed.setCommitted(true);

        assertThatThrownBy(() -> answer().send(query("url=*"), Viewer.ANYBODY, REQUEST, committed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken off");
    }

    @Test
    void whatIsNoLineIsLeftOut() throws IOException {
        stores.with("com,example", bytes("com,example)/ rubbish"), "{}".getBytes(UTF_8))
                .with(
                        "com,example",
                        bytes("com,example)/ 20260101000000 f 0000000000000000001"),
                        "{\n}".getBytes(UTF_8))
                .with(at("com,example)/", "2026-01-02T00:00:00Z", 1));

        assertThat(times("url=example.com/*&limit=1")).containsExactly("20260102000000");
        assertThat(ask("url=example.com/*&output=cdxj").split("\n")).hasSize(1);
    }

    @Test
    void linesOfOneSecondStandByFileAndOffsetOnWhicheverSideOfTheTimeTheyLie() throws IOException {
        for (String second : List.of("2024-06-01T00:00:01", "2024-06-01T00:00:02")) {
            for (int offset : new int[] {7, 8, 9}) {
                stores.with(at("com,example)/", second + ".5Z", offset));
            }
        }

        assertThat(column("url=example.com/&closest=2025", 9))
                .containsExactly("7", "8", "9", "7", "8", "9");
        assertThat(column("url=example.com/&closest=2023", 9))
                .containsExactly("7", "8", "9", "7", "8", "9");
        assertThat(column("url=example.com/&closest=20240601000001&limit=4", 9))
                .containsExactly("7", "8", "9", "7");
        assertThat(column("url=example.com/&sort=reverse", 9))
                .containsExactly("9", "8", "7", "9", "8", "7");
        String key = ask("url=example.com/&closest=2025&limit=2&showResumeKey=true");
        assertThat(
                        column(
                                "url=example.com/&closest=2025&resumeKey="
                                        + key.lines().toList().getLast(),
                                9))
                .containsExactly("9", "7", "8", "9");
    }

    @Test
    void readingInPartsGoesOnUnderEachUrlOfASiteThatMoved() throws IOException {
        stores.withAlias("http://example.com/", "http://example.org/")
                .with(at("com,example)/", "2024-06-01T00:00:00Z", 1))
                .with(at("org,example)/", "2024-06-02T00:00:00Z", 2))
                .with(at("com,example)/", "2024-06-03T00:00:00Z", 3))
                .with(at("org,example)/", "2024-06-04T00:00:00Z", 4));

        for (String look :
                List.of(
                        "url=example.com/",
                        "url=example.org/",
                        "url=example.com/&showDupeCount=true",
                        "url=example.com/&collapse=status")) {
            String all = ask(look);
            String resumed = ask(look + "&limit=1&showResumeKey=true");
            var parts = new StringBuilder();
            while (!resumed.isEmpty()) {
                List<String> lines = resumed.lines().toList();
                parts.append(lines.getFirst()).append('\n');
                resumed =
                        lines.size() < 3
                                ? ""
                                : ask(
                                        look
                                                + "&limit=1&showResumeKey=true&resumeKey="
                                                + lines.getLast());
            }
            assertThat(parts.toString()).as(look).isEqualTo(all);
        }
        assertThat(column("url=example.com/&sort=reverse&limit=-2", 9)).containsExactly("2", "1");
    }

    @Test
    void aSecondWithVeryManyLinesIsAnsweredInOrderToo() throws IOException {
        for (int offset = 0; offset < 2_000; offset++) {
            stores.with(at("com,example)/", "2024-06-01T00:00:00Z", offset));
        }
        stores.with(at("com,example)/", "2024-05-01T00:00:00Z", 5_000));

        assertThat(column("url=example.com/&closest=2025", 9))
                .hasSize(2_001)
                .startsWith("0", "1", "2")
                .endsWith("1998", "1999", "5000");
    }

    @Test
    void aCallerWhoGoesAwayEndsTheScan() {
        for (int i = 0; i < 5_000; i++) {
            stores.with(at("com,example)/" + i, "2026-01-01T00:00:00Z", i));
        }
        var gone =
                new MockHttpServletResponse() {
                    @Override
                    public ServletOutputStream getOutputStream() {
                        return new ClosedConnection();
                    }
                };

        assertThatThrownBy(() -> answer().send(query("url=*"), Viewer.ANYBODY, REQUEST, gone))
                .isInstanceOf(IOException.class);
    }

    private QueryAnswer answer() {
        return new QueryAnswer(
                new StoredIndex(
                        stores,
                        (viewer, collection) -> line -> true,
                        new LookUpTraffic(Clock.systemUTC())),
                new CdxAnswer(SampleSettings.CDX, clock),
                new MementoSettings("http://content.localhost:8082"));
    }

    private List<String> times(String parameters) throws IOException {
        return column(parameters, 1);
    }

    private List<String> keys(String parameters) throws IOException {
        return column(parameters, 0);
    }

    private List<String> column(String parameters, int index) throws IOException {
        return ask(parameters).lines().map(line -> line.split(" ")[index]).toList();
    }

    private String ask(String parameters) throws IOException {
        var response = new MockHttpServletResponse();
        answer().send(query(parameters), Viewer.ANYBODY, REQUEST, response);
        return response.getContentAsString(UTF_8);
    }

    private static CdxQuery query(String parameters) {
        Map<String, String[]> map = new HashMap<>();
        Arrays.stream(parameters.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> map.put(pair[0], new String[] {pair[1]}));
        return CdxQueryParser.parse(CollectionName.MAIN, map);
    }

    private static ResourceCaptured at(String urlkey, String instant, long offset) {
        return SampleCaptures.response(urlkey, instant, offset).build();
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(UTF_8));
    }

    private static final class ClosedConnection extends ServletOutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }
}
