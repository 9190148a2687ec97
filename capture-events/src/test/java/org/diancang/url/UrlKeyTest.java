package org.diancang.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlKeyTest {

    @ParameterizedTest
    @MethodSource("casesOfPeers")
    void isWhatPeersWrite(String url, String key, String source) {
        assertThat(UrlKey.of(url)).as("as of %s", source).hasToString(key);
        assertThat(source).as("who says so").isNotBlank();
    }

    static Stream<Arguments> casesOfPeers() throws IOException {
        return Stream.concat(cases("urlkeys-of-peers.tsv"), cases("urlkeys-observed.tsv"));
    }

    private static Stream<Arguments> cases(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(UrlKeyTest.class.getResourceAsStream(file))) {
            List<Arguments> cases =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t", -1))
                            .map(cells -> Arguments.of(cells[0], cells[1], cells[2]))
                            .toList();
            assertThat(cases).isNotEmpty();
            return cases.stream();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n"})
    void isADashForNothing(String url) {
        assertThat(UrlKey.of(url)).hasToString("-");
    }

    @Test
    void dropsLineBreaksThatPagesPutIntoLinks() {
        assertThat(UrlKey.of("\n http://example.cn/a\r\n\tb \n")).hasToString("cn,example)/ab");
    }

    @Test
    void keepsAPortThatIsNoNumberRatherThanFail() {
        assertThat(UrlKey.of("http://example.cn:http/")).hasToString("cn,example:http)/");
        assertThat(UrlKey.of("http://example.cn:99999999999/"))
                .hasToString("cn,example:99999999999)/");
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        assertThat(UrlKey.of("http://example.cn/%C7%E0%BA%CC?%D0%C2"))
                .hasToString("cn,example)/%c7%e0%ba%cc?%d0%c2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                "//",
                "///",
                "http:",
                "http:/",
                "http://",
                "http:///",
                "http://:80",
                "http://@",
                "http://[",
                "http://]",
                "http://[::1",
                "http://[]/",
                "http://?",
                "http://#",
                "?",
                "#",
                "%",
                "%%",
                "http://%/%",
                "http://a..b/",
                "http://.../",
                "http://\u0000/",
                "http://xn--/",
                "http://xn--\u00fc/",
                "http://\ud800/\udfff?\ud800",
                "http://\u3002/",
                "http://a\u0300\u0301/",
                "\u202Ehttp://a/",
                "http://1.2.3.4.5/",
                "http://0x7f.1/",
                "http://256.256.256.256/",
                "javascript:alert(1)",
                "data:text/html,<p>a b</p>",
                "filedesc",
                "filedesc: a b\u4e2d",
                "urn:uuid:00000000-0000-0000-0000-000000000000"
            })
    void neverFailsAndFitsIntoALineOfCdx(String url) {
        assertThat(UrlKey.of(url).value()).isNotEmpty().matches("[!-~]+");
    }

    @Test
    void neverFailsOnNoise() {
        Random random = new Random(20141120);
        String alphabet = "aZ09%25:/?#[]@!$&'()*+,;=.\\ \t\n\u4e2d\u00fc\ud83d\udca9\u3002www.http";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder url = new StringBuilder(random.nextBoolean() ? "http://" : "");
            for (int i = random.nextInt(40); i > 0; i--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(UrlKey.of(url.toString()).value()).as(url.toString()).matches("[!-~]+");
        }
    }

    @Test
    void isTheKeyOfItsOwnEncodedForm() {
        assertThat(UrlKey.of("http://例子.cn/政策/二〇二四?页=1&a=%E6%96%B0"))
                .isEqualTo(
                        UrlKey.of(
                                "http://xn--fsqu00a.cn/%E6%94%BF%E7%AD%96/%E4%BA%8C%E3%80%87%E4%BA%8C%E5%9B%9B?a=新&%E9%A1%B5=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%25",
                "%",
                "/",
                "/..",
                "/(a(0123456789abcdefghijklmn))",
                "?",
                "&",
                "&sid=",
                "cfid=",
                "&cfid=1&cftoken=",
                ".",
                "..",
                "1",
                "a.",
                "中",
                "http://",
                "(",
                ".aspx",
                ";",
                "0",
                "0."
            })
    void takesTimeInProportionToTheLength(String part) {
        String million = part.repeat(1_000_000 / part.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    UrlKey.of(million);
                    UrlKey.of("http://" + million);
                    UrlKey.of("http://example.cn/" + million);
                    UrlKey.of("http://example.cn/?" + million);
                    PartitionKey.of("http://" + million);
                });
    }

    @Test
    void takesUrlsOfAnyLength() {
        String name = "政".repeat(2_000);
        assertThat(UrlKey.of("http://example.cn/" + name + "?b=" + name + "&a=1").value())
                .startsWith("cn,example)/%e6%94%bf")
                .contains("?a=1&b=%e6")
                .hasSizeGreaterThan(36_000);
    }
}
