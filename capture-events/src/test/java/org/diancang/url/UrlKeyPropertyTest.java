package org.diancang.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for every URL. Left out are session ids and hosts like {@code www.www.example}: peers
 * take one away at a time, and so must we.
 */
class UrlKeyPropertyTest {
    /** A URL in parts, so that a test can write it in other ways. */
    record Parts(List<String> labels, int port, List<String> segments, List<String> parameters) {
        String host() {
            return String.join(".", labels);
        }

        String url() {
            return "http://" + host() + portAndRest();
        }

        String portAndRest() {
            return (port == 80 ? "" : ":" + port) + path() + query(parameters);
        }

        String path() {
            return "/" + String.join("/", segments);
        }

        static String query(List<String> parameters) {
            return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        }
    }

    @Property(tries = 300)
    void theKeyOfAKeyIsTheKey(@ForAll("urls") Parts parts) {
        String key = UrlKey.of(parts.url()).value();

        assertThat(UrlKey.of(urlOf(key)).value()).isEqualTo(key);
    }

    @Property(tries = 300)
    void everyWayToWriteAUrlHasOneKey(@ForAll("urls") Parts parts) {
        String key = UrlKey.of(parts.url()).value();
        String rest = parts.portAndRest();

        assertThat(UrlKey.of(" \t" + parts.url() + "#a-fragment\r\n").value()).isEqualTo(key);
        assertThat(UrlKey.of("HTTP://" + parts.host().toUpperCase(Locale.ROOT) + rest).value())
                .isEqualTo(key);
        assertThat(UrlKey.of("http://somebody:secret@" + parts.host() + rest).value())
                .isEqualTo(key);
        assertThat(UrlKey.of("http://www." + parts.host() + rest).value()).isEqualTo(key);
        assertThat(UrlKey.of("http://" + parts.host() + "." + rest).value()).isEqualTo(key);
    }

    @Property(tries = 300)
    void theOrderOfParametersDoesNotMatter(@ForAll("urls") Parts parts, @ForAll long seed) {
        List<String> shuffled = new ArrayList<>(parts.parameters());
        Collections.shuffle(shuffled, new Random(seed));
        Parts other = new Parts(parts.labels(), parts.port(), parts.segments(), shuffled);

        assertThat(UrlKey.of(other.url())).isEqualTo(UrlKey.of(parts.url()));
    }

    @Property(tries = 300)
    void aKeyBeginsWithItsPartitionKey(@ForAll("urls") Parts parts) {
        assertThat(UrlKey.of(parts.url()).value()).startsWith(PartitionKey.of(parts.url()).value());
    }

    @Property(tries = 300)
    void anyTextHasAPrintableKeyAndAPartition(@ForAll String text) {
        assertThat(UrlKey.of(text).value()).matches("[!-~]+");
        assertThat(UrlKey.of("http://" + text).value()).matches("[!-~]+");
        assertThat(PartitionKey.of(text).value()).matches("[!-~]+");
        assertThat(PartitionKey.of("http://" + text).value()).matches("[!-~]+");
    }

    @Provide
    Arbitrary<Parts> urls() {
        Arbitrary<String> labels =
                Arbitraries.strings().withCharRange('a', 'v').ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> segments =
                Arbitraries.of(
                        "",
                        ".",
                        "..",
                        "a",
                        "B",
                        "index.html",
                        "%41",
                        "%252e",
                        "%E4%B8%AD",
                        "中",
                        "a b",
                        "x%20y",
                        ";v=1",
                        "%25",
                        "%zz",
                        "~",
                        "a%2523b");
        Arbitrary<String> parameters =
                Combinators.combine(
                                Arbitraries.strings().withCharRange('a', 'e').ofLength(2),
                                Arbitraries.of("", "=", "=1", "=%E9%A1%B5", "=a+b", "=X"))
                        .as(String::concat);
        return Combinators.combine(
                        labels.list().ofMinSize(2).ofMaxSize(4),
                        Arbitraries.of(80, 1, 8080, 65_535),
                        segments.list().ofMaxSize(5),
                        parameters.list().ofMaxSize(4))
                .as(Parts::new);
    }

    /** {@code com,example:8080)/a} as the URL that it stands for. */
    private static String urlOf(String key) {
        int end = key.indexOf(')');
        String[] hostAndPort = key.substring(0, end).split(":", 2);
        List<String> labels = new ArrayList<>(Arrays.asList(hostAndPort[0].split(",")));
        Collections.reverse(labels);
        return "http://"
                + String.join(".", labels)
                + (hostAndPort.length > 1 ? ":" + hostAndPort[1] : "")
                + key.substring(end + 1);
    }
}
