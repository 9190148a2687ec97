package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.diancang.orchestrator.access.AccessRuleChange;
import org.diancang.orchestrator.access.AccessRuleDraft;
import org.diancang.orchestrator.access.AccessRules;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removals as staff ask for them, and as a second person approves them. */
class RemovalPagesIT extends DeskTestBase {
    private static final String KEY = "com,removed)/page";
    private static final String LINE =
            KEY
                    + " 20260102030405 {\"url\":\"http://removed.com/page\",\"mime\":\"text/html\","
                    + "\"status\":\"200\",\"digest\":\"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567\","
                    + "\"length\":\"5\",\"offset\":\"77\",\"filename\":\"LJ0031-a.warc.gz\","
                    + "\"capturedAt\":\"2026-01-02T03:04:05Z\"}";

    @Autowired JdbcClient jdbc;
    @Autowired AccessRules rules;

    @Test
    void whatIsHiddenOrBlockedHoldsByARuleAtOnceAndCanBeUndone() {
        try (Browser curator = signedIn("curator")) {
            assertThat(curator.open("/removals").html()).contains("下架", "清除", "另一位审批人");
            Browser.Page blocked =
                    ask(curator, "BLOCK", "http://blocked.com/*", "权利人来函", "", "因故 <b>");
            assertThat(blocked.html())
                    .contains("生效中", "权利人来函", "建立了规则", "BLOCK", "因故 &lt;b&gt;")
                    .doesNotContain("因故 <b>");
            assertThat(policies("http://blocked.com/*")).isEqualTo("BLOCK 1000 因故 <b>");

            Browser.Page lifted = curator.submit(blocked.path() + "/lifting", Map.of());
            assertThat(lifted.html()).contains("已恢复", "删除了规则");
            assertThat(policies("http://blocked.com/*")).isEmpty();
            assertThat(curator.submit(blocked.path() + "/lifting", Map.of()).html())
                    .contains("没有做成");
            assertThat(curator.open("/removals/changes").html())
                    .contains("http://blocked.com/*", "建立了规则", "删除了规则");
            assertThat(curator.open(blocked.path() + "?lang=en").html())
                    .contains("Undone", "made a rule", "removed a rule");
            curator.open("/?lang=zh-CN");
        }
    }

    @Test
    void aPurgeNeedsAnOrderNumberAndASecondPersonAndTakesEverythingOutOfTheIndexes() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            Browser.Page without = ask(curator, "PURGE", "*.removed.com", "", "", "");
            assertThat(without.status()).isEqualTo(422);
            assertThat(without.html())
                    .contains("清除要填文号", "填理由", "清除只能是一个完整网址", "href=\"#orderNumber\"");

            INDEXER.has(LINE);
            Browser.Page asked =
                    ask(curator, "PURGE", "http://removed.com/page", "判决", "(2026)民终1号", "");
            assertThat(asked.html()).contains("待第二人同意", "(2026)民终1号", "不能自己批准");
            assertThat(policies("http://removed.com/page")).startsWith("EXCLUDE 1000");
            assertThat(INDEXER.asked()).as("nothing is purged before that").isEmpty();
            assertThat(curator.submit(asked.path() + "/approval", Map.of()).status())
                    .isEqualTo(403);
            assertThat(state(asked)).isEqualTo("WAITING");

            assertThat(approver.open(asked.path()).html()).contains("同意清除", "不能恢复");
            INDEXER.refusesDeleting(true);
            assertThat(approver.submit(asked.path() + "/approval", Map.of()).html())
                    .contains("索引没有全部删除", "继续清除");
            assertThat(state(asked)).isEqualTo("PURGING");
            INDEXER.refusesDeleting(false);
            Browser.Page purged = approver.submit(asked.path() + "/continuation", Map.of());
            assertThat(purged.html()).contains("已从所有索引里清除", "LJ0031-a.warc.gz:77");
            assertThat(state(asked)).isEqualTo("PURGED");
            assertThat(INDEXER.removals())
                    .contains(
                            "\"captureId\":\"LJ0031-a.warc.gz:77\"",
                            "\"urlkey\":\"" + KEY + "\"",
                            "\"purged\":true",
                            "\"payloadDigest\":\"sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567\"",
                            "(2026)民终1号");
            assertThat(INDEXER.asked()).last().asString().startsWith("/internal/cdx");
            assertThat(INDEXER.secrets()).contains("Bearer secret-of-this-test");
            assertThat(approver.submit(asked.path() + "/lifting", Map.of()).html())
                    .contains("没有做成");
            theRuleOfAPurgeStays("http://removed.com/page");
        }
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndBesideItsField() {
        rules.create(allow("http://opened.example/x"), "curator");
        try (Browser curator = signedIn("curator")) {
            Browser.Page refused =
                    ask(curator, "PURGE", "http://opened.example/*", "", "", "\u0007");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html())
                    .containsPattern("id=\"urlPattern-e\"[^>]*>有访问规则")
                    .containsPattern("id=\"reason-e\"[^>]*>[^<]*填理由")
                    .containsPattern("id=\"orderNumber-e\"[^>]*>[^<]*文号")
                    .containsPattern("id=\"message-e\"[^>]*>[^<]*看不见");
        }
    }

    @Test
    void whoAsksForAPurgeDoesNotApproveItNotEvenAnApprover() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            Browser.Page asked =
                    ask(approver, "PURGE", "http://own.example/x", "判决", "(2026)民终2号", "");
            assertThat(asked.html()).contains("不能自己批准").doesNotContain("同意清除</button>");
            assertThat(approver.submit(asked.path() + "/approval", Map.of()).html())
                    .contains("没有做成");
            assertThat(state(asked)).isEqualTo("WAITING");

            Browser.Page other =
                    ask(curator, "PURGE", "http://own.example/y", "判决", "(2026)民终3号", "");
            assertThat(approver.open(other.path()).html()).contains("不同意");
            assertThat(approver.submit(other.path() + "/refusal", Map.of()).html())
                    .contains("未同意，仍隐藏");
            assertThat(policies("http://own.example/y")).startsWith("EXCLUDE");
        }
    }

    private void theRuleOfAPurgeStays(String pattern) {
        assertThat(rules.create(allow(pattern + "?x=1*"), "curator"))
                .isInstanceOf(AccessRuleChange.Saved.class);
        AccessRuleChange opened = rules.create(allow(pattern), "curator");
        assertThat(((AccessRuleChange.Refused) opened).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("purged"));
        var rule =
                rules.page(java.util.Optional.empty(), 1000).stream()
                        .filter(kept -> kept.rule().urlPatterns().contains(pattern))
                        .findFirst()
                        .orElseThrow();
        assertThat(rules.remove(rule.id(), rule.version(), "curator"))
                .isInstanceOf(AccessRuleChange.Refused.class);
        assertThat(rules.change(rule.id(), allow(pattern + "/z"), rule.version(), "curator"))
                .isInstanceOf(AccessRuleChange.Refused.class);
        assertThat(policies(pattern)).startsWith("EXCLUDE");
    }

    private static AccessRuleDraft allow(String pattern) {
        return new AccessRuleDraft(
                "ALLOW",
                null,
                java.util.List.of(pattern),
                null,
                null,
                null,
                null,
                null,
                null,
                java.util.List.of("staff"),
                1000,
                null,
                null,
                null,
                null);
    }

    private static Browser.Page ask(
            Browser browser,
            String level,
            String url,
            String reason,
            String number,
            String message) {
        browser.open("/removals");
        return browser.submit(
                "/removals",
                Map.of(
                        "level", level,
                        "urlPattern", url,
                        "reason", reason,
                        "orderNumber", number,
                        "message", message));
    }

    private String state(Browser.Page page) {
        return jdbc.sql("select state from removal where id = ?::uuid")
                .param(page.path().replaceFirst(".*/", ""))
                .query(String.class)
                .single();
    }

    private String policies(String pattern) {
        return jdbc.sql(
                        "select policy || ' ' || priority || ' ' || coalesce(message, '')"
                                + " from access_rule where ? = any(url_patterns)")
                .param(pattern)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
