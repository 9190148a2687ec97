package org.diancang.indexer.cdx.outback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.store.SortedStores;
import org.springframework.mock.web.MockHttpServletResponse;

class OutbackPropertyTest {
    private static final List<String> NAMES =
            List.of(
                    "url",
                    "urlkey",
                    "matchType",
                    "method",
                    "requestBody",
                    "from",
                    "to",
                    "closest",
                    "sort",
                    "filter",
                    "collapse",
                    "collapseToLast",
                    "omitSelfRedirects",
                    "limit",
                    "output",
                    "fl",
                    "q",
                    "count",
                    "start_page");

    private final SortedStores stores = SampleLines.stored();

    @Property(tries = 2_000)
    void anyQueryIsAnsweredWholeOrRefusedInWords(@ForAll("queries") String query)
            throws IOException {
        try {
            MockHttpServletResponse response = AskedOutback.of(stores).ask(query);

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentType()).isNotNull();
        } catch (InvalidCdxQueryException e) {
            assertThat(e.parameter()).isNotEmpty();
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(stores.open).isZero();
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> good =
                Arbitraries.of(
                        "http://example.com/",
                        "*.example.com",
                        "example.com/a*",
                        "prefix",
                        "host",
                        "domain",
                        "range",
                        "2021",
                        "20210101000000",
                        "closest",
                        "reverse",
                        "status:200",
                        "~!url:www",
                        "timestamp:4",
                        "digest",
                        "true",
                        "3",
                        "0",
                        "json",
                        "jsondict",
                        "cdxj",
                        "url,status",
                        "url:example.com",
                        "type:prefixquery url:example.com date:2021",
                        "POST");
        Arbitrary<String> values =
                Arbitraries.frequencyOf(
                        Tuple.of(8, good),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(20)),
                        Tuple.of(
                                1,
                                Arbitraries.strings()
                                        .withChars("*.:/?#&%()[]{}|\\~!-0129,ayz \u0000\n")
                                        .ofMaxLength(20)));
        return Combinators.combine(Arbitraries.of(NAMES), values)
                .as((name, value) -> name + "=" + encoded(value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> parts.stream().collect(Collectors.joining("&")))
                .flatMap(
                        query ->
                                Arbitraries.of("", "url=example.com&", "url=*.example.com&")
                                        .map(before -> before + query));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
