package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** When a site is crawled again, as a curator plans it. */
class SchedulePagesIT extends DeskTestBase {
    @Test
    void aScheduleIsShownBeforeItIsKeptAndStandsInTheListAndOnTheSitesPage() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String nomination = nominated(curator, "定期采的", freshSeed()).id();
            Browser.Page site = approved(approver, nomination);
            assertThat(site.html()).contains("还没有计划");
            String path = "/schedules/" + site.id();
            assertThat(curator.open(path).html()).contains("接下来五次", "每天一次，02:00（北京时间）");
            Map<String, String> weekly = schedule("CRON", "0 2 * * 1", "Asia/Urumqi");

            Browser.Page unseen = curator.submit(path, weekly);
            assertThat(unseen.html()).contains("还没有存下", "每周一 02:00（Asia/Urumqi）", "星期一 02:00");
            assertThat(curator.open(path).html()).contains("还没有计划");

            Browser.Page saved = curator.submit(path, with(weekly, unseen));
            assertThat(saved.html()).contains("已保存计划", "执行中");
            assertThat(curator.open("/schedules").html())
                    .contains("一周负载", "定期采的", "每周一 02:00（Asia/Urumqi）");
            assertThat(curator.open(site.path()).html()).contains("每周一 02:00（Asia/Urumqi）");
            assertThat(curator.open("/schedules?state=suspended").html()).doesNotContain("定期采的");
            assertThat(curator.open(path + "?lang=en").html())
                    .contains("every Mon 02:00 (Asia/Urumqi)", "The next five");
            curator.open("/?lang=zh-CN");

            Browser.Page outdated = curator.submit(path, with(weekly, unseen));
            assertThat(outdated.status()).isEqualTo(409);
            assertThat(outdated.html()).contains("另一位同事先改了这条计划", "0 2 * * 1");

            Browser.Page question = curator.open(path + "/remove");
            assertThat(question.html()).contains("会丢掉", "会留下", "取消计划");
            Browser.Page removed =
                    curator.submit(
                            path + "/remove", Map.of("version", hidden(question, "version")));
            assertThat(removed.html()).contains("已取消计划");
        }
    }

    @Test
    void aBadCronExpressionIsToldAtItsFieldAndKeptAsTyped() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String nomination = nominated(curator, "填错的", freshSeed()).id();
            String path = "/schedules/" + approved(approver, nomination).id();
            curator.open(path);

            Browser.Page page =
                    curator.submit(path, schedule("CRON", "0 99 * * 1", "Asia/Nowhere"));

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html())
                    .contains("cron 第 2 段（时）“99”不对", "没有时区“Asia/Nowhere”")
                    .contains("href=\"#cron\"", "value=\"0 99 * * 1\"", "改好下面这些才能看");
            Browser.Page preview =
                    curator.submit(
                            path + "/preview", schedule("CRON", "0 2 * * 1", "Asia/Shanghai"));
            assertThat(preview.html()).contains("每周一 02:00（北京时间）").doesNotContain("<html");
        }
    }

    private static Map<String, String> schedule(String kind, String cron, String zone) {
        return Map.of(
                "kind", kind,
                "every", "1",
                "unit", "DAYS",
                "at", "02:00",
                "startsOn", "2026-11-25",
                "cron", cron,
                "zone", zone,
                "state", "ACTIVE");
    }

    /** The same form, sent again from the page that came back. */
    private static Map<String, String> with(Map<String, String> form, Browser.Page page) {
        Map<String, String> again = new java.util.HashMap<>(form);
        again.put("previewed", hidden(page, "previewed"));
        again.put("version", hidden(page, "version"));
        return again;
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
