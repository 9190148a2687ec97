package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.SampleCaptures;

class CdxPropertyTest {
    private final CdxLineCodec codec = new CdxLineCodec();

    @Property(tries = 300)
    void aLineSurvivesTheStore(@ForAll("captures") ResourceCaptured capture) {
        CdxLine line = CdxLine.of(capture);
        byte[] json = codec.encode(line);

        assertThat(codec.decode(json)).contains(line);
        assertThat(codec.encode(codec.decode(json).orElseThrow())).isEqualTo(json);
        assertThat(json).doesNotContain('\n', '\r');
    }

    @Property(tries = 300)
    void aKeySurvivesTheStore(@ForAll("captures") ResourceCaptured capture) {
        CdxKey key = CdxKey.of(capture);

        assertThat(CdxKey.parse(key.toBytes())).contains(key);
    }

    @Property(tries = 300)
    void keysSortByUrlkeyThenTimeThenPlace(
            @ForAll("captures") ResourceCaptured one, @ForAll("captures") ResourceCaptured other) {
        CdxKey a = CdxKey.of(one);
        CdxKey b = CdxKey.of(other);
        int byParts =
                a.urlkey().equals(b.urlkey())
                        ? a.timestamp().equals(b.timestamp())
                                ? Long.compare(a.offset(), b.offset())
                                : a.timestamp().compareTo(b.timestamp())
                        : (a.urlkey() + " ").compareTo(b.urlkey() + " ");

        assertThat(Integer.signum(a.toBytes().compareTo(b.toBytes())))
                .isEqualTo(Integer.signum(byParts));
    }

    @Property(tries = 300)
    void anyBytesAreALineOrNone(@ForAll byte[] bytes) {
        assertThat(codec.decode(bytes)).isNotNull();
        assertThat(CdxKey.parse(Bytes.wrap(bytes))).isNotNull();
    }

    @Property(tries = 1_000)
    void anyParametersAreALookUpOrRefusedByName(@ForAll("parameters") Map<String, String[]> asked) {
        assertLookUpOrRefusedByName(asked);
    }

    static void assertLookUpOrRefusedByName(Map<String, String[]> asked) {
        try {
            CdxQuery query = CdxQueryParser.parse(CollectionName.MAIN, asked);
            assertThat(query.part().limit().count()).isPositive();
            assertThat(query.presentation().fields()).doesNotHaveDuplicates();
            assertThat(query.filters()).hasSizeLessThanOrEqualTo(10);
        } catch (InvalidCdxQueryException e) {
            assertThat(e.parameter().length()).isBetween(0, 40);
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000);
        }
    }

    @Provide
    Arbitrary<ResourceCaptured> captures() {
        Arbitrary<String> urlkeys =
                Combinators.combine(
                                Arbitraries.of("com,example)/", "com,example:8080)/", "cn,qh)/a"),
                                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(4))
                        .as(String::concat);
        Arbitrary<Instant> instants =
                Arbitraries.longs()
                        .between(-62_167_219_200L, 253_402_300_799L)
                        .map(Instant::ofEpochSecond);
        Arbitrary<String> texts =
                Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(20);
        return Combinators.combine(
                        urlkeys,
                        instants,
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.of(true, false),
                        texts.injectNull(0.3))
                .as(
                        (urlkey, at, offset, revisit, text) ->
                                (revisit
                                                ? SampleCaptures.revisit(
                                                        urlkey, at.toString(), offset)
                                                : SampleCaptures.response(
                                                        urlkey, at.toString(), offset))
                                        .servedType(text)
                                        .redirectTo(text)
                                        .truncated(text)
                                        .build());
    }

    @Provide
    Arbitrary<Map<String, String[]>> parameters() {
        Arbitrary<String> names =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(
                                9,
                                Arbitraries.of(
                                        "url",
                                        "matchType",
                                        "from",
                                        "to",
                                        "closest",
                                        "sort",
                                        "limit",
                                        "output",
                                        "filter",
                                        "fl",
                                        "collapse",
                                        "urlTo",
                                        "page",
                                        "pageSize",
                                        "resumeKey",
                                        "showNumPages",
                                        "showDupeCount",
                                        "gzip",
                                        "fastLatest")),
                        net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(60)));
        Arbitrary<String> values =
                Arbitraries.oneOf(
                        Arbitraries.of(
                                "",
                                "http://example.com/",
                                "*",
                                "*.example.com",
                                "com/*",
                                "exact",
                                "prefix",
                                "!status:[45].*",
                                "url:(a+)+$",
                                "mimetype:((((a{9}){9}){9}){9})",
                                "host",
                                "domain",
                                "range",
                                "2024",
                                "20249999999999",
                                "99999999999999",
                                "-1",
                                "0",
                                "1",
                                "999999999999999999999",
                                "closest",
                                "reverse",
                                "json",
                                "link",
                                "true",
                                "timestamp:4",
                                "digest",
                                "AWNvbSxleGFtcGxlKS8",
                                "cdxj",
                                "urlkey,timestamp",
                                ",",
                                "http://[",
                                "dns:a",
                                "localhost:8080",
                                "\u0000",
                                "%00",
                                "٣"),
                        Arbitraries.strings().ofMaxLength(30));
        Arbitrary<String[]> lists =
                values.list().ofMinSize(0).ofMaxSize(2).map(list -> list.toArray(String[]::new));
        return Combinators.combine(
                        values,
                        Combinators.combine(names, lists).as(Map::entry).list().ofMaxSize(5))
                .as(CdxPropertyTest::asked);
    }

    private static Map<String, String[]> asked(
            String url, List<Map.Entry<String, String[]>> parameters) {
        Map<String, String[]> asked = new HashMap<>();
        asked.put("url", new String[] {url});
        parameters.forEach(p -> asked.put(p.getKey(), p.getValue()));
        return asked;
    }
}
