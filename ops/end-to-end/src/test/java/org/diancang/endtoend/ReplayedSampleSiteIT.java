package org.diancang.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.check.ClosedBrowser;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.client.CdxLine;
import org.diancang.samplesite.SampleSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample county as a crawl kept it, in the reader's frame: the live web is out of reach. */
@ExtendWith(SharedArchive.class)
class ReplayedSampleSiteIT extends SamplePages {
    private static final Pattern ARCHIVED =
            Pattern.compile("https?://[^/]+/[0-9]{14}(?:[a-z]{2}_)?/(.*)");

    private static SampleArchive archive;
    private static ClosedBrowser browser;

    @BeforeAll
    static void start(SampleArchive shared) {
        archive = shared;
        archive.crawl();
        browser = ClosedBrowser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void nothingLeftTheArchive() {
        assertThat(browser.requestsThatLeft()).isEmpty();
    }

    @Override
    ClosedBrowser browser() {
        return browser;
    }

    @Override
    SampleSite site() {
        return archive.sample();
    }

    @Override
    Frame open(String url) {
        List<CdxLine> versions = archive.index().lookUp(url);
        assertThat(versions).as("captures of " + url).isNotEmpty();
        page.navigate(
                "http://reader.localhost:%d/%s/%s"
                        .formatted(archive.ports().reader(), versions.getLast().timestamp(), url));
        return page.mainFrame().childFrames().getFirst();
    }

    @Override
    String own(String asked) {
        Matcher archived = ARCHIVED.matcher(asked);
        return archived.matches() ? archived.group(1) : asked;
    }

    /** GBK is called by the name of the whole; what hides its markup is sent as UTF-8. */
    @Override
    String shownAs(String charset) {
        return switch (charset) {
            case "GBK" -> "gb18030";
            case "UTF-16LE" -> "UTF-8";
            default -> charset;
        };
    }

    @Test
    void whatOnlyABrowserWouldHaveFoundIsHonestlyAbsent() {
        Frame shown = open(museum("/zl/cangpin.html"));
        assertThat(shown.locator("img.piece")).hasCount(2);
        page.waitForCondition(() -> statuses.keySet().containsAll(List.of(builtPictures())));
        assertThat(builtPictures()).allSatisfy(url -> assertThat(statuses).containsEntry(url, 404));
    }

    private String[] builtPictures() {
        return List.of(filesOfScripts()).stream()
                .filter(url -> url.endsWith(".svg"))
                .toArray(String[]::new);
    }
}
