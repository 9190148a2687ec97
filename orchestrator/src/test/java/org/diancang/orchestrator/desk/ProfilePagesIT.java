package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Profiles and settings of sites, as people set them at the desk. */
class ProfilePagesIT extends DeskTestBase {
    private static final String REASON = "主办单位书面许可，文号 2026-12";
    @Autowired JdbcClient jdbc;

    @Test
    void aProfileIsMadeChosenByASiteAndRemovedOnceNobodyUsesIt() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            assertThat(curator.open("/profiles/new").html())
                    .contains("新建方案", "默认：10,000", "默认：1.00 GB", "快慢与礼貌");
            Browser.Page made =
                    curator.submit(
                            "/profiles",
                            Map.of(
                                    "name", "政务网站",
                                    "description", "栏目多的",
                                    "maxUrls", "500",
                                    "maxBytes", "2 GB",
                                    "excludes", "/calendar/\n\n/print/",
                                    "window.zone", "Asia/Shanghai"));
            assertThat(made.html()).contains("已保存方案", "value=\"2 GB\"", "/print/");
            assertThat(made.html()).contains("修改记录", "新建", "最多网址数改为：500");
            assertThat(curator.open("/profiles").html()).contains("政务网站", "栏目多的");

            Browser.Page site = approved(approver, nominated(curator, "用方案的", freshSeed()).id());
            String path = site.path() + "/settings";
            Browser.Page empty = curator.open(path);
            assertThat(empty.html()).contains("<b>默认</b> <bdi>10,000</bdi>", "还没有改过");
            Map<String, String> own = new HashMap<>();
            own.put("profileId", made.id());
            own.put("version", hidden(empty, "version"));
            own.put("delayMs", "2000");
            Browser.Page saved = curator.submit(path, own);
            assertThat(saved.html())
                    .contains("已保存设置", "<b>方案</b> <bdi>500</bdi>")
                    .contains("<b>站点</b> <bdi>2,000 毫秒</bdi>", "采集方案改为：政务网站");
            assertThat(curator.open(path + "?lang=en").html())
                    .contains("<b>Profile</b> <bdi>500</bdi>", "Least pause");
            curator.open("/?lang=zh-CN");

            Browser.Page outdated = curator.submit(path, own);
            assertThat(outdated.status()).isEqualTo(409);
            assertThat(outdated.html()).contains("另一位同事先改了", "value=\"2000\"");
            own.put("version", hidden(outdated, "version"));

            String profile = "/profiles/" + made.id();
            assertThat(curator.open(profile + "/remove").html()).contains("1 个网站在用，不能删除");
            String version = hidden(curator.open(profile), "version");
            assertThat(curator.submit(profile + "/remove", Map.of("version", version)).html())
                    .contains("没有删除：有网站在用这个方案");
            own.put("profileId", "");
            assertThat(curator.submit(path, own).html()).contains("<b>默认</b> <bdi>10,000</bdi>");
            assertThat(curator.open(profile + "/remove").html()).contains("会丢掉", "会留下");
            assertThat(curator.submit(profile + "/remove", Map.of("version", version)).html())
                    .contains("已删除方案");
            assertThat(curator.open(profile).status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndAllThatWasTypedIsKept() {
        try (Browser curator = signedIn("curator")) {
            curator.open("/profiles/new");

            Browser.Page page =
                    curator.submit(
                            "/profiles",
                            Map.of(
                                    "name", "<b>填错的</b>",
                                    "maxUrls", "很多",
                                    "maxBytes", "2 XB",
                                    "excludes", "/ok/\n(",
                                    "headers", "Cookie: a=b",
                                    "window.from", "22:00",
                                    "window.zone", "Asia/Nowhere",
                                    "robots.obey", "false",
                                    "robots.reason", "短"));

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html())
                    .contains("有 7 处要改", "“很多”不行，请填 0 至 10000000")
                    .contains("“2 XB”不行，请填 0 至 10 TB", "“(”不是正则表达式", "请求头“Cookie”不行")
                    .contains("没有时区“Asia/Nowhere”", "请用 10 至 500 个字写明")
                    .contains("value=\"很多\"", "value=\"2 XB\"", "Cookie: a=b", "value=\"短\"")
                    .contains("href=\"#excludes\"", "&lt;b&gt;填错的&lt;/b&gt;")
                    .doesNotContain("<b>填错的</b>");
            assertThat(curator.open("/profiles").html()).doesNotContain("填错的");
        }
    }

    @Test
    void onlyAnApproverMakesCrawlsDisobeyRobotsAndTheCrawlSaysWhyAndWho() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            Map<String, String> profile =
                    Map.of("name", "不守的", "robots.obey", "false", "robots.reason", REASON);
            curator.open("/profiles/new");
            Browser.Page refused = curator.submit("/profiles", profile);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html()).contains("只有审批人能设");
            approver.open("/profiles/new");
            Browser.Page made = approver.submit("/profiles", profile);
            assertThat(made.html()).contains("已保存方案", "不遵守：" + REASON + "（审批人 批准）");

            // What was approved stays so while somebody else changes another field.
            Map<String, String> slower = new HashMap<>(profile);
            slower.put("delayMs", "900");
            slower.put("version", hidden(curator.open(made.path()), "version"));
            assertThat(curator.submit(made.path(), slower).html()).contains("已保存方案");
            slower.put("robots.reason", REASON + " 另一个理由");
            slower.put("version", hidden(curator.open(made.path()), "version"));
            assertThat(curator.submit(made.path(), slower).status()).isEqualTo(422);

            Browser.Page site = approved(approver, nominated(curator, "不守的站", freshSeed()).id());
            String path = site.path() + "/settings";
            Map<String, String> choice =
                    Map.of(
                            "profileId",
                            made.id(),
                            "version",
                            hidden(curator.open(path), "version"));
            Browser.Page notChosen = curator.submit(path, choice);
            assertThat(notChosen.status()).isEqualTo(422);
            assertThat(notChosen.html()).contains("只有审批人能设", "href=\"#profileId\"");
            approver.open(path);
            assertThat(approver.submit(path, choice).html())
                    .contains("<b>方案</b> <bdi>不遵守：" + REASON + "（审批人 批准）</bdi>");

            Browser.Page crawl = curator.submit(site.path() + "/crawls", Map.of());
            assertThat(crawl.html())
                    .contains("不遵守 robots.txt：" + REASON + "（审批人 批准）", "看全部设置")
                    .contains("<bdi>900 毫秒</bdi>")
                    .doesNotContain("按当时的设置重新采集");
            over(crawl.id());
            Map<String, String> obedient =
                    Map.of(
                            "profileId",
                            made.id(),
                            "robots.obey",
                            "true",
                            "version",
                            hidden(curator.open(path), "version"));
            assertThat(curator.submit(path, obedient).html()).contains("<b>站点</b> <bdi>遵守</bdi>");
            assertThat(curator.open(crawl.path()).html()).contains("按当时的设置重新采集");
            assertThat(curator.submit(crawl.path() + "/rerun", Map.of()).html()).contains("请审批人来做");
            approver.open(crawl.path());
            Browser.Page again = approver.submit(crawl.path() + "/rerun", Map.of());
            assertThat(again.path()).isNotEqualTo(crawl.path());
            assertThat(again.html())
                    .contains("已按当时的设置排队", "按某次的设置重新采集", "c00001")
                    .contains("不遵守 robots.txt：" + REASON);
            assertThat(approver.submit(crawl.path() + "/rerun", Map.of()).html()).contains("没有开始");
        }
    }

    @Test
    void aFileOfSettingsIsShownBeforeItIsTaken() {
        try (Browser curator = signedIn("curator")) {
            String file =
                    """
                    {"format":"diancang-crawl-settings/1","profiles":[
                      {"name":"导入的方案","overrides":{"maxUrls":77}}],"sites":[]}""";
            assertThat(curator.open("/profiles/import").html()).contains("看会改什么");

            Browser.Page shown = curator.upload("/profiles/import", file, Map.of("act", "look"));
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.html()).contains("导入的方案", "新增", "还没有改");
            assertThat(curator.open("/profiles").html()).doesNotContain("导入的方案");

            curator.open("/profiles/import");
            Browser.Page refused =
                    curator.submit(
                            "/profiles/import",
                            Map.of("act", "take", "text", file.replace("77", "-7")));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html()).contains("不行", "maxUrls · “-7”不行", "一项也没有改");

            Browser.Page taken =
                    curator.submit("/profiles/import", Map.of("act", "take", "text", file));
            assertThat(taken.html()).contains("已导入设置", "导入的方案");
            curator.open("/profiles/import");
            assertThat(
                            curator.submit(
                                            "/profiles/import",
                                            Map.of("act", "look", "text", "<not json>"))
                                    .html())
                    .contains("读不出来", "&lt;not json&gt;");
            assertThat(curator.open("/api/profiles/export").html()).contains("导入的方案");
        }
    }

    private void over(String crawl) {
        jdbc.sql(
                        """
                        update crawl set state = 'COMPLETE', ended_at = now(), worker_id = null,
                            lease_expires_at = null
                        where id = ?::uuid""")
                .param(crawl)
                .update();
    }

    private static String hidden(Browser.Page page, String name) {
        var found =
                Pattern.compile(
                                "<input type=\"hidden\" name=\""
                                        + name
                                        + "\"[^>]*value=\"([^\"]*)\"")
                        .matcher(page.html());
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }
}
