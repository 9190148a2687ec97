package org.diancang.indexer.cdx.pywb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.StoredLine;

/** What holds for every query string, whoever wrote it. */
class PywbQueryPropertyTest {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final List<String> NAMES =
            List.of(
                    "url",
                    "matchType",
                    "from",
                    "from_ts",
                    "to",
                    "closest",
                    "sort",
                    "reverse",
                    "limit",
                    "filter",
                    "content_type",
                    "fields",
                    "fl",
                    "output",
                    "collapseTime",
                    "resolveRevisits",
                    "page",
                    "pageSize",
                    "showNumPages",
                    "showPagedIndex",
                    "nosource",
                    "memento_format",
                    "allowFuzzy",
                    "colour");
    private static final List<String> GOOD =
            List.of(
                    "http://example.com/",
                    "*.example.com",
                    "example.com/a*",
                    "exact",
                    "prefix",
                    "host",
                    "domain",
                    "2021",
                    "20210101000000",
                    "now",
                    "closest",
                    "reverse",
                    "status:200",
                    "!~url:www.*",
                    "==mime:text/html",
                    "~status:(2|3)..",
                    "timestamp,url",
                    "json",
                    "text",
                    "link",
                    "cdxj",
                    "true",
                    "0",
                    "3",
                    "14",
                    "{url}",
                    "http://r/{timestamp}/{url}");

    private final PywbQueryParser parser =
            new PywbQueryParser(Clock.fixed(Instant.parse("2026-07-08T09:10:11Z"), ZoneOffset.UTC));

    /** Asked in turn of every line, so that filters and forms are tried too. */
    private final List<StoredLine> lines =
            new SampleLines()
                            .add("http://example.com/", "20210101000000", "text/html", 200, "AAAA")
                            .add("http://example.com/a", "20210102000000", "revisit", null, "AAAA")
                            .sorted()
                            .stream()
                            .map(SampleLines.Sample::stored)
                            .toList();

    @Property(tries = 3_000)
    void anyQueryIsReadOrRefusedInWords(@ForAll("queries") String query) {
        assertThatItIsReadOrRefused(query);
    }

    @Property(tries = 1_000)
    void anyTextIsReadOrRefusedInWords(@ForAll String query) {
        assertThatItIsReadOrRefused(query);
        assertThatItIsReadOrRefused("url=" + query);
        assertThatItIsReadOrRefused("url=example.com&filter=" + query);
        assertThatItIsReadOrRefused("url=example.com&memento_format=" + query);
    }

    /** What is well-formed is decoded as everybody does it. */
    @Property(tries = 500)
    void whatWasEncodedIsDecoded(@ForAll("texts") String text) {
        assertThat(QueryText.decoded(encoded(text))).isEqualTo(text);
        assertThat(PywbParameters.of("url=" + encoded(text)).text("url"))
                .isEqualTo(Optional.of(text).filter(value -> !value.isEmpty()));
    }

    /** Bytes that are no text stay encoded, so that nothing is lost. */
    @Property(tries = 1_000)
    void anyBytesAreStillThereDecodedOrNot(@ForAll("octets") byte[] octets) {
        String query = "%" + HexFormat.ofDelimiter("%").formatHex(octets);

        assertThat(octets(QueryText.decoded(query))).isEqualTo(octets);
    }

    private static byte[] octets(String text) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                octets.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                octets.writeBytes(
                        Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(text.codePointAt(i)) - 1;
            }
        }
        return octets.toByteArray();
    }

    @Provide
    Arbitrary<byte[]> octets() {
        return Arbitraries.oneOf(
                        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(30),
                        Arbitraries.strings()
                                .ofMinLength(1)
                                .ofMaxLength(9)
                                .map(text -> text.getBytes(StandardCharsets.UTF_8)))
                .filter(octets -> new String(octets, StandardCharsets.ISO_8859_1).indexOf('%') < 0);
    }

    private void assertThatItIsReadOrRefused(String queryString) {
        long began = System.nanoTime();
        try {
            PywbQuery query = parser.parse(CollectionName.MAIN, queryString);

            assertThat(query.limit()).isPositive();
            lines.forEach(query::admits);
            query.form().mementos().ifPresent(form -> form.of("http://example.com/", "2021"));
        } catch (InvalidCdxQueryException e) {
            assertThat(e.parameter()).isIn(NAMES);
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception", "java.");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(30)
                .filter(StandardCharsets.UTF_8.newEncoder()::canEncode);
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> hostile =
                Arbitraries.strings()
                        .withChars("*.:/?#&=%+()[]{}|\\~!,-0129;ayz @'\"<>\u0000\n\u007f\ud800中")
                        .ofMaxLength(40);
        Arbitrary<String> values =
                Arbitraries.frequencyOf(
                        Tuple.of(8, Arbitraries.of(GOOD).map(PywbQueryPropertyTest::encoded)),
                        Tuple.of(2, hostile.map(PywbQueryPropertyTest::encoded)),
                        Tuple.of(2, hostile),
                        Tuple.of(1, Arbitraries.of("%", "%z", "%C4", "%B1%B1", "%00", "%E4%BD")),
                        Tuple.of(
                                1,
                                Arbitraries.of("(a+)+$", "~((a{1,9}){1,9}){1,9}", "9".repeat(40))
                                        .map(PywbQueryPropertyTest::encoded)),
                        Tuple.of(1, hostile.map(part -> encoded(part.repeat(50)))));
        return Combinators.combine(
                        Arbitraries.of("", "url=example.com", "url=*.example.com", "&&=&%=%"),
                        Combinators.combine(Arbitraries.of(NAMES), values)
                                .as((name, value) -> "&" + name + "=" + value)
                                .list()
                                .ofMaxSize(6))
                .as((first, others) -> first + String.join("", others));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
