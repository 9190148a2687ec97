package org.diancang.replay.cdx;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One bad line of an index must not hide the others. */
class CdxjParserPropertyTest {
    private static final String LINE =
            "com,example)/ 20261124031512 {\"url\":\"http://example.com/\",\"mime\":\"text/html\","
                    + "\"status\":\"200\",\"digest\":\"sha1:X\",\"length\":\"9\",\"offset\":\"7\","
                    + "\"filename\":\"a.warc.gz\",\"capturedAt\":\"2026-11-24T03:15:12Z\","
                    + "\"revisitOf\":{\"filename\":\"b.warc.gz\",\"offset\":3,"
                    + "\"url\":\"http://example.com/\",\"capturedAt\":\"2025-01-02T03:04:05Z\"}}";

    private final CdxjParser parser = new CdxjParser();

    @Property
    void anyTextIsALineOrNone(@ForAll String text) {
        assertThat(parser.parse(text)).isNotNull();
        assertThat(parser.parse("com,example)/ 20261124031512 " + text)).isNotNull();
        assertThat(parser.parse("com,example)/ 20261124031512 {" + text + "}")).isNotNull();
    }

    @Property
    void aDamagedLineIsALineOrNone(@ForAll int place, @ForAll char damage) {
        StringBuilder line = new StringBuilder(LINE);
        line.setCharAt(Math.floorMod(place, line.length()), damage);

        assertThat(parser.parse(line.toString())).isNotNull();
    }

    @Property
    void anyValueOfAFieldIsALineOrNone(
            @ForAll("fields") String field, @ForAll("values") String value) {
        String line = LINE.replaceAll("\"" + field + "\":(\"[^\"]*\"|[0-9]+)", "");
        String changed =
                line.replace("{,", "{")
                        .replace(",,", ",")
                        .replace("031512 {", "031512 {\"" + field + "\":" + value + ",");

        assertThat(parser.parse(changed)).isNotNull();
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                "url", "mime", "status", "digest", "length", "offset", "filename", "capturedAt");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "[]",
                "{}",
                "-1",
                "1e400",
                "99999999999999999999",
                "\"\"",
                "\"-\"",
                "\"x\"",
                "0.5",
                "\"+12026-01-01T00:00:00Z\"",
                "\"9223372036854775808\"",
                "\"../x\"",
                "\"\\u0000\"");
    }
}
