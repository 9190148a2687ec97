package org.diancang.check;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;

/** Uses the product with JavaScript switched off: every page answers, the main forms work. */
final class WithoutScripts {
    private final ClosedBrowser browser;
    private final SampleArchive archive;

    WithoutScripts(ClosedBrowser browser, SampleArchive archive) {
        this.browser = browser;
        this.archive = archive;
    }

    /** What does not work, a sentence each. */
    List<String> run(List<Screen> screens) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = browser.windowWithoutScripts(1440, 900)) {
            window.setDefaultTimeout(20_000);
            Page page = window.newPage();
            SignIn.as("curator", archive.ports(), archive.data()).at(page);
            screens.forEach(screen -> opens(page, screen, wrong));
            String desk = AllScreens.desk(archive);
            works("a refused nomination keeps what was typed", wrong, () -> refused(page, desk));
            works("pasted lines are previewed and one is handed in", wrong, () -> bulk(page, desk));
            works(
                    "sites are filtered and the filter is taken off",
                    wrong,
                    () -> filter(page, desk));
            works("the theme changes", wrong, () -> theme(page, desk));
            works("a search finds the sample county", wrong, () -> search(page));
            works("the curator signs out", wrong, () -> signOut(page, desk));
        }
        return wrong;
    }

    private static void opens(Page page, Screen screen, List<String> wrong) {
        try {
            var response = page.navigate(screen.url());
            int status = response == null ? 0 : response.status();
            screen.act().accept(page);
            if (status != screen.status() || page.locator("h1").count() != 1) {
                wrong.add(
                        screen.name()
                                + " without scripts answers "
                                + status
                                + " with "
                                + page.locator("h1").count()
                                + " headings");
            }
        } catch (PlaywrightException e) {
            wrong.add(screen.name() + " without scripts: " + e.getMessage());
        }
    }

    /**
     * A step that says false, or for whose next thing to touch one waits in vain, does not work.
     */
    private static void works(
            String what, List<String> wrong, java.util.function.BooleanSupplier step) {
        try {
            if (!step.getAsBoolean()) {
                wrong.add("without scripts it is not so that " + what);
            }
        } catch (PlaywrightException e) {
            wrong.add("without scripts it is not so that " + what + ": " + e.getMessage());
        }
    }

    private static boolean refused(Page page, String desk) {
        page.navigate(desk + "/nominations/new");
        page.fill("#name", "没有网址的");
        page.click("main .dc-sticky button.btn-primary");
        return page.locator("#seeds-e").isVisible()
                && page.locator("#name").inputValue().equals("没有网址的");
    }

    private static boolean bulk(Page page, String desk) {
        page.navigate(desk + "/nominations/bulk");
        page.selectOption("#subject", "CULTURE");
        page.fill("#text", "无脚本提名 http://93.184.217.1/\nhtp:/www.shahe.gov");
        page.click("main .dc-sticky button.btn-primary");
        page.fill("input[name='lines[0].owner']", "某单位");
        page.click("#submit");
        boolean rest = page.locator("input[name='lines[0].typed']").inputValue().contains("shahe");
        page.navigate(desk + "/nominations?q=93.184.217.1");
        return rest && page.locator("tbody tr").count() == 1;
    }

    private static boolean filter(Page page, String desk) {
        page.navigate(desk + "/sites");
        page.fill("#q", "no-such-site");
        page.click("main form[role=search] button");
        Locator chip = page.locator("a.dc-filter");
        boolean narrowed = chip.count() == 1 && page.locator("tbody tr").count() == 0;
        chip.click();
        return narrowed && page.locator("tbody tr").count() > 0;
    }

    private static boolean theme(Page page, String desk) {
        page.navigate(desk + "/?theme=dark");
        return "dark".equals(page.locator("html").getAttribute("data-bs-theme"));
    }

    private boolean search(Page page) {
        page.navigate("http://reader.localhost:" + archive.ports().reader() + "/");
        page.fill("input[name=q]", "青禾县");
        page.press("input[name=q]", "Enter");
        page.waitForURL(url -> url.contains("/search?"));
        return page.locator("article.dc-hit").count() > 0;
    }

    private static boolean signOut(Page page, String desk) {
        page.navigate(desk + "/");
        page.click("form.dc-out button");
        return page.url().contains("/login?out");
    }
}
