package org.diancang.url;

import static org.assertj.core.api.Assertions.assertThat;

import crawlercommons.domains.EffectiveTldFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://www.lib.qinghe.gov.cn/|cn,gov,qinghe",
                "https://WWW.Qinghe.gov.cn:8443/a?b|cn,gov,qinghe",
                "http://example.com/|com,example",
                "http://a.b.c.example.co.uk/|uk,co,example",
                "http://www.gov.cn/|cn,gov",
                "http://gov.cn/|cn,gov",
                "http://museum.qinghe-culture.example/|example,qinghe-culture",
                "http://www.qinghe-gov.example:18080/|example,qinghe-gov",
                "http://localhost:8080/|localhost",
                "http://reader.github.io/|io,github",
                "http://a.b.unknown-tld/|unknown-tld,b",
                "http://文物.中国/|xn--fiqs8s,xn--7dvs00a",
                "http://资料.文物.公司.cn/|cn,xn--55qx5d,xn--7dvs00a",
                "http://city.kobe.jp/|jp,kobe,city",
                "http://a.www.ck/|ck,www",
                "http://a.b.shop.ck/|ck,shop,b",
                "ftp://ftp.example.org/x|org,example",
                "dns:www.lib.qinghe.gov.cn|cn,gov,qinghe",
                "dns:www.gov.cn|cn,gov",
                "DNS:Example.ORG;type=A|org,example",
                "dns://127.0.0.1/a.example.org|org,example",
                "dns:|dns",
                "http://192.168.1.254/info|192.168.1.254",
                "http://3279880203/blah|195.127.0.11",
                "http://[2001:DB8::1]:8080/|2001:db8::1",
                "mailto:foo@example.com|mailto",
                "filedesc:foo.arc.gz|filedesc",
                "urn:uuid:1|urn",
                "whois://whois.isoc.org.il/shaveh.co.il|il,org,isoc",
            })
    void isTheRegisteredDomainInSurtForm(String url, String key) {
        assertThat(PartitionKey.of(url)).hasToString(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void isADashForNothing(String url) {
        assertThat(PartitionKey.of(url)).hasToString("-");
    }

    @Test
    void neverFailsAndBeginsTheUrlkeyOfEveryNamedHost() {
        Random random = new Random(100);
        String alphabet = "ab.-%2:/@[]中\u3002_ ~c.cn.gov.www.";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder url = new StringBuilder("http://");
            for (int i = 1 + random.nextInt(30); i > 0; i--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String key = PartitionKey.of(url.toString()).value();
            String urlkey = UrlKey.of(url.toString()).value();
            boolean named =
                    urlkey.indexOf(')') > 0 && key.indexOf(':') < 0 && !key.matches("[0-9.]+");
            if (named) {
                assertThat(urlkey).as(url.toString()).startsWith(key);
            }
            assertThat(key).as(url.toString()).matches("[!-~]+");
        }
    }

    @Test
    void survivesHostsOfAnyLength() {
        assertThat(PartitionKey.of("http://" + "a.".repeat(100_000) + "gov.cn/"))
                .hasToString("cn,gov");
        assertThat(PartitionKey.of("http://" + "a".repeat(100_000) + "/").value()).hasSize(100_000);
    }

    /** Another list moves hosts between partitions: whoever updates it also plans a rebuild. */
    @Test
    void standsOnThePinnedPublicSuffixList() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(
                        EffectiveTldFinder.class.getResourceAsStream(
                                EffectiveTldFinder.ETLD_DATA))) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("// VERSION: 2025-11-27_13-27-58_UTC");
        }
    }
}
