package org.diancang.indexer.cdx.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.url.UrlKey;

class CdxFormatPropertyTest {
    private final CdxLineParser parser = new CdxLineParser();

    @Property(tries = 500)
    void elevenColumnsComeBackAsTheyWere(@ForAll("lines") CdxLine line) {
        assertThat(roundTrip(CdxFormat.CDX11, line)).isEqualTo(line);
    }

    @Property(tries = 500)
    void nineColumnsComeBackWithoutFlagsAndLength(@ForAll("lines") CdxLine line) {
        CdxLine back = roundTrip(CdxFormat.CDX9, line);

        assertThat(back)
                .isEqualTo(
                        CdxLine.plain(
                                line.url(),
                                line.mime(),
                                line.status(),
                                line.digest(),
                                line.redirect(),
                                null,
                                null,
                                line.offset(),
                                line.filename()));
    }

    @Property(tries = 500)
    void fourteenColumnsComeBackWithTheOriginal(
            @ForAll("lines") CdxLine line, @ForAll("lines") CdxLine original) {
        CdxLine revisit =
                PlainLine.withMore(
                        line, null, original.length(), original.offset(), original.filename());

        assertThat(roundTrip(CdxFormat.CDX14, revisit)).isEqualTo(revisit);
    }

    @Property(tries = 500)
    void cdxjComesBackAsItWas(@ForAll("lines") CdxLine line, @ForAll("texts") String extra) {
        CdxLine more =
                new CdxLine(
                        line.url(),
                        line.mime(),
                        line.status(),
                        line.digest(),
                        line.length(),
                        line.offset(),
                        line.filename(),
                        null,
                        extra,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        line.redirect(),
                        extra,
                        extra,
                        null,
                        null,
                        null,
                        12L,
                        line.robotflags(),
                        Map.of("requestBody", extra));

        assertThat(roundTrip(CdxFormat.CDXJ, more)).isEqualTo(more);
    }

    /** Whatever stands on a line, it is told and not thrown, in little time. */
    @Property(tries = 2_000)
    void anyTextIsToldAndNotThrown(@ForAll String text, @ForAll("hostile") String hostile) {
        long began = System.nanoTime();
        for (String line : new String[] {text, hostile}) {
            assertReadable(line);
        }
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(5);
    }

    @Property(tries = 500)
    void anyBytesAreToldAndNotThrown(@ForAll byte[] bytes) {
        assertThat(parser.parse(bytes, 0, bytes.length)).isNotNull();
    }

    private void assertReadable(String line) {
        if (new CdxLineParser().parse(line) instanceof ParsedLine.Good good) {
            for (CdxFormat format : CdxFormat.values()) {
                String written = format.write(good.key(), good.line());
                assertThat(written).doesNotContain("\n", "\r");
                assertThat(new CdxLineParser().parse(written))
                        .as("%s of %s", format, line)
                        .isInstanceOf(ParsedLine.Good.class);
            }
        }
    }

    private CdxLine roundTrip(CdxFormat format, CdxLine line) {
        CdxKey key =
                new CdxKey(
                        UrlKey.of(line.url()).value(),
                        "20240102030405",
                        line.filename(),
                        line.offset());
        byte[] written = format.write(key, line).getBytes(StandardCharsets.UTF_8);
        ParsedLine parsed = parser.parse(written, 0, written.length);
        assertThat(parsed).as("%s", parsed).isInstanceOf(ParsedLine.Good.class);
        assertThat(((ParsedLine.Good) parsed).key()).isEqualTo(key);
        return ((ParsedLine.Good) parsed).line();
    }

    @Provide
    Arbitrary<CdxLine> lines() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, 999_999_999_999_999_999L);
        return Combinators.combine(
                        texts().map(text -> "http://example.com/" + text),
                        texts().injectNull(0.2),
                        Arbitraries.integers().between(1, 999).injectNull(0.2),
                        texts().injectNull(0.2),
                        texts().injectNull(0.5),
                        Arbitraries.of("A", "AF", "AFI").injectNull(0.5),
                        numbers.injectNull(0.3),
                        Combinators.combine(numbers, texts()).as(Map::entry))
                .as(
                        (url, mime, status, digest, redirect, flags, length, place) ->
                                CdxLine.plain(
                                        url,
                                        mime,
                                        status,
                                        digest,
                                        redirect,
                                        flags,
                                        length,
                                        place.getKey(),
                                        place.getValue()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars('é', '典', '藏')
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(text -> !text.equals("-"));
    }

    /** Pieces that lines are made of, put together as nobody should. */
    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        " ",
                        " ",
                        " ",
                        "-",
                        "2024",
                        "20240102030405",
                        "{",
                        "}",
                        "{\"url\":\"http://a/ b\\n\",\"offset\":5,\"filename\":\"f\u0000 g\"}",
                        "{\"url\":\"\\udc00\",\"offset\":5,\"filename\":\"f\"}",
                        "\"a\":1e999999999,",
                        "http://a/",
                        " CDX ",
                        "N b a",
                        "\t",
                        "\u0000",
                        "\ud83d",
                        "__wb_method=POST",
                        "999999999999999999",
                        "[[[[")
                .list()
                .ofMaxSize(16)
                .map(parts -> String.join("", parts));
    }
}
