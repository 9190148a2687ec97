package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.archive.modules.CrawlURI;
import org.archive.modules.deciderules.DecideResult;
import org.archive.modules.deciderules.PathologicalPathDecideRule;
import org.archive.modules.deciderules.TooManyPathSegmentsDecideRule;
import org.archive.modules.extractor.LinkContext;
import org.archive.net.UURIFactory;
import org.archive.url.URIException;
import org.diancang.events.Scope;
import org.diancang.events.ScopeRules;
import org.diancang.scope.CrawlScope;
import org.diancang.scope.ScopeCheck;
import org.diancang.scope.Way;
import org.diancang.scope.WrittenUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the desk says of a URL before a crawl is what the engine does with it. */
class SameScopeTest {
    private static final Scope SCOPE =
            new Scope(Scope.Kind.PREFIX, List.of("http://www.gov.cn/政务/", "https://典藏.cn:8443/"));
    private static final ScopeRules RULES =
            new ScopeRules(
                    List.of("^https?://static\\.b\\.cn(:[0-9]+)?/news/", "/%E5%85%AC%E5%BC%80/"),
                    List.of("(?i)[.]ZIP$", "[?&]replytocom="),
                    6,
                    2,
                    10,
                    List.of("from"));

    private final ScopeCheck desk = new ScopeCheck(SCOPE, RULES);
    private final LiveSettings live = new LiveSettings(SCOPE, RULES, Duration.ZERO);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.gov.cn/政务/",
                "http://www.gov.cn/政务",
                "https://www.gov.cn/政务/1.html#第二节",
                "http://www.gov.cn/%E6%94%BF%E5%8A%A1/1.html",
                "http://www.gov.cn/%e6%94%bf%e5%8a%a1/1.html",
                "HTTP://WWW.GOV.CN/政务/A.html",
                "http://www.gov.cn:80/政务/",
                "https://www.gov.cn:443/政务/",
                "https://www.gov.cn:80/政务/",
                "http://www.gov.cn:0080/政务/",
                "http://www.gov.cn:8080/政务/",
                "http://www.gov.cn:/政务/",
                "http://www.gov.cn:99999/政务/",
                "http://www.gov.cn:x/政务/",
                "http://www.gov.cn./政务/",
                "http://.www.gov.cn/政务/",
                "http://www..gov.cn/政务/",
                "http://user:pw@www.gov.cn/政务/",
                "http://www.gov.cn/x/../政务/1",
                "http://www.gov.cn/./政务/./1",
                "http://www.gov.cn/../政务/1",
                "http://www.gov.cn/政务/..",
                "http://www.gov.cn/政务/../../x",
                "http:///www.gov.cn/政务/",
                "http:www.gov.cn/政务/",
                "http://www.gov.cn\\政务\\1",
                " http://www.gov.cn/政务/ 1 .html\t",
                "http://www.gov.cn/政务/a b?q=典 藏",
                "http://www.gov.cn/政务/?a={b}[c]|d^e\"f<g>h`i",
                "http://www.gov.cn/政务/{b}[c]|d^e\"f<g>h`i",
                "http://www.gov.cn/政务/100%?x=%zz",
                "http://www.gov.cn/政务/?",
                "http://www.gov.cn/政务/?from=home&id=1",
                "http://www.gov.cn/政务/data.zip",
                "http://www.gov.cn/政务/a?x=1&replytocom=5",
                "http://www.gov.cn/政务/a/b/c/d/e/f/g",
                "http://www.gov.cn/政务/a/a/a/",
                "http://www.gov.cn/政务/a/b/a/b/a/b/",
                "http://www.gov.cn/政务//",
                "http://www.gov.cn/政务////",
                "https://典藏.cn:8443/首页",
                "https://xn--b5qw04e.cn:8443/",
                "https://典藏。cn:8443/",
                "https://典藏.cn/",
                "http://static.b.cn/news/1",
                "http://static.b.cn:81/news/1",
                "http://static.b.cn/else/1",
                "http://c.cn/公开/1",
                "http://c_d.cn/公开/1",
                "http://-c.cn/公开/1",
                "http://[2001:db8::1]/公开/1",
                "http://192.0.2.1/公开/1",
                "http://c.cn?/公开/1",
                "http://c.cn",
                "http://",
                "http://%20/",
                "ftp://www.gov.cn/政务/",
                "mailto:a@www.gov.cn",
                "javascript:void(0)",
                "www.gov.cn/政务/",
                "/政务/",
                "典藏"
            })
    void theDeskSaysWhatTheEngineDoes(String typed) throws Exception {
        Optional<String> byEngine = byEngine(typed).filter(url -> url.startsWith("http"));
        assertThat(WrittenUrl.of(typed)).isEqualTo(byEngine);

        ScopeCheck.Checked checked = desk.check(typed);
        assertThat(checked.verdict().isIn()).isEqualTo(isTaken(byEngine, "L"));
        assertThat(checked.ifNeeded().isIn()).isEqualTo(isTaken(byEngine, "LE"));
    }

    /**
     * Without closing brackets and schemes in capitals: of ports with brackets in them and of
     * {@code HTTP:////} Heritrix makes what leads nowhere, here they are no URLs.
     */
    @Test
    void urlsThatNobodyThoughtOfAreWrittenAlikeToo() {
        Random random = new Random(20261126);
        String[] parts = {
            "http://",
            "https://",
            "a",
            "B",
            "典",
            "藏",
            "ß",
            "İ",
            "\uD83D\uDE00",
            ".",
            "..",
            "/",
            "//",
            "/../",
            "/./",
            ":",
            "80",
            "443",
            ":80",
            ":0",
            "@",
            "?",
            "&",
            "=",
            "#",
            "%",
            "%20",
            "%2e",
            " ",
            "\u00a0",
            "\t",
            "\\",
            "[",
            "{",
            "|",
            "^",
            "'",
            "\"",
            "-",
            "_",
            "xn--",
            "。",
            "cn",
            "１",
            "+",
            "*",
            "~",
            ";",
            ",",
            "\u200b",
            "\u0000"
        };
        for (int i = 0; i < 10_000; i++) {
            StringBuilder typed = new StringBuilder(random.nextInt(10) < 9 ? "http://" : "");
            for (int n = random.nextInt(12); n >= 0; n--) {
                typed.append(parts[random.nextInt(parts.length)]);
            }
            String text = typed.toString();
            Optional<String> byEngine = byEngine(text).filter(url -> url.matches("https?://.*"));
            assertThat(WrittenUrl.of(text)).as("'%s'", text).isEqualTo(byEngine);
        }
    }

    @Test
    void trapsAreThoseThatHeritrixSees() throws Exception {
        Random random = new Random(7);
        CrawlScope scope =
                new CrawlScope(
                        new Scope(Scope.Kind.HOST, List.of("a.cn")),
                        new ScopeRules(List.of(), List.of(), 9, 2, 0, List.of()));
        PathologicalPathDecideRule repeats = new PathologicalPathDecideRule();
        repeats.setMaxRepetitions(2);
        TooManyPathSegmentsDecideRule segments = new TooManyPathSegmentsDecideRule();
        segments.setMaxPathDepth(9);
        int trapped = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder url = new StringBuilder("http://a.cn/");
            for (int n = random.nextInt(12); n >= 0; n--) {
                url.append("a/b/?".charAt(random.nextInt(5)));
            }
            url.append("/".repeat(random.nextInt(2))).append("ab/".repeat(random.nextInt(4)));
            CrawlURI uri = uri(url.toString(), "L");
            boolean trap =
                    repeats.decisionFor(uri) == DecideResult.REJECT
                            || segments.decisionFor(uri) == DecideResult.REJECT;
            trapped += trap ? 1 : 0;
            assertThat(scope.decide(uri.getUURI().toString(), Way.LINKED).isIn())
                    .as("%s", url)
                    .isEqualTo(!trap);
        }
        assertThat(trapped).isBetween(1_000, 19_000);
    }

    private boolean isTaken(Optional<String> url, String path) throws Exception {
        return url.isPresent()
                && new SiteScope(live, 3).decisionFor(uri(url.get(), path)) == DecideResult.ACCEPT;
    }

    private static CrawlURI uri(String url, String path) throws URIException {
        return new CrawlURI(UURIFactory.getInstance(url), path, null, LinkContext.NAVLINK_MISC);
    }

    private static Optional<String> byEngine(String typed) {
        try {
            return Optional.of(UURIFactory.getInstance(typed).toString());
        } catch (URIException | StringIndexOutOfBoundsException e) {
            // Heritrix trips over names of nothing but characters that names leave out.
            return Optional.empty();
        }
    }
}
