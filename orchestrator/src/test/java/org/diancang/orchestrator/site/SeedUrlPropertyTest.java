package org.diancang.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What people and programs type into the field of a nomination. */
class SeedUrlPropertyTest {
    @Property(tries = 2_000)
    void anyTextIsASeedOrRefusedWithASentence(@ForAll("typed") String typed) {
        switch (SeedUrl.read(typed)) {
            case SeedUrl.Reading.Good(SeedUrl seed) -> {
                assertThat(seed.url()).matches("https?://[\\x21-\\x7e]+").hasSizeLessThan(2_001);
                assertThat(URI.create(seed.url()).getUserInfo()).isNull();
                assertThat(URI.create(seed.url()).getFragment()).isNull();
                assertThat(SeedUrl.read(seed.url())).isEqualTo(new SeedUrl.Reading.Good(seed));
            }
            case SeedUrl.Reading.Bad(String code, String detail) -> {
                assertThat(code)
                        .isIn(
                                "required",
                                "too-long",
                                "malformed",
                                "unsupported-scheme",
                                "user-info");
                assertThat(detail).isNotBlank();
            }
        }
    }

    @Example
    void whatIsTooLongNamesAUserHasControlsOrNoPortIsRefused() {
        assertThat(code("http://a.example/" + "x".repeat(5_000))).isEqualTo("too-long");
        assertThat(code("http://a.example/" + "政".repeat(500))).isEqualTo("too-long");
        assertThat(code("http://curator:secret@a.example/")).isEqualTo("user-info");
        assertThat(code("http://@a.example/")).isEqualTo("user-info");
        assertThat(code("http://a.example\\@b.example/")).isIn("malformed", "user-info");
        assertThat(code("http://a.example/\u0000")).isEqualTo("malformed");
        assertThat(code("http://a.example/\r\nX: y")).isEqualTo("malformed");
        assertThat(code("http://a.example/\u0085")).isEqualTo("malformed");
        assertThat(code("http://a.example:0/")).isEqualTo("malformed");
        assertThat(code("http://a.example:65536/")).isEqualTo("malformed");
        assertThat(code("http://a.example:-1/")).isEqualTo("malformed");
        assertThat(code("http://a.example:８０/")).isEqualTo("malformed");
        assertThat(code("http://xn--/")).isEqualTo("malformed");
        assertThat(code("javascript:alert(1)")).isEqualTo("unsupported-scheme");
        assertThat(code("file:///etc/passwd")).isEqualTo("unsupported-scheme");
    }

    @Example
    void theUsualPortIsLeftOutHoweverItIsWritten() {
        for (String typed : new String[] {"http://a.example:080/", "http://a.example:00080"}) {
            anyTextIsASeedOrRefusedWithASentence(typed);
            assertThat(SeedUrl.read(typed)).isEqualTo(SeedUrl.read("http://a.example/"));
        }
        assertThat(SeedUrl.read("https://a.example:0443/"))
                .isEqualTo(SeedUrl.read("https://a.example/"));
    }

    @Example
    void aHugeTextIsRefusedAtOnce() {
        for (String part : new String[] {"a", "-", ".", "[", "%", "政", "@", ":", " "}) {
            String huge = "http://" + part.repeat(1_000_000);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> SeedUrl.read(huge));
            String longest = "http://" + part.repeat(1_990);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> SeedUrl.read(longest));
        }
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> parts =
                Arbitraries.oneOf(
                        Arbitraries.of(
                                "http://",
                                "HTTPS://",
                                "www.qh.gov.cn",
                                "政府.中国",
                                ":8080",
                                ":",
                                "@",
                                "/",
                                "//",
                                "?a=1",
                                "#f",
                                "[::1]",
                                "127.0.0.1",
                                "0x7f.1",
                                "xn--",
                                "..",
                                "%",
                                "%00",
                                "\\",
                                " ",
                                "\t",
                                "\u0000",
                                "\u202e",
                                "。",
                                "ß",
                                "\ud83d\udca9",
                                "a".repeat(64),
                                "{}",
                                "中文/路径"),
                        Arbitraries.strings().ofMaxLength(5));
        return parts.list().ofMaxSize(6).map(list -> String.join("", list));
    }

    private static String code(String typed) {
        return SeedUrl.read(typed) instanceof SeedUrl.Reading.Bad bad ? bad.code() : "good";
    }
}
