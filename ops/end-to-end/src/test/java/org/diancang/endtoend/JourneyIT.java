package org.diancang.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diancang.check.ClosedBrowser;
import org.diancang.check.SampleArchive;
import org.diancang.check.SignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a curator, an approver and a researcher do, in a browser that can reach nothing else. */
@ExtendWith(SharedArchive.class)
class JourneyIT {
    private static final String NAME = "青禾县（浏览器提名）";

    @Test
    void aNominatedSiteIsApprovedCrawledFoundAndReplayedWithoutARequestLeaving(
            SampleArchive archive) {
        try (ClosedBrowser browser = ClosedBrowser.start()) {
            String nomination;
            try (BrowserContext curator = browser.window(1440, 900)) {
                nomination = nominate(archive, curator.newPage());
            }
            try (BrowserContext approver = browser.window(1440, 900)) {
                approveAndCrawl(archive, approver.newPage(), nomination);
            }
            try (BrowserContext researcher = browser.window(1440, 900)) {
                searchAndReplay(archive, researcher.newPage());
            }
            assertThat(browser.requests()).hasSizeGreaterThan(50);
            assertThat(browser.requestsThatLeft()).isEmpty();
        }
    }

    /** Not the home pages, so that other tests' site over the same hosts is no duplicate. */
    private static List<String> seeds(SampleArchive archive) {
        return archive.sample().pages().stream()
                .filter(page -> !page.getPath().equals("/"))
                .filter(page -> !page.getHost().startsWith("trap."))
                .collect(Collectors.groupingBy(URI::getHost))
                .values()
                .stream()
                .map(pages -> pages.get(0).toString())
                .toList();
    }

    private static String nominate(SampleArchive archive, Page page) {
        SignIn curator = SignIn.as("curator", archive.ports(), archive.data());
        curator.at(page);
        page.navigate(curator.desk() + "/nominations/new");
        page.fill("#seeds", "ftp://not.a.website/");
        page.fill("#name", NAME);
        page.selectOption("#subject", "POLITICS");
        page.click("form[action$='/nominations'] button.btn-primary");
        assertThat(page.locator("#seeds-e")).isVisible();
        assertThat(page.locator("#name")).hasValue(NAME);
        page.fill("#seeds", String.join("\n", seeds(archive)));
        page.click("form[action$='/nominations'] button.btn-primary");
        page.waitForURL(Pattern.compile(".*/nominations/[0-9a-f-]{36}.*"));
        assertThat(page.locator("h1")).containsText(NAME);
        return page.url();
    }

    private static void approveAndCrawl(SampleArchive archive, Page page, String nomination) {
        SignIn.as("approver", archive.ports(), archive.data()).at(page);
        page.navigate(nomination);
        page.click("form[action$='/approval'] button");
        page.waitForURL(Pattern.compile(".*/sites/[0-9a-f-]{36}.*"));
        page.click("form[action$='/crawls'] button >> nth=0");
        page.waitForURL(Pattern.compile(".*/crawls/[0-9a-f-]{36}.*"));
        String crawl = page.url().replaceAll(".*/crawls/([0-9a-f-]{36}).*", "$1");
        await("the crawl ends")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () ->
                                archive.desk()
                                        .get("crawls/" + crawl)
                                        .path("state")
                                        .asString()
                                        .equals("COMPLETE"));
        assertThat(page.locator("#live"))
                .containsText("完成", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
    }

    private static void searchAndReplay(SampleArchive archive, Page page) {
        String reader = "http://reader.localhost:" + archive.ports().reader();
        await("the article can be found")
                .atMost(Duration.ofSeconds(60))
                .until(() -> archive.index().search("再生稻").toString().contains("春耕备耕"));
        page.navigate(reader + "/");
        page.fill("input[name=q]", "再生稻");
        page.press("input[name=q]", "Enter");
        Locator hit = page.locator("article.dc-hit h3 a").first();
        assertThat(hit).containsText("春耕备耕");
        assertThat(page.locator("article.dc-hit mark").first()).containsText("再生");
        hit.click();
        FrameLocator frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).containsText("春耕备耕");
        Locator image = frame.locator("article img");
        page.waitForCondition(
                () -> (Boolean) image.evaluate("i => i.complete && i.naturalWidth > 0"));
        assertThat((String) frame.locator("body").evaluate("b => document.characterSet"))
                .isNotEmpty();
        for (String host : List.of("museum", "economy")) {
            page.navigate(home(archive, reader, host));
            assertThat(page.frameLocator("iframe").locator("h1").first()).isVisible();
        }
        page.navigate(reader + "/*/" + archive.sample().seeds().get(0));
        assertThat(page.locator("h1")).isVisible();
    }

    private static String home(SampleArchive archive, String reader, String host) {
        URI seed =
                archive.sample().seeds().stream()
                        .filter(s -> s.getHost().contains(host))
                        .findFirst()
                        .orElseThrow();
        await(seed + " can be looked up")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !archive.index().lookUp(seed.toString()).isEmpty());
        return reader
                + "/"
                + archive.index().lookUp(seed.toString()).get(0).timestamp()
                + "/"
                + seed;
    }
}
