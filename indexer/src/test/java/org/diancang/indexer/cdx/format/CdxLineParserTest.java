package org.diancang.indexer.cdx.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLine.RevisitOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdxLineParserTest {
    private static final String SHA1 = "VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV";
    private static final String KEY = "com,example)/a ";
    private static final String CDX11 =
            KEY + "20240102030405 http://example.com/a text/html 200 " + SHA1;

    private final CdxLineParser parser = new CdxLineParser();

    @Test
    void elevenColumnsAreReadWithoutHeader() {
        var good = good(CDX11 + " http://example.com/b AF 1234 567 a.warc.gz");

        assertThat(good.key().urlkey()).isEqualTo("com,example)/a");
        assertThat(good.key().timestamp()).isEqualTo("20240102030405");
        assertThat(good.key().file()).isEqualTo("a.warc.gz");
        assertThat(good.key().offset()).isEqualTo(567);
        assertThat(good.line())
                .isEqualTo(
                        CdxLine.plain(
                                "http://example.com/a",
                                "text/html",
                                200,
                                SHA1,
                                "http://example.com/b",
                                "AF",
                                1234L,
                                567,
                                "a.warc.gz"));
        assertThat(good.line().isPlain()).isTrue();
    }

    @Test
    void nineColumnsHaveNeitherLengthNorFlags() {
        CdxLine line = good(CDX11 + " - 567 a.warc.gz").line();

        assertThat(line.offset()).isEqualTo(567);
        assertThat(line.length()).isNull();
        assertThat(line.robotflags()).isNull();
        assertThat(line.redirect()).isNull();
    }

    @Test
    void tenColumnsHaveFlagsAndNoLength() {
        CdxLine line = good(CDX11 + " - AFI 567 a.warc.gz").line();

        assertThat(line.offset()).isEqualTo(567);
        assertThat(line.robotflags()).isEqualTo("AFI");
        assertThat(line.length()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " - 567 a.warc.gz 99 5 b.warc.gz",
                " - - 567 a.warc.gz 99 5 b.warc.gz",
                " - - 1 567 a.warc.gz 99 5 b.warc.gz"
            })
    void threeColumnsMoreNameTheOriginalOfARevisit(String end) {
        CdxLine line = good(CDX11 + end).line();

        assertThat(line.revisitOf()).isEqualTo(new RevisitOf("b.warc.gz", 5, null, null));
        assertThat(line.other()).containsEntry("originalLength", 99L);
        assertThat(line.isPlain()).isFalse();
    }

    @Test
    void fourteenColumnsOfWhatIsNoRevisitSayNoMoreThanEleven() {
        CdxLine line = good(CDX11 + " - - 1 567 a.warc.gz - - -").line();

        assertThat(line.isPlain()).isTrue();
    }

    @Test
    void aHeaderNamesTheOrderOfTheColumns() {
        assertThat(parser.parse(" CDX b a c V g N s")).isInstanceOf(ParsedLine.Nothing.class);

        var good = good("20240102030405 http://example.com/a x 5 a.warc.gz com,example)/a 404");

        assertThat(good.line())
                .isEqualTo(
                        CdxLine.plain(
                                "http://example.com/a",
                                null,
                                404,
                                null,
                                null,
                                null,
                                null,
                                5,
                                "a.warc.gz"));
    }

    @Test
    void aHeaderNamesTheSeparatorToo() {
        parser.parse("\tCDX\tA\tb\ta\tV\tg");

        assertThat(good("k\t20240102030405\thttp://example.com/a b\t5\ta.warc.gz").line().url())
                .isEqualTo("http://example.com/a b");
    }

    @Test
    void aLineThatTheHeaderDoesNotFitIsReadByTheNumberOfItsColumns() {
        parser.parse(" CDX N b a m s k r V g");

        assertThat(good(CDX11 + " - - 12 567 a.warc.gz").line().length()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r", "\ufeff CDX N b a m s k r V g", " CDX N b a\r"})
    void headersAndEmptyLinesAreNothing(String line) {
        assertThat(parser.parse(line)).isInstanceOf(ParsedLine.Nothing.class);
    }

    @Test
    void cdxjOfOursIsReadAsItWasWritten() {
        var good =
                good(
                        KEY
                                + "20240102030405 {\"url\":\"http://example.com/a\",\"status\":200,"
                                + "\"digest\":\"sha1:"
                                + SHA1
                                + "\",\"offset\":5,\"filename\":\"a.warc.gz\","
                                + "\"capturedAt\":\"2024-01-02T03:04:05.678Z\","
                                + "\"revisitOf\":{\"filename\":\"b\",\"offset\":1}}");

        assertThat(good.line().capturedAt()).isEqualTo(Instant.parse("2024-01-02T03:04:05.678Z"));
        assertThat(good.line().digest()).isEqualTo("sha1:" + SHA1);
        assertThat(good.line().revisitOf()).isEqualTo(new RevisitOf("b", 1, null, null));
        assertThat(good.line().other()).isEmpty();
    }

    @Test
    void cdxjOfOthersNamesMembersOtherwiseAndWritesNumbersAsTexts() {
        CdxLine line =
                good(KEY
                                + "20240102030405 {\"original\":\"http://example.com/a\","
                                + "\"mimetype\":\"-\",\"statuscode\":\"0\",\"length\":\"\","
                                + "\"offset\":\"5\",\"filename\":\"a.warc.gz\","
                                + "\"orig.length\":\"9\",\"orig.offset\":\"3\","
                                + "\"orig.filename\":\"b.warc.gz\",\"mime-detected\":\"x\"}")
                        .line();

        assertThat(line.url()).isEqualTo("http://example.com/a");
        assertThat(line.mime()).isNull();
        assertThat(line.status()).isNull();
        assertThat(line.length()).isNull();
        assertThat(line.revisitOf()).isEqualTo(new RevisitOf("b.warc.gz", 3, null, null));
        assertThat(line.other())
                .containsOnlyKeys("mime-detected", "originalLength")
                .containsEntry("mime-detected", "x");
    }

    @Test
    void theUrlkeyIsMadeAnewByTheRulesHere() {
        var good =
                good(
                        "http://WWW.Example.com/a?b=2&a=1 "
                                + rest("http://www.example.com/A?b=2&a=1"));

        assertThat(good.key().urlkey()).isEqualTo("com,example)/a?a=1&b=2");
    }

    @Test
    void theUrlkeyOfAPostedBodyIsKept() {
        String key = "com,example)/form?__wb_method=post&a=1";

        assertThat(good(key + " " + rest("http://example.com/form")).key().urlkey()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 20240101000000",
        "202402, 20240201000000",
        "20240203, 20240203000000",
        "202402031415, 20240203141500",
        "20240203141516, 20240203141516",
        "20240203141516789, 20240203141516"
    })
    void timestampsAreFilledUpOrCut(String given, String made) {
        var good = good("- " + given + " http://example.com/ - - - - - 1 2 f");

        assertThat(good.key().timestamp()).isEqualTo(made);
    }

    @Test
    void millisecondsAreKeptBesideTheTimestamp() {
        assertThat(
                        good("- 20240203141516789 http://example.com/ - - - - - 1 2 f")
                                .line()
                                .capturedAt())
                .isEqualTo(Instant.parse("2024-02-03T14:15:16.789Z"));
    }

    @Test
    void bytesThatAreNoUtf8AreTheServersPercentEncodedOnes() {
        byte[] line = ("- 2024 http://example.com/\u00e9 - - - - - 1 2 f").getBytes(ISO_8859_1);

        var good = (ParsedLine.Good) parser.parse(line, 0, line.length);

        assertThat(good.line().url()).isEqualTo("http://example.com/%E9");
        assertThat(good.key().urlkey()).isEqualTo("com,example)/%e9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a                                                    | this one has 1
                    @alias http://a/ http://b/                           | this one has 3
                    - 2024 http://a/ text/html 200 X 5                   | this one has 7
                    - 2024 - - - - - - 1 2 f                             | url is missing
                    - 2024 http://a/ - - - - - 1 - f                     | offset is missing
                    - 2024 http://a/ - - - - - 1 2 -                     | filename is missing
                    - 2024 http://a/ - - - - - 1 -5 f                    | offset must be a number, is '-5'
                    - 2024 http://a/ - - - - - x 5 f                     | length must be a number, is 'x'
                    - 2024 http://a/ - - - - - 1 9999999999999999999 f   | offset must be a number
                    - 2024 http://a/ - OK - - - 1 2 f                    | status must be a number, is 'OK'
                    - 2024 http://a/ - 9999999999 - - - 1 2 f            | status is too large
                    - 202 http://a/ - - - - - 1 2 f                      | timestamp must be 4 to 17 digits
                    - 202401020304050607 http://a/ - - - - - 1 2 f       | timestamp must be 4 to 17 digits
                    - 2024-01-02 http://a/ - - - - - 1 2 f               | timestamp must be 4 to 17 digits
                    - 2024 {                                             | no JSON
                    - 2024 {"url":"http://a/"                            | no JSON
                    - 2024 {"url":"http://a/"}                           | offset is missing
                    - 2024 {"offset":1,"filename":"f"}                   | url is missing
                    - 2024 {"url":{},"offset":1,"filename":"f"}          | member url must be
                    - 2024 {"url":"u","offset":1.5,"filename":"f"}       | member offset must be
                    - 2024 {"url":"u","offset":1,"filename":"f"} x       | no JSON
                    - 2024 {"url":"u","offset":1,"filename":"f","capturedAt":"x"} | member capturedAt
                    - 2024 {"url":"u","offset":1,"filename":"f","revisitOf":[]} | member revisitOf
                    - 2024 {"url":"\\ud800","offset":1,"filename":"f"}   | no Unicode
                    """)
    void whatCanNotBeUnderstoodSaysWhy(String line, String reason) {
        assertThat(parser.parse(line))
                .isInstanceOfSatisfying(
                        ParsedLine.Bad.class, bad -> assertThat(bad.reason()).contains(reason));
    }

    @Test
    void linesWithoutEndAreNotLookedAt() {
        assertThat(parser.parse("a ".repeat(1 << 20))).isInstanceOf(ParsedLine.Bad.class);
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "- 2024 {\"a\":" + "[".repeat(100_000);

        assertThat(parser.parse(deep)).isInstanceOf(ParsedLine.Bad.class);
    }

    private static String rest(String url) {
        return "20240102030405 " + url + " text/html 200 " + SHA1 + " - - 1 2 a.warc.gz";
    }

    private ParsedLine.Good good(String line) {
        ParsedLine parsed = parser.parse(line);
        assertThat(parsed).as("%s", parsed).isInstanceOf(ParsedLine.Good.class);
        return (ParsedLine.Good) parsed;
    }
}
