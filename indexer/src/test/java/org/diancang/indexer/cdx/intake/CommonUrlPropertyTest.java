package org.diancang.indexer.cdx.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;

class CommonUrlPropertyTest {
    private final CommonLine common = new CommonLine();

    /** With its own urlkey, a URL is recognised or not; it never gets a key that is not its own. */
    @Property(tries = 20_000)
    void aUrlThatIsCommonHasTheKeyThatCanonicalisingGives(@ForAll("urls") String url) {
        String key = CdxKey.sortable(UrlKey.of(url).value());
        byte[] line = line(key, url);
        int partition = common.read(line, 0, line.length);

        if (partition >= 0) {
            assertThat(new String(common.key.toBytes(), UTF_8)).startsWith(key + " 2024");
            assertThat(partition).isEqualTo(Partitions.of(PartitionKey.of(url)));
            assertThat(CommonUrlPropertyTest.restored(common)).isEqualTo(url);
        }
    }

    @Property(tries = 20_000)
    void aKeyThatIsNotTheUrlsIsNeverTaken(
            @ForAll("urls") String url, @ForAll("urls") String another) {
        String own = CdxKey.sortable(UrlKey.of(url).value());
        String other = CdxKey.sortable(UrlKey.of(another).value());
        byte[] line = line(other, url);

        assertThat(common.read(line, 0, line.length) >= 0 && !own.equals(other)).isFalse();
    }

    private static String restored(CommonLine line) {
        var key = CdxKey.parse(org.apache.kafka.common.utils.Bytes.wrap(line.key.toBytes()));
        return new org.diancang.indexer.cdx.StoredLine(key.orElseThrow(), line.value.toBytes())
                .line()
                .orElseThrow()
                .url();
    }

    private static byte[] line(String key, String url) {
        return (key + " 20240102030405 " + url + " text/html 200 - - - 1 2 a.warc.gz")
                .getBytes(UTF_8);
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> scheme = Arbitraries.of("http://", "https://", "HTTP://", "ftp://", "");
        Arbitrary<String> label =
                Arbitraries.of(
                        "www", "www2", "example", "a", "site1", "xn--fiqs8s", "1", "010", "A", "");
        Arbitrary<String> host =
                Combinators.combine(
                                label,
                                label,
                                Arbitraries.of("cn", "gov.cn", "com", "1", "cn.", "cn:80"))
                        .as((a, b, c) -> a + "." + b + "." + c);
        Arbitrary<String> part =
                Arbitraries.of(
                        "/",
                        "/a",
                        "/a/",
                        "//",
                        "/.",
                        "/..",
                        "/index.html",
                        "/A",
                        "?",
                        "?a=1",
                        "&b=2",
                        "?sid=1",
                        "?phpsessid=00000000000000000000000000000000",
                        "#x",
                        ";jsessionid=1",
                        "%20",
                        "/a?b=/",
                        "?CFID=1",
                        "=",
                        "/a-b_c.d",
                        "?id=5",
                        "?cfid=12&cftoken=1");
        return Combinators.combine(scheme, host, part.list().ofMaxSize(3))
                .as((s, h, parts) -> s + h + String.join("", List.copyOf(parts)))
                .filter(url -> !url.isEmpty() && url.indexOf(' ') < 0);
    }
}
