package org.diancang.indexer.cdx.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.diancang.indexer.cdx.CdxIntake.Report;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.PlainText;
import org.diancang.indexer.cdx.StoredLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveryLineTest {
    private static final String DIGEST = "B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A";
    private static final String COMMON =
            "cn,gov,example)/zwgk/2024/t1.html 20240102030405 http://www.example.gov.cn/zwgk/2024/t1.html"
                    + " text/html 200 "
                    + DIGEST
                    + " - - 2042 844 a.warc.gz";

    private final CollectedLines sink = new CollectedLines();
    private final EveryLine every = new EveryLine(sink, false);

    @Test
    void aCommonLineIsKeptWithoutItsUrlAndAnsweredAsItWas() throws IOException {
        take(COMMON);

        StoredLine stored = sink.lines.firstEntry().getValue();
        assertThat(text(stored)).isEqualTo(COMMON + "\n");
        assertThat(stored.line().map(CdxLine::url))
                .contains("http://www.example.gov.cn/zwgk/2024/t1.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMMON,
                "cn,example)/ 20240102030405 http://example.cn/ text/html 200 - - - - 0 a.warc.gz",
                "cn,example)/ 20240102030405 http://example.cn text/html 200 - - - - 0 a.warc.gz",
                "cn,example)/ 20240102030405 https://www.example.cn text/html 200 - - - - 0 a.gz",
                "cn,example)/a?b=1 20240102030405 https://example.cn/a?b=1 warc/revisit - NOTSHA1"
                        + " - - 12 9999999999999 dir/a.warc.gz",
                "cn,example)/a 20240102030405 http://example.cn/a text/html 301 "
                        + DIGEST
                        + " http://example.cn/b AFI 12 9 a.warc.gz",
            })
    void whatTheShortWayReadsIsWhatTheLongWayWould(String line) throws IOException {
        take(line);
        var byParser = new CollectedLines();
        // One column more makes no difference to what it says, but takes the long way.
        new EveryLine(byParser, false)
                .line((line + " - - -").getBytes(UTF_8), 0, line.length() + 6, true);

        StoredLine one = sink.lines.firstEntry().getValue();
        StoredLine other = byParser.lines.firstEntry().getValue();
        assertThat(sink.lines.keySet()).isEqualTo(byParser.lines.keySet());
        assertThat(sink.partitions).isEqualTo(byParser.partitions);
        assertThat(one.line()).isEqualTo(other.line());
        assertThat(text(one)).isEqualTo(line + "\n");
    }

    @Test
    void aUrlkeyThatIsNotTheUrlsIsMadeAnew() throws IOException {
        take(COMMON.replace("cn,gov,example)/zwgk", "cn,gov,other)/zwgk"));
        take(
                "com,example)/%E4 20240102030405 http://www.example.com/%C4%E3?b=2&a=1 - - - - - -"
                        + " 7 a.gz");

        assertThat(sink.lines.keySet())
                .containsExactly(
                        "cn,gov,example)/zwgk/2024/t1.html 20240102030405 a.warc.gz"
                                + " 0000000000000000844",
                        "com,example)/%c4%e3?a=1&b=2 20240102030405 a.gz 0000000000000000007");
    }

    @Test
    void badLinesAreNumberedAndGivenAReasonWhileTheOthersAreKept() throws IOException {
        Report report =
                take(
                        " CDX N b a m s k r M S V g",
                        COMMON,
                        "one two three",
                        "",
                        COMMON.replace("20240102030405", "2024x"),
                        COMMON.replace(" 844 ", " -844 "),
                        "\u0000\u0001 x");

        assertThat(report.lines()).isEqualTo(1);
        assertThat(report.badLines()).isEqualTo(4);
        assertThat(report.examples().stream().map(bad -> bad.number()))
                .containsExactly(3L, 5L, 6L, 7L);
        assertThat(report.examples()).allSatisfy(bad -> assertThat(bad.reason()).isNotBlank());
    }

    @Test
    void aLineWithoutEndIsRefusedAndTheNextIsRead() throws IOException {
        Report report = take("x".repeat(3 << 20), COMMON);

        assertThat(report.lines()).isEqualTo(1);
        assertThat(report.examples())
                .singleElement()
                .satisfies(bad -> assertThat(bad.number()).isEqualTo(1));
    }

    @Test
    void gzipMembersOneBehindTheOtherAreUnpacked() throws IOException {
        var both = new ByteArrayOutputStream();
        for (String line : List.of(COMMON, COMMON.replace("844", "845"))) {
            try (var gzip = new GZIPOutputStream(both)) {
                gzip.write((line + "\r\n").getBytes(UTF_8));
            }
        }
        LineSplitter.split(new ByteArrayInputStream(both.toByteArray()), every);

        assertThat(sink.lines).hasSize(2);
        assertThat(every.report().badLines()).isZero();
    }

    @Test
    void cdxjKeepsMembersThatNobodyKnows() throws IOException {
        take(
                "com,example)/ 20240102030405 {\"url\":\"http://example.com/\",\"mime\":\"text/html\","
                        + "\"status\":\"200\",\"digest\":\"sha1:"
                        + DIGEST
                        + "\",\"length\":\"12\",\"offset\":\"34\",\"filename\":\"a.warc.gz\","
                        + "\"source\":\"elsewhere\"}");

        assertThat(new String(sink.lines.firstEntry().getValue().json(), UTF_8))
                .contains("\"source\":\"elsewhere\"", "\"status\":200", "\"offset\":34");
    }

    @Test
    void linesToDeleteAreHandedOnByTheirKeysAlone() throws IOException {
        var delete = new EveryLine(sink, true);
        delete.line(COMMON.getBytes(UTF_8), 0, COMMON.length(), true);

        assertThat(sink.lines).isEmpty();
        assertThat(sink.deleted).singleElement().asString().startsWith("cn,gov,example)/zwgk");
    }

    @Test
    void anAliasIsWrittenWhereEachOfItsUrlsIsLookedUp() throws IOException {
        take("@alias http://old.example.com/ http://www.new.example.cn/");

        assertThat(sink.aliases)
                .satisfiesExactly(
                        forth ->
                                assertThat(forth)
                                        .endsWith(
                                                "com,example,old)/ > cn,example,new)/ -> cn,example"),
                        back ->
                                assertThat(back)
                                        .endsWith(
                                                "cn,example,new)/ < com,example,old)/ -> com,example"));
        assertThat(take("@alias http://one.example.com/").badLines()).isEqualTo(1);
    }

    @Test
    void removingAnAliasRemovesBothOfItsDirections() throws IOException {
        var removing = new EveryLine(sink, true);
        byte[] line = "@alias http://old.example.com/ http://www.new.example.cn/".getBytes(UTF_8);

        removing.line(line, 0, line.length, true);

        assertThat(removing.report().lines()).isEqualTo(1);
        assertThat(sink.aliases).isEmpty();
        assertThat(sink.removedAliases)
                .satisfiesExactly(
                        forth ->
                                assertThat(forth).endsWith(" com,example,old)/ > cn,example,new)/"),
                        back -> assertThat(back).endsWith(" cn,example,new)/ < com,example,old)/"));
    }

    private Report take(String... lines) throws IOException {
        LineSplitter.split(
                new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(UTF_8)), every);
        return every.report();
    }

    private static String text(StoredLine line) {
        var out = new CompactBytes(200);
        PlainText.write(line, "-", out);
        return new String(out.toBytes(), UTF_8);
    }
}
