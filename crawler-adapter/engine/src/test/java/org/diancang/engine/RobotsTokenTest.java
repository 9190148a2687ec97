package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.archive.modules.net.RobotsDirectives;
import org.archive.modules.net.Robotstxt;
import org.diancang.events.CrawlerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page about the crawler tells owners of websites to write works. */
class RobotsTokenTest {
    private static final String AGENT = CrawlerName.userAgent("https://library.example/about");

    @ParameterizedTest
    @ValueSource(strings = {CrawlerName.TOKEN, "Diancang", "DIANCANG"})
    void aGroupWithTheTokenIsForUs(String token) throws Exception {
        RobotsDirectives ours =
                directives(
                        "User-agent: *\nDisallow:\n\nUser-agent: "
                                + token
                                + "\nCrawl-delay: 10\nDisallow: /private/\n");

        assertThat(ours.allows("/private/x")).isFalse();
        assertThat(ours.allows("/public/x")).isTrue();
        assertThat(ours.getCrawlDelay()).isEqualTo(10f);
    }

    @Test
    void theWholeSiteCanBeLeftOut() throws Exception {
        assertThat(directives("User-agent: " + CrawlerName.TOKEN + "\nDisallow: /\n").allows("/"))
                .isFalse();
    }

    @Test
    void aGroupForAnotherIsNotForUs() throws Exception {
        assertThat(directives("User-agent: otherbot\nDisallow: /\n").allows("/")).isTrue();
    }

    private static RobotsDirectives directives(String robots) throws Exception {
        return new Robotstxt(new StringReader(robots)).getDirectivesFor(AGENT);
    }
}
