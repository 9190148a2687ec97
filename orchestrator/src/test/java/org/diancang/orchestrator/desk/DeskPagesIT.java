package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeskPagesIT extends DeskTestBase {
    @Test
    void whoIsNotSignedInIsAskedToSignIn() {
        try (Browser stranger = new Browser(port)) {
            Browser.Page page = stranger.open("/sites");

            assertThat(page.path()).isEqualTo("/login");
            assertThat(page.html()).contains("登录", "lang=\"zh-CN\"", "data-bs-theme=\"auto\"");
        }
    }

    @Test
    void afterAWrongPasswordTheAccountNameIsStillThere() {
        try (Browser stranger = new Browser(port)) {
            Browser.Page page = stranger.signIn("curator", "wrong-password");

            assertThat(page.html()).contains("账号或密码不对，还可再试", "value=\"curator\"");
        }
    }

    @Test
    void theFifthWrongPasswordClosesAnAccountWhetherOrNotThereIsOne() {
        try (Browser stranger = new Browser(port)) {
            for (int left = 4; left > 0; left--) {
                assertThat(stranger.signIn("nobody", "guess").html())
                        .contains("还可再试 " + left + " 次");
            }

            assertThat(stranger.signIn("nobody", "guess").html())
                    .contains("连续输错 5 次", "前不能登录", "value=\"nobody\"");
            assertThat(stranger.signIn("nobody", "guess").html()).contains("前不能登录");
        }
    }

    @Test
    void everyPageOfTheNavigationOpensAndSaysWhatItIs() {
        try (Browser curator = signedIn("curator")) {
            assertThat(curator.open("/").html()).contains("今日要做", "百站台账", "正在采集");
            assertThat(curator.open("/nominations").html()).contains("<h1", "提名");
            assertThat(curator.open("/nominations/new").html()).contains("种子网址");
            assertThat(
                            curator.open(
                                            "/nominations/new?url=http%3A%2F%2Fa.example%2F%3Fx%3D%3Cb%3E")
                                    .html())
                    .contains("http://a.example/?x=&lt;b&gt;</textarea>");
            assertThat(curator.open("/sites").html()).contains("网站列表");
            assertThat(curator.open("/schedules").html()).contains("一周负载", "晚点与略过");
            assertThat(curator.open("/crawls").html()).contains("任务列表");
            assertThat(curator.open("/ledger").html()).contains("到这一步", "长期保存");
        }
    }

    @Test
    void aNominationBecomesASiteThatIsCrawledAndStopped() {
        String seed = freshSeed();
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String nomination = nominated(curator, "清浦县人民政府", seed).id();
            Browser.Page site = approved(approver, nomination);
            assertThat(site.html())
                    .contains("aria-current=\"page\"><span>概览</span>")
                    .contains("清浦县人民政府", "QH-", "已批准", "还没有到这一步", "现在采集")
                    .contains("href=\"http://reader.test:8081/*/" + seed);

            curator.open(site.path());
            Browser.Page crawl = curator.submit(site.path() + "/crawls", Map.of());
            assertThat(crawl.path()).startsWith("/crawls/");
            assertThat(crawl.html()).contains("第 1 次采集", "排队", "没有采集机在线");

            Browser.Page live = curator.open(crawl.path() + "/live");
            assertThat(live.html()).contains("hx-trigger=\"every 2s\"").doesNotContain("<html");

            Browser.Page again = curator.submit(site.path() + "/crawls", Map.of());
            assertThat(again.html()).contains("有一次采集还没有结束");

            Browser.Page question = curator.open(crawl.path() + "/stop");
            assertThat(question.html()).contains("会丢掉", "会留下", "停止采集");
            Browser.Page stopped = curator.submit(crawl.path() + "/stop", Map.of());
            assertThat(stopped.html()).contains("已停止");
            for (String part : List.of("/live", "/latest", "/facts")) {
                assertThat(curator.open(crawl.path() + part).html()).doesNotContain("hx-trigger");
            }
            assertThat(curator.open("/crawls?state=ended").html()).contains("清浦县人民政府");
            assertThat(curator.open("/sites?q=" + seed.substring(8, 20)).html())
                    .contains("清浦县人民政府");
        }
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndLeadsToTheField() {
        try (Browser curator = signedIn("curator")) {
            curator.open("/nominations/new");
            Browser.Page page =
                    curator.submit(
                            "/nominations",
                            form("", "https://ok.example/\nftp://no.example/", "某单位"));

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html())
                    .contains("第 2 个网址不是 http 或 https", "填网站名称", "href=\"#name\"")
                    .contains("ftp://no.example/", "value=\"某单位\"");
        }
    }

    @Test
    void anAddressThatIsThereAlreadyLeadsToItsSite() {
        String seed = freshSeed();
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            Browser.Page site = approved(approver, nominated(curator, "先来的", seed).id());

            Browser.Page page = curator.submit("/nominations", form("后来的", seed, ""));

            assertThat(page.status()).isEqualTo(409);
            assertThat(page.html())
                    .contains("有的网址已经提名过", "value=\"后来的\"", "href=\"" + site.path() + "\"");
        }
    }

    @Test
    void returningNeedsAReasonAndShowsIt() {
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            String path = nominated(curator, "缺函的", freshSeed()).path();
            approver.open(path);

            Browser.Page missing = approver.submit(path + "/return", Map.of("reason", "  "));
            assertThat(missing.status()).isEqualTo(422);
            assertThat(missing.html()).contains("写明要补什么，提名人才能改");

            Browser.Page returned = approver.submit(path + "/return", Map.of("reason", "缺授权函"));
            assertThat(returned.html()).contains("已退回", "缺授权函");
        }
    }

    @Test
    void hostileNamesStayText() {
        String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        String seed = freshSeed();
        try (Browser curator = signedIn("curator");
                Browser approver = signedIn("approver")) {
            Browser.Page nomination = nominated(curator, hostile, seed);
            Browser.Page site = approved(approver, nomination.id());
            curator.open(site.path());
            Browser.Page crawl = curator.submit(site.path() + "/crawls", Map.of());

            for (String path :
                    List.of(
                            "/",
                            "/nominations",
                            nomination.path(),
                            "/sites",
                            site.path(),
                            "/schedules",
                            "/schedules/" + site.id(),
                            site.path() + "/crawls",
                            site.path() + "/captures",
                            site.path() + "/files",
                            "/crawls",
                            crawl.path(),
                            crawl.path() + "/captures",
                            crawl.path() + "/stop",
                            "/ledger")) {
                assertThat(curator.open(path).html())
                        .as(path)
                        .contains("&lt;script&gt;")
                        .doesNotContain("<script>", "<img src=x");
            }
        }
    }

    @Test
    void onlyAnApproverDecides() {
        try (Browser curator = signedIn("curator")) {
            Browser.Page nomination = nominated(curator, "自己批", freshSeed());
            assertThat(nomination.html()).doesNotContain(nomination.path() + "/approval");

            Browser.Page refused = curator.submit(nomination.path() + "/approval", Map.of());

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.html()).contains("没有这项权限", "审批由审批人做");
        }
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        try (Browser curator = signedIn("curator")) {
            curator.forgetToken();

            assertThat(curator.submit("/nominations", form("无令牌", freshSeed(), "")).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatDoesNotExistHasAPageWithANumberToQuote() {
        try (Browser curator = signedIn("curator")) {
            Browser.Page page = curator.open("/sites/00000000-0000-7000-8000-000000000000");

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.html()).contains("没有这一页").containsPattern("R-[0-9A-F]{4}-[0-9]{4}");
            assertThat(curator.open("/sites/no-id").status()).isEqualTo(400);
        }
    }

    @Test
    void languageAndThemeAreKept() {
        try (Browser curator = signedIn("curator")) {
            Browser.Page english = curator.open("/sites?lang=en&subject=ECONOMY");
            assertThat(english.html()).contains("lang=\"en\"", "List of sites", "lang=zh-CN");
            assertThat(curator.open("/?theme=dark").html()).contains("data-bs-theme=\"dark\"");
            assertThat(curator.open("/ledger").html())
                    .contains("data-bs-theme=\"dark\"", "Hundred-site ledger")
                    .doesNotContainPattern("[\\x{4e00}-\\x{9fff}]{3,}(?<!图书馆)</h1>");
            assertThat(curator.open("//evil.example/?lang=zh-CN").path()).doesNotContain("evil");
        }
    }

    @Test
    void whatAPageLoadsComesFromThisServerAndIsThere() {
        try (Browser curator = signedIn("curator")) {
            Browser.Page home = curator.open("/");
            List<String> loaded =
                    Pattern.compile("(?:src|rel=\"stylesheet\" href|xlink:href)=\"([^\"]+)\"")
                            .matcher(home.html())
                            .results()
                            .map(m -> m.group(1))
                            .toList();

            assertThat(loaded).hasSizeGreaterThan(3).allMatch(url -> url.startsWith("/"));
            assertThat(loaded).allMatch(url -> curator.open(url).status() == 200);
            assertThat(curator.open("/kit/icons.svg").status()).isEqualTo(200);
            assertThat(home.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "style-src 'self'");
            assertThat(home.html().length()).isLessThan(60_000);
        }
    }
}
