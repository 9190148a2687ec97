package org.diancang.indexer.fulltext.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same article in other clothes has the same key, another article another. */
class SameTextTest {
    private static final String[] PLACES = {
        "青浦区", "松江区", "嘉定区", "崇明区", "奉贤区", "金山区", "宝山区", "闵行区", "长宁区", "静安区"
    };
    private static final String[] SUBJECTS = {
        "古籍保护", "湿地保护", "防汛抢险", "年鉴编纂", "文物普查", "非遗传承", "读者服务", "档案移交", "古镇规划", "水系治理"
    };

    private final HtmlText html =
            new HtmlText(new ExtractionLimits(1 << 20, 1 << 20, 10_000, Duration.ofSeconds(20)));

    /**
     * An article.
     *
     * @param place of whom it speaks
     * @param subject what it is about
     * @param number a number in its first sentence
     * @param day a day in its first sentence
     */
    record Article(String place, String subject, int number, String day) {
        String title() {
            return "关于做好" + subject + "工作的通知";
        }

        List<String> paragraphs() {
            return List.of(
                    "各有关单位：",
                    "根据%s人民政府第%d次常务会议的决定，自%s起在全区开展%s专项工作，现将有关事项通知如下："
                                    .formatted(place, number, day, subject)
                            + "请各单位认真组织实施。",
                    "一、提高认识",
                    "各单位要充分认识%s工作的重要性，明确分管领导和具体责任人，层层落实责任，确保各项任务按期完成。".formatted(subject),
                    "二、加强督查",
                    "区政府督查室将会同有关部门不定期开展检查，对工作不力的单位予以通报批评，并纳入年度考核。",
                    "特此通知。");
        }
    }

    @Test
    void thirtyArticlesInFourTemplatesHaveOneKeyEach() throws IOException {
        int same = 0;
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Article article =
                    new Article(
                            PLACES[i % 10],
                            SUBJECTS[(i * 3) % 10],
                            10 + i,
                            "2024年5月" + (1 + i) + "日");
            String key = key(government(article, "2024-06-01")).orElseThrow();
            keys.add(key);
            List<Optional<String>> others =
                    List.of(
                            key(government(article, "2025-12-31")),
                            key(oldTables(article)),
                            key(nameless(article)),
                            key(wide(article)));
            if (others.stream().allMatch(other -> other.equals(Optional.of(key)))) {
                same++;
            }
        }
        System.out.printf("same text: %d of 30 articles have one key in five dresses%n", same);
        assertThat(same).isEqualTo(30);
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void noticesThatDifferInANumberADateOrAPlaceAreNotTheSame() throws IOException {
        Map<String, Article> byKey = new HashMap<>();
        int merged = 0;
        int all = 0;
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            articles.add(new Article("青浦区", "古籍保护", 100 + i, "2024年5月1日"));
            articles.add(
                    new Article("青浦区", "古籍保护", 7, "2024年%d月%d日".formatted(1 + i % 12, 2 + i / 12)));
            articles.add(new Article(PLACES[i % 10] + (i / 10) + "街道", "古籍保护", 7, "2024年5月1日"));
            articles.add(new Article("青浦区", SUBJECTS[i % 10], 500 + i / 10, "2024年5月1日"));
        }
        for (Article article : articles) {
            all++;
            if (byKey.put(key(government(article, "2024-06-01")).orElseThrow(), article) != null) {
                merged++;
            }
        }
        System.out.printf("same text: %d of %d different notices merged%n", merged, all);
        assertThat(all).isEqualTo(200);
        assertThat(merged).isZero();
    }

    @Test
    void whatItCannotTellIsTheLinesAroundTheSentences() throws IOException {
        Article article = new Article("青浦区", "古籍保护", 7, "2024年5月1日");
        String page = government(article, "2024-06-01");

        assertThat(key(page.replace("各有关单位：", "各镇、街道："))).isEqualTo(key(page));
        assertThat(key(page.replace("<h1>关于", "<h1>转发关于"))).isEqualTo(key(page));
        assertThat(key(page.replace("一、提高认识", "一、统一认识"))).isNotEqualTo(key(page));
        assertThat(key(page.replace("按期完成", "如期完成"))).isNotEqualTo(key(page));
    }

    @Test
    void shortTextsHaveNone() throws IOException {
        assertThat(key("<p>各有关单位请按时参加会议。</p>")).isEmpty();
        assertThat(SameText.of(List.of())).isEmpty();
        assertThat(SameText.of(List.of("。", "", " ", "！？"))).isEmpty();
    }

    @Test
    void textsWithoutSentencesAreToldByAllTheirLines() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add("工业增加值 亿元 " + i);
        }
        Optional<String> key = SameText.of(rows);
        rows.set(5, "工业增加值 亿元 99");

        assertThat(key).isPresent();
        assertThat(SameText.of(rows)).isPresent().isNotEqualTo(key);
    }

    private Optional<String> key(String page) throws IOException {
        Payload payload =
                new Payload(
                        page.getBytes(StandardCharsets.UTF_8), false, "text/html; charset=utf-8");
        Extraction extraction = html.extract(payload, Deadline.in(Duration.ofSeconds(20)));
        return ((Extraction.Text) extraction).parts().sameText();
    }

    private static String government(Article article, String today) {
        return "<html><head><title>"
                + article.title()
                + "_人民政府</title></head><body><div class=nav><a href=/>首页</a><a href=/a>政务公开</a></div>"
                + "<div class=position>当前位置：<a href=/>首页</a> &gt; 通知公告</div><h1>"
                + article.title()
                + "</h1><div class=info>发布时间：2024-05-31 来源：办公室 字号：大 中 小</div><div class=TRS_Editor><p>"
                + String.join("</p><p>", article.paragraphs())
                + "</p><p align=right>区人民政府办公室</p></div><div class=footer>主办单位：办公室　今天是"
                + today
                + "　沪ICP备05052268号</div></body></html>";
    }

    private static String oldTables(Article article) {
        return "<table><tr><td><a href=1>首页</a>|<a href=2>政策法规</a>|<a href=3>下载中心</a></td></tr></table>"
                + "<table><tr><td><a href=4>通知</a><br><a href=5>动态</a></td><td><b>"
                + article.title()
                + "</b><br>&nbsp;&nbsp;"
                + String.join("<br>\n&nbsp;&nbsp;&nbsp;&nbsp;", article.paragraphs())
                + "</td></tr></table><table><tr><td>版权所有　技术支持：信息中心</td></tr></table>";
    }

    private static String nameless(Article article) {
        return "<div><ul><li><a href=1>首页</a><li><a href=2>新闻</a><li><a href=3>公告</a></ul></div><div><h3>"
                + article.title()
                + "</h3><div>"
                + String.join("</div><div>", article.paragraphs())
                + "</div></div><div><a href=8>上一篇：关于公布第三批区级名录的通知</a></div>"
                + "<div><a href=9>下一篇：关于图书馆开放时间的公告</a></div><div>版权所有：区图书馆</div>";
    }

    /** With figures in full width, spaces between, and other marks. */
    private static String wide(Article article) {
        StringBuilder wide = new StringBuilder();
        String.join("<p>", article.paragraphs())
                .codePoints()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + '０' : c)
                .forEach(wide::appendCodePoint);
        return "<h2>"
                + article.title()
                + "</h2><article><p>"
                + wide.toString().replace("，", ", ").replace("工作", "工 作")
                + "</article><footer>2025年1月1日</footer>";
    }
}
