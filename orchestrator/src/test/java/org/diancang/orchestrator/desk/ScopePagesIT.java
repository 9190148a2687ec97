package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScopePagesIT extends DeskTestBase {
    @Test
    void aCuratorSeesWhichUrlsAreTakenAndWhy() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String seed = freshSeed();
            Browser.Page nomination = nominated(curator, "试范围的网站", seed);
            Browser.Page site = approved(approver, nomination.id());
            String path = "/sites/" + site.id() + "/scope";

            assertThat(curator.open("/sites/" + site.id()).html()).contains(path);
            assertThat(curator.open(path).html()).contains("试采集范围");
            String html =
                    curator.submit(
                                    path,
                                    Map.of(
                                            "urls",
                                            seed
                                                    + "政务/\n\nhttp://b.example/<script>alert(1)"
                                                    + "</script>\n"
                                                    + seed
                                                    + "x?replytocom=3"))
                            .html();

            assertThat(html)
                    .contains("3 个网址的结果", "会抓", "在采集范围内（整台主机）")
                    .contains("%E6%94%BF%E5%8A%A1", "页面要用才抓", "不在采集范围内（整台主机）")
                    .contains("符合第 2 条排除规则")
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert(1)");
        }
    }

    @Test
    void whatCanNotBeCheckedIsToldAtItsFieldAndStays() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            Browser.Page nomination = nominated(curator, "试范围的另一网站", freshSeed());
            String path = "/sites/" + approved(approver, nomination.id()).id() + "/scope";
            curator.open(path);

            assertThat(curator.submit(path, Map.of("urls", " \n")).html()).contains("请填网址");
            assertThat(curator.submit(path, Map.of("urls", "http://a.cn/\n".repeat(21))).html())
                    .contains("最多 20 行，现在有 21 行", "http://a.cn/");
            assertThat(
                            curator.submit(
                                            path,
                                            Map.of("urls", "a\nhttp://a.cn/" + "x".repeat(2100)))
                                    .html())
                    .contains("第 2 行超过 2,083 个字符");
            assertThat(curator.open("/sites/" + new java.util.UUID(0, 0) + "/scope").status())
                    .isEqualTo(404);
        }
    }
}
