package org.diancang.check;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens pages at a width and theme, takes their picture, and collects what is wrong: serious axe
 * findings, sideways scrolling, missing texts, failed answers, requests that leave the machine.
 */
public final class Screens {
    private static final Pattern MISSING_TEXT = Pattern.compile("\\?\\?[\\w.\\-]+\\?\\?");

    /** Heaviest page that a village line should have to load, in characters of HTML. */
    private static final int HEAVIEST = 150_000;

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
     * @param axe whether axe is asked too
     */
    public record Look(int width, String theme, String language, boolean axe) {
        private int height() {
            return width > 600 ? 900 : 844;
        }

        /** What tells pictures of one page apart. */
        String suffix() {
            return width
                    + (theme.equals("dark") ? "-dark" : "")
                    + (language.equals("en") ? "-en" : "");
        }
    }

    /** The pages there are, with the addresses that they have in this archive. */
    public static List<Screen> of(SampleArchive archive, String crawlId, String heldCrawlId) {
        List<Screen> screens = new ArrayList<>(AllScreens.desk(archive, crawlId, heldCrawlId));
        screens.addAll(AllScreens.reader(archive));
        return screens;
    }

    /** The archived page that whoever looks at the screens withholds before. */
    public static String withheld(SampleArchive archive) {
        return AllScreens.withheld(archive);
    }

    /** Looks at all screens, signed in at the desk; answers what is wrong, a sentence each. */
    public List<String> look(List<Screen> screens, Look look, SignIn signIn) {
        return look(List.of(), screens, look, signIn);
    }

    /** The same, and before that, as a stranger, at what strangers see. */
    List<String> look(List<Screen> strangers, List<Screen> screens, Look look, SignIn signIn) {
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
            // Pages without a cookie of ours go by the system's.
            page.emulateMedia(
                    new Page.EmulateMediaOptions()
                            .setColorScheme(
                                    look.theme().equals("dark")
                                            ? ColorScheme.DARK
                                            : ColorScheme.LIGHT));
            strangers.forEach(screen -> wrong.addAll(one(page, screen, look)));
            signIn.at(page);
            screens.forEach(screen -> wrong.addAll(one(page, screen, look)));
        }
        browser.requestsThatLeft().forEach(url -> wrong.add("a request left the archive: " + url));
        return wrong;
    }

    private List<String> one(Page page, Screen screen, Look look) {
        List<String> wrong = new ArrayList<>();
        var response = page.navigate(screen.url());
        page.waitForLoadState(LoadState.LOAD);
        if (response == null || response.status() != screen.status()) {
            wrong.add(
                    "answers "
                            + (response == null ? "nothing" : response.status())
                            + " instead of "
                            + screen.status());
        }
        screen.act().accept(page);
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
        String html = page.content();
        if (html.length() > HEAVIEST) {
            wrong.add("has " + html.length() + " characters of HTML");
        }
        Matcher missing = MISSING_TEXT.matcher(html);
        while (missing.find()) {
            wrong.add("missing text " + missing.group());
        }
        if (look.axe()) {
            wrong.addAll(graveFindings(page));
        }
        wrong.replaceAll(what -> screen.name() + "-" + look.suffix() + ": " + what);
        return wrong;
    }

    private static List<String> graveFindings(Page page) {
        return axe(page).stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(
                        rule ->
                                "axe "
                                        + rule.getImpact()
                                        + " "
                                        + rule.getId()
                                        + " at "
                                        + rule.getNodes().get(0).getTarget())
                .toList();
    }

    /**
     * The archived page in a frame is the website's work, not ours: frames are left out. Without
     * them axe needs no page of its own to put its findings together, whose opening costs more than
     * all the rest.
     */
    private static List<Rule> axe(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .disableRules(List.of("frame-tested"))
                .exclude("iframe")
                .analyze()
                .getViolations();
    }
}
