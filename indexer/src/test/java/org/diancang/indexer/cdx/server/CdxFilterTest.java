package org.diancang.indexer.cdx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.SampleCaptures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdxFilterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status:200|true",
                "statuscode:200|true",
                "status:20|false",
                "status:2..|true",
                "status:[23][0-9]{2}|true",
                "!status:200|false",
                "!status:404|true",
                "mimetype:text/html|true",
                "mime:text|false",
                "mime:.*html|true",
                "'mime:(image|video)/.*'|false",
                "'mime:(text|image)/.*'|true",
                "mime:(?i)TEXT/HTML|true",
                "digest:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A|true",
                "digest:sha1:.*|false",
                "redirect:-|true",
                "original:http://.*|true",
                "url:.*/$|true",
                "urlkey:com,example[)]/|true",
                "timestamp:2026.*|true",
                "recordType:response|true",
                "siteId:00000000-0000-0001-0000-000000000002|true",
                "servedType:.+|true",
                "status:|false",
                "!status:|true",
                "url:!.*|false",
            })
    void theExpressionMustMatchTheWholeValue(String filter, boolean admitted) {
        assertThat(admits(filter, "http://example.com/")).isEqualTo(admitted);
    }

    @Test
    @Timeout(20)
    void anExpressionThatExplodesElsewhereIsAnsweredInTheEnd() {
        String url = "http://example.com/" + "a".repeat(20_000) + "!";

        assertThat(admits("url:http://example.com/(a+)+", url)).isFalse();
        assertThat(admits("url:http://example.com/(a|aa|a?)*b", url)).isFalse();
        assertThat(admits("url:(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^!]", url)).isFalse();
    }

    @Test
    void aDotStandsForALineBreakToo() {
        assertThat(admits("url:http:.*end", "http://example.com/\nend")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200",
                "!",
                ":",
                ":200",
                "!:200",
                "4:200",
                "~status:200",
                "=status:200",
                "colour:red",
                "Status:200",
                "status:(",
                "status:[",
                "status:*",
                "status:a**",
                "status:a{2,1}",
                "status:a{1001}",
                "status:(?=2)..",
                "status:(.)\\1",
                "status:\\",
                "status:(((a{100}){100}){100}){100}",
                "status:(((((a{0,99}){0,99}){0,99}){0,99}){0,99}){0,99}",
                "status:((a{999,}){999,}){999,}",
                "status:(abcdefghij){200}",
            })
    @Timeout(10)
    void whatCannotBeAFilterIsRefused(String filter) {
        assertThatThrownBy(() -> CdxFilter.parse(filter))
                .isInstanceOfSatisfying(
                        InvalidCdxQueryException.class,
                        e -> assertThat(e.parameter()).isEqualTo("filter"))
                .hasMessageContaining("filter");
    }

    @Test
    void anExpressionOfEndlessLengthIsRefused() {
        assertThatThrownBy(() -> CdxFilter.parse("url:" + "a".repeat(501)))
                .isInstanceOf(InvalidCdxQueryException.class)
                .hasMessageContaining("500");
        assertThat(CdxFilter.parse("url:" + "a".repeat(500)).field()).isEqualTo(CdxField.URL);
    }

    private static boolean admits(String filter, String url) {
        ResourceCaptured capture =
                SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 1)
                        .url(url)
                        .build();
        return CdxFilter.parse(filter).admits(CdxKey.of(capture), CdxLine.of(capture));
    }
}
