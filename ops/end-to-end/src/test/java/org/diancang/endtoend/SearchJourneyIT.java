package org.diancang.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.diancang.check.ClosedBrowser;
import org.diancang.check.SampleArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a researcher does with a crawled county, in a browser that can reach nothing else. */
@ExtendWith(SharedArchive.class)
class SearchJourneyIT {
    @Test
    void hitsAreNarrowedSeenOverTimeAndTakenAlong(SampleArchive archive) throws Exception {
        archive.crawl();
        String reader = "http://reader.localhost:" + archive.ports().reader();
        List<String> complaints = new CopyOnWriteArrayList<>();
        try (ClosedBrowser browser = ClosedBrowser.start();
                BrowserContext window = browser.window(1440, 900)) {
            Page page = window.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);

            narrowed(page, reader);
            overTime(page);
            takenAlong(page, reader);

            assertThat(complaints).isEmpty();
            assertThat(browser.requestsThatLeft()).isEmpty();
        }
    }

    private static void narrowed(Page page, String reader) {
        AtomicReference<String> before = new AtomicReference<>("");
        await("all of the county is indexed, so that no number grows any more")
                .pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .during(Duration.ofSeconds(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            page.navigate(reader + "/search?q=青禾县");
                            Locator total = page.locator("div[aria-live] b");
                            String now = total.count() == 0 ? "" : total.innerText();
                            return !now.isEmpty() && now.equals(before.getAndSet(now));
                        });
        Locator html = page.locator("aside .dc-facet a[href*='type=html']");
        String counted = html.locator("xpath=following-sibling::span").innerText();
        html.click();
        assertThat(page.locator(".dc-chip")).hasCount(1);
        assertThat(page.locator("div[aria-live] b")).hasText(counted + " 个网址");
    }

    private static void overTime(Page page) {
        page.locator("main a[href*='/search/trend']").click();
        assertThat(page.locator("#term1")).hasValue("青禾县");
        page.fill("#term2", "公告");
        page.locator("main form button").click();
        assertThat(page.locator(".dc-chart svg")).isVisible();
        assertThat(page.locator("table thead th")).hasCount(4);
    }

    private static void takenAlong(Page page, String reader) throws Exception {
        page.navigate(reader + "/search?q=青禾县");
        String shown = page.locator("div[aria-live] b").innerText().replaceAll("\\D", "");
        page.locator("summary", new Page.LocatorOptions().setHasText("导出")).click();
        Download download =
                page.waitForDownload(() -> page.locator("a[href*='format=csv']").click());
        assertThat(Files.readAllLines(download.path())).hasSize(1 + Integer.parseInt(shown));
    }
}
