package org.diancang.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                                | http://anything.example/x       | true",
                "*                                | dns:anything.example            | true",
                "*.example.com                    | http://example.com/             | true",
                "*.example.com                    | https://a.b.example.com:81/x    | true",
                "*.example.com                    | http://example.com:8080/        | true",
                "*.example.com                    | http://badexample.com/          | false",
                "*.example.com                    | http://example.com.cn/          | false",
                "*.EXAMPLE.com                    | http://www.example.com/         | true",
                "*.政务.example                   | http://政务.example/             | true",
                "http://example.com/*             | http://www.example.com          | true",
                "http://example.com/*             | https://example.com/x?y=1       | true",
                "http://example.com/*             | http://sub.example.com/         | false",
                "http://example.com/*             | http://example.com:8080/        | false",
                "http://example.com/foo/*         | http://example.com/foo/         | true",
                "http://example.com/foo/*         | http://example.com/foo/?a=1     | true",
                "http://example.com/foo/*         | http://example.com/FOO/bar      | true",
                "http://example.com/foo/*         | http://example.com/foobar       | false",
                "http://example.com/foo*          | http://example.com/foobar       | true",
                "http://example.com/foo?*         | http://example.com/foo?a=1      | true",
                "http://example.com/foo?*         | http://example.com/foo          | false",
                "http://example.com/foo           | http://example.com/foo/         | true",
                "http://example.com/foo           | https://www.example.com/foo#x   | true",
                "http://example.com/foo           | http://example.com/foo?a=1      | false",
                "http://example.com/foo           | http://example.com/foobar       | false",
                "example.com/foo                  | http://example.com/foo          | true",
                "example.com:8080/foo             | http://example.com:8080/foo     | true",
                "http://example.com/a*b           | http://example.com/a*b          | true",
                "http://example.com/a*b           | http://example.com/aXb          | false",
                "dns:example.com                  | dns:example.com                 | true",
                "com,example,                     | http://example.com/             | true",
                "com,example,                     | http://a.example.com/           | true",
                "com,example)                     | http://example.com/x            | true",
                "com,example)                     | http://a.example.com/x          | false",
                "com,example)/foo/                | http://example.com/foo/         | true",
                "com,example)/foo/                | http://example.com/foobar       | false",
                "http://(com,example,)/Foo        | http://example.com/foobar       | true",
                "http://(com,example,             | http://a.example.com/           | true",
                "(com,example,)/                  | http://example.com/x            | true",
            })
    void coversWhatIsMeant(String pattern, String url, boolean covered) {
        assertThat(KeyPattern.of(pattern).covers(UrlKey.of(url).value())).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " http://example.com/",
                "http://example.com/\n*",
                "*.",
                "*.example.com/foo",
                "*.a b",
                "http://example.co*",
                "http://*.example.com/foo",
                "http://*/foo",
                "http:///foo",
                "com,example",
                "com,example)/政务",
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> KeyPattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLongOneIsRefused() {
        assertThatThrownBy(() -> KeyPattern.of("http://a.example/" + "a".repeat(2_000)))
                .hasMessageContaining("2000");
    }

    @Test
    void oneUrlIsMoreSpecificThanItsFolder() {
        assertThat(length("http://example.com/foo/bar")).isGreaterThan(length("example.com/foo/*"));
        assertThat(length("example.com/foo/*")).isGreaterThan(length("example.com/*"));
        assertThat(length("example.com/*")).isGreaterThan(length("*.example.com"));
        assertThat(length("*.example.com")).isGreaterThan(length("*.com"));
        assertThat(length("*.com")).isGreaterThan(length("*"));
    }

    private static int length(String pattern) {
        return KeyPattern.of(pattern).beginnings().getFirst().length();
    }
}
