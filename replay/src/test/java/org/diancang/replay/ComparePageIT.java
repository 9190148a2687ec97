package org.diancang.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class ComparePageIT {
    private static final String HOME = "http://compare.example/?a=1&b=2";
    private static final String OLD =
            "<title>清浦</title><ul><li>首页<li>县长信箱</ul><p>县博物馆新馆奠基<p>旧闻一条<img src=/a.png>";
    private static final String NEW =
            "<title>清浦</title><ul><li>首页<li>县长信箱</ul><p>县博物馆新馆通过竣工验收<img src=/b.png>"
                    + "<p><b>&lt;script&gt;</b>天气预报<script>'unseen'</script>";

    private final RunningReplay replay;

    ComparePageIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        page(replay, "2024-03-17T18:00:00Z", OLD, "GBK");
        page(replay, "2025-03-17T18:00:00Z", OLD, "GBK");
        page(replay, "2026-11-08T22:30:09Z", NEW, "UTF-8");
        page(replay, "2026-11-09T22:30:09Z", NEW, "UTF-8");
    }

    private static void page(RunningReplay replay, String at, String text, String charset)
            throws IOException {
        replay.archive()
                .capture(
                        HOME,
                        at,
                        200,
                        text.getBytes(Charset.forName(charset)),
                        "Content-Type",
                        "text/html; charset=" + charset);
    }

    private RunningReplay.Answer compare(String rest) throws IOException {
        return replay.reader("/compare?url=" + URLEncoder.encode(HOME, UTF_8) + rest);
    }

    @Test
    void eachWayOfComparingHasItsAddressAndNoOtherIsOne() throws IOException {
        String way = "&left=2024-03-18&right=2025-01-01&show=";

        assertThat(compare(way + "overlay").text())
                .contains("rd-over overlay", "show=difference", "name=\"show\" value=\"overlay\"")
                .doesNotContain("step-switch", "??");
        assertThat(compare(way + "difference").text())
                .contains("rd-over difference", "不读取也不统计像素")
                .doesNotContain("id=\"opacity\"", "??");
        assertThat(compare(way + "both").text()).contains("id=\"step-switch\"");
        assertThat(compare(way + "sideways").status()).isEqualTo(400);
    }

    @Test
    void twoVersionsStandSideBySideWithWhatChanged() throws IOException {
        var answer = compare("&left=20240317180000&right=20261108223009");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("if_/" + HOME.replace("&", "&amp;") + "\"")
                .contains("2024年3月18日 02:00:00", "2026年11月9日 06:30:09", "GB18030", "UTF-8")
                .contains("<del class=\"dc\">奠基</del><ins class=\"dc\">通过竣工验收</ins>")
                .contains("<del class=\"dc\">旧闻一条</del>")
                .contains("<ins class=\"dc\">&lt;script&gt;天气预报</ins>")
                .contains("http://compare.example/a.png", "http://compare.example/b.png")
                .doesNotContain("unseen", "县长信箱");
    }

    @Test
    void withoutAChoiceTheLatestIsComparedWithTheLastThatWasAnother() throws IOException {
        assertThat(compare("").text())
                .contains("2025年3月18日 02:00:00", "2026年11月10日 06:30:09")
                .contains("left=20240317180000&amp;right=20261109223009");
    }

    @Test
    void aDayMeansTheVersionNearestToIt() throws IOException {
        assertThat(compare("&left=2024-03-18&right=2025-01-01&show=text").text())
                .contains("2024年3月18日 02:00:00", "2025年3月18日 02:00:00", "字节完全相同", "文字没有变化")
                .doesNotContain("<iframe");
    }

    @Test
    void aVersionComparedWithItselfIsSaidSo() throws IOException {
        assertThat(compare("&left=20240317180000&right=20240317180000").text())
                .contains("两侧是同一个版本");
    }

    @Test
    void theDifferencesCanBeTakenAlong() throws IOException {
        var answer =
                replay.reader(
                        "/compare/export?url="
                                + URLEncoder.encode(HOME, UTF_8)
                                + "&left=2024&right=2027");
        assertThat(answer.header("Content-Disposition"))
                .contains("attachment; filename=\"20240317180000-20261109223009.diff\"");
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.text()).contains("-县博物馆新馆奠基\n", "+县博物馆新馆通过竣工验收\n");
    }

    @Test
    void whatHasNoTextIsShownAllTheSame() throws IOException {
        String picture = "http://compare.example/picture.png";
        for (String at : new String[] {"2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"}) {
            replay.archive()
                    .capture(picture, at, 200, at.getBytes(UTF_8), "Content-Type", "image/png");
        }
        assertThat(replay.reader("/compare?url=" + picture).text())
                .contains("没有文字可比", "<iframe")
                .doesNotContain("导出差异");
    }

    @Test
    void aBadQuestionIsRefused() throws IOException {
        assertThat(replay.reader("/compare?url=").status()).isEqualTo(400);
        assertThat(compare("&left=20241399").status()).isEqualTo(400);
        assertThat(compare("&left=2024-02-31").status()).isEqualTo(400);
        assertThat(compare("&from=-1").status()).isEqualTo(400);
        assertThat(replay.reader("/compare/export?url=javascript:x").status()).isEqualTo(400);
        assertThat(replay.reader("/compare?url=http://compare.example/never").status())
                .isEqualTo(404);
    }

    @Test
    void aPageOfManyChangesIsShownInParts() throws IOException {
        String url = "http://compare.example/long";
        long[] seed = {0};
        for (String at : new String[] {"2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"}) {
            StringBuilder page = new StringBuilder();
            for (int i = 0; i < 4000; i++) {
                page.append("<p>").append(at).append("<b>".repeat(i % 2)).append(seed[0]++);
            }
            replay.archive()
                    .capture(
                            url,
                            at,
                            200,
                            page.toString().getBytes(UTF_8),
                            "Content-Type",
                            "text/html");
        }
        var answer = replay.reader("/compare?url=" + url);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().length).isLessThan(150_000);
        assertThat(answer.text()).contains("第 1–50 处", "&amp;from=51#changes", "只比了开头");
        assertThat(replay.reader("/compare?url=" + url + "&from=51").text())
                .contains("第 51–100 处", "&amp;from=1#changes");
        assertThat(replay.reader("/compare?url=" + url + "&from=999999").status()).isEqualTo(200);
    }

    @Test
    void theBannerLeadsToTheComparison() throws IOException {
        assertThat(replay.reader("/20261108223009/" + HOME).text())
                .contains(
                        "/compare?url=http://compare.example/?a%3D1%26b%3D2&amp;right=20261108223009");
    }
}
