package org.diancang.indexer.fulltext.extract.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.diancang.indexer.fulltext.extract.tree.PageTree;
import org.diancang.indexer.fulltext.extract.tree.PagesRead;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredDataTest {
    @Test
    void aNewsArticleTellsItsTypeHeadlineAuthorAndDay() {
        PageFacts facts =
                facts(
                        """
                        <script type="application/ld+json">
                        {"@context":"https://schema.org","@graph":[
                        {"@type":["NewsArticle","https://schema.org/Article"],"headline":"放生桥修缮完工",
                         "datePublished":"2024-05-31T10:00:00+08:00","author":[{"@type":"Person","name":"李明"},"王芳"],
                         "publisher":{"@type":"Organization","name":"青浦报"}},
                        {"@type":"BreadcrumbList"},]}
                        </script>
                        """);

        assertThat(facts.of(Fact.STRUCTURED_TYPES))
                .containsExactlyInAnyOrder(
                        "NewsArticle", "Article", "BreadcrumbList", "Person", "Organization");
        assertThat(facts.of(Fact.HEADLINE)).containsExactly("放生桥修缮完工");
        assertThat(facts.of(Fact.AUTHOR)).containsExactly("李明", "王芳");
        assertThat(facts.of(Fact.PUBLISHED_ON)).containsExactly("2024-05-31");
        assertThat(facts.of(Fact.PUBLISHED_BY)).containsExactly("datePublished");
    }

    @Test
    void microdataAndRdfaTellTheirTypes() {
        PageFacts facts =
                facts(
                        "<div itemscope itemtype='http://schema.org/GovernmentOrganization'><p"
                                + " itemtype='https://schema.org/Event http://schema.org/Festival'>"
                                + "<div typeof='Library' vocab='http://schema.org/'>");

        assertThat(facts.of(Fact.STRUCTURED_TYPES))
                .containsExactly("GovernmentOrganization", "Event", "Festival", "Library");
    }

    @Test
    void theAuthorThatTheMetadataNamesStands() {
        PageFacts facts =
                facts(
                        "<meta name=author content=办公室><script type=application/ld+json>"
                                + "{\"@type\":\"Article\",\"headline\":\"题\",\"author\":\"李明\"}</script>");

        assertThat(facts.of(Fact.AUTHOR)).containsExactly("办公室");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[[[",
                "null",
                "1",
                "{\"@type\":null}",
                "{\"@type\":{}}",
                "{\"@type\":[[]]}",
                "{\"headline\":[]}",
                "{\"headline\":\"a\",\"author\":{\"name\":{}}}",
                "\u0000",
                "<!--",
            })
    void brokenDataTellsNothing(String json) {
        PageFacts facts = facts("<script type=application/ld+json>" + json + "</script>");

        assertThat(facts.of(Fact.STRUCTURED_TYPES)).isEmpty();
        assertThat(facts.of(Fact.AUTHOR)).isEmpty();
    }

    @Test
    void hostileDataTakesLittleTimeAndRoom() {
        String deep = "[".repeat(99_000) + "]".repeat(99_000);
        String wide = "[" + "{\"@type\":\"A\"},".repeat(13_000) + "1]";
        String many =
                "["
                        + IntStream.range(0, 8_000)
                                .mapToObj(i -> "{\"@type\":\"T" + i + "\"}")
                                .collect(Collectors.joining(","))
                        + "]";
        String number = "{\"@type\":" + "9".repeat(150_000) + "}";
        for (String json : List.of(deep, wide, many, number)) {
            String page = ("<script type=application/ld+json>" + json + "</script>").repeat(30);
            PageTree parsed = PagesRead.of(page);
            Assertions.assertTimeout(
                    Duration.ofSeconds(5),
                    () ->
                            assertThat(HtmlFacts.of(parsed, "", "").of(Fact.STRUCTURED_TYPES))
                                    .hasSizeLessThanOrEqualTo(200));
        }
    }

    @Property(tries = 200)
    void noJsonMakesItFail(@ForAll String json) {
        assertThat(facts("<script type=application/ld+json>{\"@type\":" + json + "</script>"))
                .isNotNull();
    }

    @Test
    void linksTellTheirHostsAndDomains() {
        PageFacts facts =
                facts(
                        """
                        <a href="/a">一</a><a href="b.html">二</a><a href="mailto:a@b.cn">三</a>
                        <a href="http://www.wh.gov.cn/">四</a><a href="https://zwgk.wuhan.gov.cn:8080/x">五</a>
                        <a href="//www.hubei.gov.cn">六</a><a href="http://图书馆.中国/a">七</a>
                        <a href="http://user@www.nlc.cn?a">八</a><a href="http://tjj.wh.hb.cn">九</a>
                        <a href="http://a.b.example.com.cn/">十</a><a href="http://192.168.1.20/x">十一</a>
                        <a href="javascript:void(0)">十二</a><a href="http:///x">十三</a><a href="http://a b/">十四</a>
                        """);

        assertThat(facts.of(Fact.LINK_HOSTS))
                .containsExactly(
                        "www.wh.gov.cn",
                        "zwgk.wuhan.gov.cn",
                        "www.hubei.gov.cn",
                        IDN.toASCII("图书馆.中国"),
                        "www.nlc.cn",
                        "tjj.wh.hb.cn",
                        "a.b.example.com.cn",
                        "192.168.1.20");
        assertThat(facts.of(Fact.LINK_DOMAINS))
                .containsExactly(
                        "wh.gov.cn",
                        "wuhan.gov.cn",
                        "hubei.gov.cn",
                        IDN.toASCII("图书馆.中国"),
                        "nlc.cn",
                        "wh.hb.cn",
                        "example.com.cn",
                        "192.168.1.20");
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.wh.gov.cn/a, wh.gov.cn",
        "https://WWW.Beijing.GOV.cn./, beijing.gov.cn",
        "http://gov.cn/, gov.cn",
        "http://www.gov.cn/, www.gov.cn",
        "http://www.lib.sh.cn/, lib.sh.cn",
        "http://www.图书馆.公司.cn/, xn--1jq52s681d.xn--55qx5d.cn",
        "http://[::1]:80/, [::1]",
        "http://10.0.0.1:8080/, 10.0.0.1",
        "http://localhost/, localhost",
    })
    void theDomainOfAHostIsWhatSomebodyRegistered(String url, String domain) {
        assertThat(WebHost.of(url).map(WebHost::domain)).contains(domain);
    }

    private static PageFacts facts(String html) {
        PageTree page = PagesRead.of(html);
        return HtmlFacts.of(page, "http://www.qp.gov.cn/", page.root().text());
    }
}
