package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.archive.modules.CrawlURI;
import org.archive.modules.deciderules.DecideResult;
import org.archive.modules.extractor.LinkContext;
import org.archive.net.UURIFactory;
import org.diancang.events.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteScopeTest {
    private static final SiteScope HOST =
            new SiteScope(new Scope(Scope.Kind.HOST, List.of("www.Gov.cn", "典藏.example.cn")), 3);
    private static final SiteScope PREFIX =
            new SiteScope(
                    new Scope(Scope.Kind.PREFIX, List.of("http://a.cn/政务/", "https://b.cn")), 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.gov.cn/",
                "https://www.gov.cn:8443/x?y=1",
                "http://WWW.GOV.CN/a",
                "http://典藏.example.cn/"
            })
    void anythingOnANamedHostBelongs(String url) throws Exception {
        assertThat(HOST.belongs(UURIFactory.getInstance(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gov.cn/",
                "http://x.www.gov.cn/",
                "http://www.gov.cn.evil.cn/",
                "ftp://www.gov.cn/",
                "http://evil.cn/www.gov.cn/",
                "http://www.gov.cn@evil.cn/"
            })
    void anotherHostDoesNot(String url) throws Exception {
        assertThat(HOST.belongs(UURIFactory.getInstance(url))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.cn/政务/1.html, true",
        "https://a.cn/%E6%94%BF%E5%8A%A1/1.html, true",
        "http://a.cn/政务, false",
        "http://a.cn/, false",
        "http://a.cn:8080/政务/, false",
        "http://b.cn/anything, true",
        "http://b.cn.evil.cn/, false",
        "http://evil.cn/http://b.cn/, false"
    })
    void aPrefixIsComparedAfterEscapingAndWithoutScheme(String url, boolean belongs)
            throws Exception {
        assertThat(PREFIX.belongs(UURIFactory.getInstance(url))).isEqualTo(belongs);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ACCEPT",
        "LLL, ACCEPT",
        "LLLL, NONE",
        "LLLEE, ACCEPT",
        "LLLRE, ACCEPT",
        "LRLRLREEE, ACCEPT",
        "LEEEEE, ACCEPT",
        "LEEEEEE, NONE",
        "RRRRRR, NONE",
        "PMM, ACCEPT",
        "PMMMM, ACCEPT",
        "PMMMMM, NONE",
        "PMMMMREEE, ACCEPT",
        "PMMLLLE, ACCEPT",
        "12+EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEL, NONE"
    })
    void onlyLinksCountAsHopsAndEmbedsAreBounded(String path, DecideResult expected)
            throws Exception {
        CrawlURI uri =
                new CrawlURI(
                        UURIFactory.getInstance("http://www.gov.cn/"),
                        path,
                        null,
                        LinkContext.NAVLINK_MISC);
        assertThat(HOST.decisionFor(uri)).isEqualTo(expected);
    }

    @Test
    void aPrefixThatIsNoUrlIsRefused() {
        assertThatThrownBy(() -> new SiteScope(new Scope(Scope.Kind.PREFIX, List.of("a.cn/x")), 3))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("a.cn/x");
    }

    @ParameterizedTest
    @CsvSource({
        "PAGE, http://a.cn/x?y=1, https://a.cn/x?y=1, true",
        "PAGE, http://a.cn/x?y=1, http://a.cn/x?y=12, false",
        "DOMAIN, gov.cn, http://www.gov.cn/, true",
        "DOMAIN, gov.cn, http://gov.cn/, true",
        "DOMAIN, gov.cn, http://evilgov.cn/, false",
        "REGEX, ^https?://a[.]cn/news/, http://a.cn/news/1, true",
        "REGEX, ^https?://a[.]cn/news/, http://b.cn/?u=http://a.cn/news/1, false"
    })
    void aPageADomainAndAnExpressionAreScopesToo(
            Scope.Kind kind, String value, String url, boolean belongs) throws Exception {
        SiteScope scope = new SiteScope(new Scope(kind, List.of(value)), 3);
        assertThat(scope.belongs(UURIFactory.getInstance(url))).isEqualTo(belongs);
    }

    @Test
    void whatIsIncludedBelongsThoughTheScopeHasItNot() throws Exception {
        SiteScope scope =
                new SiteScope(
                        new Scope(Scope.Kind.HOST, List.of("a.cn")),
                        List.of("^http://static\\.b\\.cn:[0-9]+/news/"),
                        3);
        assertThat(scope.belongs(UURIFactory.getInstance("http://static.b.cn:8080/news/3")))
                .isTrue();
        assertThat(scope.belongs(UURIFactory.getInstance("http://static.b.cn:8080/else/4")))
                .isFalse();
    }
}
