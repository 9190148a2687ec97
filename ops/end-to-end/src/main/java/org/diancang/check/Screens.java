package org.diancang.check;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.launcher.client.CdxLine;

/**
 * Opens pages at a width and theme, takes their picture, and collects what is wrong: serious axe
 * findings, sideways scrolling, missing texts, failed answers, requests that leave the machine.
 */
public final class Screens {
    private static final Pattern MISSING_TEXT = Pattern.compile("\\?\\?[\\w.\\-]+\\?\\?");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final ClosedBrowser browser;
    private final Path pictures;

    /** Pictures go to a folder. */
    public Screens(ClosedBrowser browser, Path pictures) {
        this.browser = browser;
        this.pictures = pictures;
    }

    /**
     * How a page is looked at.
     *
     * @param width of the window in CSS pixels
     * @param theme light or dark
     * @param language zh-CN or en
     */
    public record Look(int width, String theme, String language) {
        private int height() {
            return width > 600 ? 900 : 844;
        }

        private String suffix() {
            return width
                    + (theme.equals("dark") ? "-dark" : "")
                    + (language.equals("en") ? "-en" : "");
        }
    }

    /** The pages there are, with the addresses that they have in this archive. */
    public static List<Screen> of(SampleArchive archive, String crawlId) {
        String desk = "http://127.0.0.1:" + archive.ports().desk();
        String reader = "http://reader.localhost:" + archive.ports().reader();
        String seed = archive.nomination().seeds().get(0);
        CdxLine line = archive.index().lookUp(seed).get(0);
        String siteId = archive.site().siteId();
        String nominationId = archive.desk().get("sites/" + siteId).path("nominationId").asString();
        return List.of(
                new Screen("desk-home", desk + "/"),
                new Screen("nominations", desk + "/nominations"),
                new Screen("nominate", desk + "/nominations/new"),
                new Screen("nomination", desk + "/nominations/" + nominationId),
                new Screen("sites", desk + "/sites"),
                new Screen("site", desk + "/sites/" + siteId),
                new Screen("schedules", desk + "/schedules"),
                new Screen("schedule", desk + "/schedules/" + siteId),
                new Screen("crawls", desk + "/crawls"),
                new Screen("crawl", desk + "/crawls/" + crawlId),
                new Screen("ledger", desk + "/ledger"),
                new Screen("search-start", reader + "/"),
                new Screen("search", reader + "/search?q=%E9%9D%92%E7%A6%BE%E5%8E%BF"),
                new Screen("calendar", reader + "/*/" + seed),
                new Screen("replay", reader + "/" + line.timestamp() + "/" + seed));
    }

    /** Looks at all screens, signed in at the desk; answers what is wrong, a sentence each. */
    public List<String> look(List<Screen> screens, Look look, SignIn signIn) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = browser.window(look.width(), look.height())) {
            window.setDefaultTimeout(30_000);
            for (String origin : signIn.origins()) {
                window.addCookies(
                        List.of(
                                new Cookie("theme", look.theme()).setUrl(origin),
                                new Cookie("lang", look.language()).setUrl(origin)));
            }
            Page page = window.newPage();
            signIn.at(page);
            for (Screen screen : screens) {
                one(page, screen, look)
                        .forEach(w -> wrong.add(screen.name() + "-" + look.suffix() + ": " + w));
            }
        }
        browser.requestsThatLeft().forEach(url -> wrong.add("a request left the archive: " + url));
        return wrong;
    }

    private List<String> one(Page page, Screen screen, Look look) {
        List<String> wrong = new ArrayList<>();
        var response = page.navigate(screen.url());
        page.waitForLoadState(LoadState.LOAD);
        if (response == null || response.status() != 200) {
            wrong.add("answers " + (response == null ? "nothing" : response.status()));
        }
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(pictures.resolve(screen.name() + "-" + look.suffix() + ".png")));
        int overflow =
                ((Number)
                                page.evaluate(
                                        "document.documentElement.scrollWidth"
                                                + " - document.documentElement.clientWidth"))
                        .intValue();
        if (overflow > 0) {
            wrong.add("scrolls sideways by " + overflow + " px");
        }
        Matcher missing = MISSING_TEXT.matcher(page.content());
        while (missing.find()) {
            wrong.add("missing text " + missing.group());
        }
        axe(page).stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .forEach(
                        rule ->
                                wrong.add(
                                        "axe "
                                                + rule.getImpact()
                                                + " "
                                                + rule.getId()
                                                + " at "
                                                + rule.getNodes().get(0).getTarget()));
        return wrong;
    }

    /** The archived page in a frame is the website's work, not ours: frames are left out. */
    private static List<Rule> axe(Page page) {
        return new AxeBuilder(page)
                .disableRules(List.of("frame-tested"))
                .exclude("iframe")
                .analyze()
                .getViolations();
    }
}
