package org.diancang.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameUrlTest {
    private final SameUrl same = new SameUrl(List.of("sid", "from"));

    @ParameterizedTest
    @CsvSource({
        "http://a.cn/x?id=1&sid=9, http://a.cn/x?id=1",
        "http://a.cn/x?sid=9&id=1&from=home, http://a.cn/x?id=1",
        "http://a.cn/x?sid, http://a.cn/x",
        "http://a.cn/x?residence=1, http://a.cn/x?residence=1",
        "http://a.cn/X, http://a.cn/X",
        "http://a.cn/x?, http://a.cn/x",
        "http://a.cn/x?a&&b=sid=1, http://a.cn/x?a&&b=sid=1"
    })
    void parametersThatDoNotTellPagesApartAreTakenOut(String url, String expected) {
        assertThat(same.of(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:p@a.cn/x, http://a.cn/x",
        "http://a.cn/x?PHPSESSID=0123456789ABCDEF0123456789abcdef&id=1, http://a.cn/x?id=1",
        "http://a.cn/x?mail=u@b.cn, http://a.cn/x?mail=u@b.cn"
    })
    void usersAndSessionsTellNoPagesApart(String url, String expected) {
        assertThat(same.of(url)).isEqualTo(expected);
    }
}
