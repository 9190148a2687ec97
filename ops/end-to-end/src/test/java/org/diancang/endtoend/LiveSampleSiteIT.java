package org.diancang.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.PlaywrightException;
import java.util.stream.Stream;
import org.diancang.check.ClosedBrowser;
import org.diancang.check.ResolverRules;
import org.diancang.samplesite.SampleSite;
import org.diancang.samplesite.SampleSiteOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample county as it is on the live web, its names resolved by its own DNS responder. */
class LiveSampleSiteIT extends SamplePages {
    private static SampleSite site;
    private static ClosedBrowser browser;

    @BeforeAll
    static void start() {
        site = SampleSite.start(SampleSiteOptions.onFreePorts("127.0.0.2"));
        browser =
                ClosedBrowser.start(
                        ResolverRules.ask(
                                site.dnsAddress(),
                                Stream.concat(site.hosts().stream(), Stream.of("outside.example"))
                                        .toList()));
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
    }

    @Override
    ClosedBrowser browser() {
        return browser;
    }

    @Override
    SampleSite site() {
        return site;
    }

    @Override
    Frame open(String url) {
        page.navigate(url);
        return page.mainFrame();
    }

    @Override
    String own(String asked) {
        return asked;
    }

    @Override
    String shownAs(String charset) {
        return charset;
    }

    @Test
    void whatScriptsPutTogetherIsThere() {
        Frame shown = open(museum("/zl/cangpin.html"));
        assertThat(shown.locator("img.built")).hasCount(2);
        awaitPictures(shown, "img.built");
        Frame board = open(economy("/tj/kanban.html"));
        assertThat(board.locator("p.year")).hasCount(2);
        assertThat(statuses).containsKeys(filesOfScripts());
    }

    @Test
    void everyOtherHostStaysUnknown() {
        assertThatThrownBy(() -> page.navigate("http://outside.example/"))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("ERR_NAME_NOT_RESOLVED");
        assertThat(browser.requestsThatLeft()).containsExactly("http://outside.example/");
    }
}
