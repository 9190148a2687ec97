package org.diancang.indexer.fulltext.extract.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diancang.indexer.fulltext.extract.tree.PageTree;
import org.diancang.indexer.fulltext.extract.tree.PagesRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlFactsTest {
    private static final String URL = "http://www.qp.gov.cn/zwgk/a.html";

    @Test
    void metadataOfGovernmentPagesIsKeptAsItIsClaimed() {
        PageFacts facts =
                facts(
                        """
                        <head><meta name="SiteName" content="青浦区人民政府">
                        <META NAME="SITEDOMAIN" CONTENT="www.qp.gov.cn">
                        <meta name=siteidcode content=" 3101180001 ">
                        <meta name="ColumnName" content="区政府文件"><meta name="ColumnType" content="政策文件">
                        <meta name="ArticleTitle" content="关于湿地保护的通知">
                        <meta name="PubDate" content="2024-05-31 10:20">
                        <meta name="ContentSource" content="区水务局">
                        <meta name="Keywords" content="湿地，保护,条例;湿地"><meta name="Author" content="办公室">
                        <meta name="Description" content="转发"><meta name="ColumnDescription" content="">
                        <link rel="Canonical" href="http://www.qp.gov.cn/a">
                        <body><h1>通知</h1><h2>一、总则</h2>
                        """);

        assertThat(facts.values())
                .containsEntry(Fact.SITE_NAME, List.of("青浦区人民政府"))
                .containsEntry(Fact.SITE_DOMAIN, List.of("www.qp.gov.cn"))
                .containsEntry(Fact.SITE_ID_CODE, List.of("3101180001"))
                .containsEntry(Fact.COLUMN_NAME, List.of("区政府文件"))
                .containsEntry(Fact.COLUMN_TYPE, List.of("政策文件"))
                .containsEntry(Fact.ARTICLE_TITLE, List.of("关于湿地保护的通知"))
                .containsEntry(Fact.CONTENT_SOURCE, List.of("区水务局"))
                .containsEntry(Fact.KEYWORDS, List.of("湿地", "保护", "条例"))
                .containsEntry(Fact.AUTHOR, List.of("办公室"))
                .containsEntry(Fact.DESCRIPTION, List.of("转发"))
                .containsEntry(Fact.CANONICAL_URL, List.of("http://www.qp.gov.cn/a"))
                .containsEntry(Fact.HEADINGS, List.of("通知", "一、总则"))
                .containsEntry(Fact.PUBLISHED_ON, List.of("2024-05-31"))
                .containsEntry(Fact.PUBLISHED_BY, List.of("PubDate"))
                .doesNotContainKey(Fact.COLUMN_DESCRIPTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<table><tr><td>索 引 号：</td><td>000014349/2017-00110</td><td>发文机关：</td><td>国务院</td></tr>"
                        + "<tr><td>发文字号：</td><td>国发〔2017〕1号</td><td>成文日期：</td><td>2017年06月05日</td></tr>"
                        + "<tr><td>发布日期：</td><td>2017年06月09日</td><td>主题分类：</td><td>农业</td></tr>"
                        + "<tr><td>体裁：</td><td>通知</td><td>有效性：</td><td>有效</td></tr></table>",
                "<ul><li><b>索引号：</b>000014349/2017-00110</li><li><b>发文机关：</b>国务院</li>"
                        + "<li><b>发文字号：</b>国发〔2017〕1号</li><li><b>成文日期：</b>2017-06-05</li>"
                        + "<li><b>发布日期：</b>2017-06-09</li><li><b>主题分类：</b>农业</li>"
                        + "<li><b>体裁：</b>通知</li><li><b>有效性：</b>有效</li></ul>",
                "<dl><dt><strong>【索引号】</strong></dt><dd>000014349/2017-00110</dd><dt>发布机构</dt><dd>国务院</dd>"
                        + "<dt>文号</dt><dd>国发〔2017〕1号</dd><dt>生成日期</dt><dd>2017/6/5</dd>"
                        + "<dt>发布日期</dt><dd>2017.06.09</dd><dt>主题分类</dt><dd>农业</dd>"
                        + "<dt>体裁分类</dt><dd>通知</dd><dt>效力状态</dt><dd>有效</dd></dl>",
                "<p>索引号：000014349/2017-00110</p><p>发文机关: 国务院</p><p>发文字号：国发〔2017〕1号</p>"
                        + "<p>成文日期：2017年6月5日</p><p>发布日期：<span>2017年6月9日</span></p><p>主题分类：农业</p>"
                        + "<p>体裁：通知</p><p>有效性：<i>有效</i></p>",
            })
    void theCatalogueHeaderIsReadFromWhateverItsTableIsMadeOf(String html) {
        PageFacts facts = facts("<body>" + html);

        assertThat(facts.first(Fact.INDEX_NUMBER)).contains("000014349/2017-00110");
        assertThat(facts.first(Fact.ISSUER)).contains("国务院");
        assertThat(facts.first(Fact.DOCUMENT_NUMBER)).contains("国发〔2017〕1号");
        assertThat(facts.first(Fact.FORMED_ON)).contains("2017-06-05");
        assertThat(facts.first(Fact.PUBLISHED_ON)).contains("2017-06-09");
        assertThat(facts.first(Fact.PUBLISHED_BY)).contains("发布日期");
        assertThat(facts.first(Fact.TOPIC)).contains("农业");
        assertThat(facts.first(Fact.GENRE)).contains("通知");
        assertThat(facts.first(Fact.VALIDITY)).contains("有效");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "article:published_time | <meta property='article:published_time' content='2023-01-02T23:00:00+08:00'>",
                "datePublished | <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\": \"2023-01-02\"}</script>",
                "time | <body><time datetime='2023-01-02'>昨天</time>",
                "label | <body><div>来源：新华社　发布时间：2023年1月2日 08:00</div>",
                "label | <body><span>时间:2023-01-02</span>",
            })
    void theDayOfPublicationComesWithTheRuleThatFoundIt(String rule, String html) {
        PageFacts facts = facts(html);

        assertThat(facts.first(Fact.PUBLISHED_ON)).contains("2023-01-02");
        assertThat(facts.first(Fact.PUBLISHED_BY)).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.gov.cn/zwgk/202301/t20230102_123.html, 2023-01-02",
        "http://a.gov.cn/art/2023/1/2/art_1_2.html, 2023-01-02",
        "http://a.gov.cn/2023-01/02/content_5.htm, 2023-01-02",
        "http://a.gov.cn/20230102/1.html, 2023-01-02",
        "http://a.gov.cn/20231302/1.html, ",
        "http://a.gov.cn/123456789/1.html, ",
        "http://a.gov.cn/2023/1.html, ",
    })
    void anAddressTellsTheDayWhereNothingElseDoes(String url, String day) {
        PageFacts facts = facts("<body>正文", url);

        assertThat(facts.first(Fact.PUBLISHED_ON).orElse(null)).isEqualTo(day);
    }

    @Test
    void filingNumbersAreReadFromTheFoot() {
        PageFacts facts = facts("<footer>沪ICP备 05028465号-1　<a>沪公网安备 31011802001234号</a></footer>");

        assertThat(facts.first(Fact.ICP_FILING)).contains("沪ICP备05028465号-1");
        assertThat(facts.first(Fact.POLICE_FILING)).contains("沪公网安备31011802001234号");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh | en | 青浦区人民政府办公室关于印发湿地保护条例实施细则的通知 site map",
                "en | en-US | Shanghai Qingpu wetland conservation rules take effect today",
                "ja | zh | 国立国会図書館はウェブアーカイブを収集しています。ご利用ください",
                "ko | ko | 국립중앙도서관은 온라인 자료를 수집하고 보존합니다 환영합니다",
                "bo | zh | བོད་རང་སྐྱོང་ལྗོངས་མི་དམངས་སྲིད་གཞུང་གི་དྲ་བ་ཆེན་མོ་ལ་དགའ་བསུ་ཞུ།",
                "ug | ug | شىنجاڭ ئۇيغۇر ئاپتونوم رايونلۇق خەلق ھۆكۈمىتى تور بېكىتى",
                "'' | zh | Shanghai Qingpu wetland conservation rules take effect today",
                "zh | zh-CN | 短",
            })
    void theLanguageIsToldByTheScriptAndThenByWhatIsDeclared(
            String language, String declared, String text) {
        PageFacts facts = facts("<html lang=" + declared + "><body>" + text);

        assertThat(facts.first(Fact.LANGUAGE).orElse("")).isEqualTo(language);
    }

    @Test
    void hostsOfLinksAreKeptOnceEach() {
        PageFacts facts =
                facts(
                        "<a href='/a'></a><a href='http://B.cn/x y?q'></a><a href=//c.cn:8080/></a>"
                                + "<a href='https://b.cn'></a><a href='http://[bad'></a>"
                                + "<a href='mailto:x@y.cn'></a>");

        assertThat(facts.of(Fact.LINK_HOSTS)).containsExactly("b.cn", "c.cn");
    }

    @Test
    void whatIsLongIsCutAndWhatIsManyIsBounded() {
        PageFacts facts =
                facts(
                        "<meta name=description content='"
                                + "长".repeat(5_000)
                                + "'>"
                                + "<meta name=keywords content='"
                                + String.join(
                                        ",",
                                        java.util.stream.IntStream.range(0, 999)
                                                .mapToObj(Integer::toString)
                                                .toList())
                                + "'>");

        assertThat(facts.first(Fact.DESCRIPTION).orElseThrow()).hasSizeLessThan(400);
        assertThat(facts.of(Fact.KEYWORDS)).hasSize(200);
    }

    @Property
    void noPageMakesItFail(@ForAll("pages") String html) {
        PageFacts facts = facts(html, "http://a.cn/" + html.hashCode());

        assertThat(facts.first(Fact.PUBLISHED_ON).orElse("2000-01-01"))
                .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        assertThat(facts.values().values()).allSatisfy(some -> assertThat(some).isNotEmpty());
    }

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(
                        "<td>",
                        "</td>",
                        "<li>",
                        "<b>",
                        "</b>",
                        "索引号",
                        "：",
                        "发布日期:",
                        "2024-99-99",
                        "2024年2月30日",
                        "<meta name=pubdate content='2024-13-01'>",
                        "<time datetime=x>",
                        "<html lang='\u0000-x_'>",
                        "<a href='http://%%'>",
                        "ICP备",
                        "沪ICP备123456号",
                        "<script type=application/ld+json>\"datePublished\":\"",
                        "</script>",
                        "文号",
                        "<table>",
                        "</table>",
                        "\uD800",
                        "时间：2024.1.1",
                        "<p>",
                        "<link rel=canonical>")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static PageFacts facts(String html) {
        return facts(html, URL);
    }

    private static PageFacts facts(String html, String url) {
        PageTree page = PagesRead.of(html);
        return HtmlFacts.of(page, url, page.root().text());
    }
}
