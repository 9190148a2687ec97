package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.archive.modules.canonicalize.CanonicalizationRule;
import org.archive.modules.canonicalize.FixupQueryString;
import org.archive.modules.canonicalize.StripSessionCFIDs;
import org.archive.modules.canonicalize.StripSessionIDs;
import org.archive.modules.canonicalize.StripUserinfoRule;
import org.diancang.scope.SameUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameUrlsTest {
    private static final List<CanonicalizationRule> OF_HERITRIX =
            List.of(
                    new StripUserinfoRule(),
                    new StripSessionIDs(),
                    new StripSessionCFIDs(),
                    new FixupQueryString());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.cn/x?id=1",
                "http://user:pw@a.cn/x?mail=b@c.cn",
                "http://a.cn/x@y",
                "ftp://u@a.cn/x",
                "http://a.cn/x?",
                "http://a.cn/x?&",
                "http://a.cn/x?&id=1",
                "http://a.cn/x?id=1&",
                "http://a.cn/x?a=1?b=2&",
                "http://a.cn/;jsessionid=0123456789ABCDEF0123456789abcdef",
                "http://a.cn/x?PHPSESSID=0123456789ABCDEF0123456789abcdef&id=1",
                "http://a.cn/x?id=1&sid=0123456789ABCDEF0123456789abcdef",
                "http://a.cn/x?id=1&sid=0123456789ABCDEF",
                "http://a.cn/x?ASPSESSIONIDAQBSDSRT=EOHBLBDDPFCLHKPGGKLILNAM&y=2",
                "http://a.cn/x?CFID=1169580&CFTOKEN=48630702&dtstamp=22",
                "http://a.cn/x?CFID=3304324&CFTOKEN=57491900&jsessionid=a63098d96360$B0$D9$A",
                "http://A.cn/X?Id=%E5%85%B8",
                "dns:a.cn"
            })
    void sessionsAndUsersTellNoPagesApartAsHeritrixHasIt(String url) {
        String expected = url;
        for (CanonicalizationRule rule : OF_HERITRIX) {
            expected = rule.canonicalize(expected);
        }
        assertThat(new SameUrl(List.of()).of(url)).isEqualTo(expected);
    }
}
