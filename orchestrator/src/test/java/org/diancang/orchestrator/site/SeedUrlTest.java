package org.diancang.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://WWW.QH.gov.cn|http://www.qh.gov.cn/|www.qh.gov.cn",
                "HTTP://qh.gov.cn:80/a#b|http://qh.gov.cn/a|qh.gov.cn",
                "https://qh.gov.cn:443|https://qh.gov.cn/|qh.gov.cn",
                "https://qh.gov.cn:080/|https://qh.gov.cn:80/|qh.gov.cn",
                "http://qh.gov.cn./x|http://qh.gov.cn/x|qh.gov.cn",
                "http://qh.gov.cn?a=1|http://qh.gov.cn/?a=1|qh.gov.cn",
                "http://政府.中国/新闻?q=省|http://xn--mxtq1m.xn--fiqs8s/%E6%96%B0%E9%97%BB?q=%E7%9C%81|xn--mxtq1m.xn--fiqs8s",
                "http://a_b.gov.cn/x y|http://a_b.gov.cn/x%20y|a_b.gov.cn",
                "http://qh.cn/?a[]=1&b=x|http://qh.cn/?a%5B%5D=1&b=x|qh.cn",
                "http://[2400:3200::1]:8080/|http://[2400:3200::1]:8080/|2400:3200::1",
                "http://223.5.5.5/|http://223.5.5.5/|223.5.5.5",
            })
    void aSeedIsNormalised(String typed, String url, String host) {
        assertThat(SeedUrl.read(typed)).isEqualTo(new SeedUrl.Reading.Good(new SeedUrl(url, host)));
        assertThat(SeedUrl.read(url)).isEqualTo(SeedUrl.read(typed));
        assertThat(SeedUrl.hostOf(url)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.0.0.1.5/",
        "http://1.2.3.256/",
        "http://0x7f.1/",
        "http://-/x:y@",
        "http://a..b/",
        "http://[::1/",
        "http://a:b/",
        "http://\\\\evil/",
    })
    void aHostThatCannotExistIsMalformed(String typed) {
        assertThat(SeedUrl.read(typed)).isInstanceOf(SeedUrl.Reading.Bad.class);
    }

    @Test
    void anyTextIsReadWithoutFailing() {
        Random random = new Random(42);
        String alphabet = "htps:/.?#[]@%\\ \t\n\u0000政0127aZ-_|{}^\u202e\ud83d";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://" : "");
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (SeedUrl.read(text.toString()) instanceof SeedUrl.Reading.Good good) {
                assertThat(good.seed().url()).matches("https?://[\\x21-\\x7e]+");
                assertThat(SeedUrl.hostOf(good.seed().url())).isEqualTo(good.seed().host());
            }
        }
    }
}
