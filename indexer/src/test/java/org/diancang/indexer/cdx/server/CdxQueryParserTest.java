package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.server.Part.Limit;
import org.diancang.indexer.cdx.server.Presentation.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdxQueryParserTest {
    @Test
    void aUrlAloneAsksForItsLinesAsTextOldestFirst() {
        CdxQuery query = parse("url=http://www.Example.com/A?b=1");

        assertThat(query.target())
                .isEqualTo(new CdxTarget.Exact("com,example)/a?b=1", Optional.of("com,example")));
        assertThat(query.order()).isEqualTo(new Order.Ascending());
        assertThat(query.presentation().output()).isEqualTo(Output.TEXT);
        assertThat(query.part().limit()).isEqualTo(Limit.NONE);
        assertThat(query.filters()).isEmpty();
        assertThat(query.presentation().columns()).isEqualTo(CdxField.CDX11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=http://example.com/a/*",
                "url=example.com/a/&matchType=prefix",
                "url=https://www.example.com/a/*&matchType=prefix",
            })
    void aPrefixBelowADomainIsAskedOfOnePartition(String parameters) {
        assertThat(parse(parameters).target())
                .isEqualTo(
                        new CdxTarget.Under(
                                List.of("com,example)/a/"), Optional.of("com,example")));
    }

    @Test
    void anAsteriskIsPartOfTheUrlWhenExactIsAskedFor() {
        assertThat(parse("url=http://example.com/a*&matchType=exact").target())
                .isEqualTo(new CdxTarget.Exact("com,example)/a*", Optional.of("com,example")));
    }

    @Test
    void aHostIsAskedWithAllItsPorts() {
        assertThat(parse("url=http://news.example.com:8080/x&matchType=host").target())
                .isEqualTo(
                        new CdxTarget.Under(
                                List.of("com,example,news)", "com,example,news:"),
                                Optional.of("com,example")));
    }

    @Test
    void aRegisteredDomainLiesInOnePartitionAPublicSuffixInAll() {
        assertThat(parse("url=*.example.com").target().partitionKey()).contains("com,example");
        assertThat(parse("url=news.example.com.cn&matchType=domain").target().partitionKey())
                .contains("cn,com,example");
        assertThat(parse("url=com.cn&matchType=domain").target())
                .isEqualTo(
                        new CdxTarget.Under(
                                List.of("cn,com)", "cn,com,", "cn,com:"), Optional.empty()));
        assertThat(parse("url=*").target())
                .isEqualTo(new CdxTarget.Under(List.of(""), Optional.empty()));
    }

    @Test
    void aHostWithPortButWithoutSchemeIsNoScheme() {
        assertThat(parse("url=localhost:8080/a").target())
                .isEqualTo(parse("url=http://localhost:8080/a").target());
        assertThat(parse("url=dns:example.com").target().partitionKey()).contains("com,example");
    }

    @Test
    void closestAloneSortsByDistance() {
        assertThat(parse("url=example.com/&closest=2024").order())
                .isEqualTo(new Order.Closest("20240101000000", CdxSearch.Tie.EARLIER));
        assertThat(parse("url=example.com/&closest=20249999&sort=closest").order())
                .isEqualTo(new Order.Closest("20241231000000", CdxSearch.Tie.EARLIER));
        assertThat(parse("url=example.com/&closest=2024&sort=reverse").order())
                .isEqualTo(new Order.Descending());
    }

    @Test
    void aLimitCountsFromTheBeginningOrFromTheEnd() {
        assertThat(parse("url=example.com/&limit=3").part().limit()).isEqualTo(new Limit.First(3));
        assertThat(parse("url=example.com/&limit=-3").part().limit()).isEqualTo(new Limit.Last(3));
        assertThat(parse("url=example.com/&limit=").part().limit()).isEqualTo(Limit.NONE);
    }

    @Test
    void severalFiltersMayBeGiven() {
        assertThat(parse("url=example.com/&filter=!status:200&filter=mime:text/.*").filters())
                .extracting(CdxFilter::field, CdxFilter::inverted, f -> f.regex().toString())
                .containsExactly(
                        tuple(CdxField.STATUS, true, "200"),
                        tuple(CdxField.MIMETYPE, false, "text/.*"));
    }

    @Test
    void columnsMayBeNamedAsOtherServersDo() {
        assertThat(
                        parse("url=example.com/&output=json&fl=original,statuscode,mime")
                                .presentation()
                                .fields())
                .containsExactly(CdxField.URL, CdxField.STATUS, CdxField.MIMETYPE);
    }

    @Test
    void timesBoundWhatIsIncluded() {
        CdxQuery query = parse("url=example.com/&from=2024&to=202503");

        assertThat(query.search(Viewer.ANYBODY).includes("20240101000000")).isTrue();
        assertThat(query.search(Viewer.ANYBODY).includes("20250331235959")).isTrue();
        assertThat(query.search(Viewer.ANYBODY).includes("20231231235959")).isFalse();
        assertThat(query.search(Viewer.ANYBODY).includes("20250401000000")).isFalse();
    }

    @Test
    void aUrlOfManyThousandCharactersIsAskedForAsAnyOther() {
        String url = "http://example.com/" + "a/".repeat(20_000) + "?q=" + "典".repeat(5_000);

        assertThat(parse(Map.of("url", new String[] {url})).target().partitionKey())
                .contains("com,example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=1|url",
                "url=|url",
                "url=a.com&url=b.com|url",
                "url=*.|url",
                "url=http:///x&matchType=host|url",
                "url=a.com&matchType=fuzzy|matchType",
                "url=a.com&from=2024-01-01|from",
                "url=a.com&from=123456789012345|from",
                "url=a.com&from=２０２４|from",
                "url=a.com&to=now|to",
                "url=a.com&from=2025&to=2024|from",
                "url=a.com&from=20250601&to=202505|from",
                "url=a.com&closest=yesterday|closest",
                "url=a.com&sort=closest|closest",
                "url=a.com/*&closest=2024|closest",
                "url=a.com&sort=random|sort",
                "url=a.com&limit=0|limit",
                "url=a.com&limit=-0|limit",
                "url=a.com&limit=--1|limit",
                "url=a.com&limit=-9999999999999999999|limit",
                "url=a.com&closest=2024&limit=-1|limit",
                "url=*.a.com&matchType=host|url",
                "url=*&matchType=domain|url",
                "url=a*.com&matchType=domain|url",
                "url=a.com&limit=1e9|limit",
                "url=a.com&limit=9999999999999999999|limit",
                "url=a.com&output=xml|output",
                "url=a.com&output=TEXT|output",
                "url=a.com&fl=urlkey,colour|fl",
                "url=a.com&fl=,|fl",
                "url=a.com&output=cdxj&fl=colour|fl",
                "url=a.com&collapse=colour|collapse",
            })
    void whatCannotBeUnderstoodIsRefusedByItsName(String parameters, String culprit) {
        assertThatThrownBy(() -> parse(parameters))
                .isInstanceOfSatisfying(
                        InvalidCdxQueryException.class,
                        e -> {
                            assertThat(e.parameter()).isEqualTo(culprit);
                            assertThat(e).hasMessageContaining(culprit);
                        });
    }

    private static CdxQuery parse(String parameters) {
        Map<String, String[]> map = new HashMap<>();
        for (String pair : parameters.split("&")) {
            int equals = pair.indexOf('=');
            map.merge(
                    pair.substring(0, equals),
                    new String[] {pair.substring(equals + 1)},
                    (a, b) ->
                            Stream.concat(Arrays.stream(a), Arrays.stream(b))
                                    .toArray(String[]::new));
        }
        return parse(map);
    }

    private static CdxQuery parse(Map<String, String[]> parameters) {
        return CdxQueryParser.parse(CollectionName.MAIN, parameters);
    }
}
