package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameUrlsTest {
    private final SameUrls.WithoutParameters rule =
            new SameUrls.WithoutParameters(Set.of("sid", "from"));

    @ParameterizedTest
    @CsvSource({
        "http://a.cn/x?id=1&sid=9, http://a.cn/x?id=1",
        "http://a.cn/x?sid=9&id=1&from=home, http://a.cn/x?id=1",
        "http://a.cn/x?sid, http://a.cn/x",
        "http://a.cn/x?residence=1, http://a.cn/x?residence=1",
        "http://a.cn/X, http://a.cn/X",
        "http://a.cn/x?, http://a.cn/x?",
        "http://a.cn/x?a&&b=sid=1, http://a.cn/x?a&&b=sid=1"
    })
    void parametersThatDoNotTellPagesApartAreTakenOut(String url, String same) {
        assertThat(rule.canonicalize(url)).isEqualTo(same);
    }
}
