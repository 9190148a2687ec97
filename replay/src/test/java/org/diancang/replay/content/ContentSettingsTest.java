package org.diancang.replay.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.diancang.replay.ReplaySettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ContentSettingsTest {
    private static ReplaySettings settings(ReplaySettings.Robots robots, Duration freshFor) {
        return new ReplaySettings(
                Path.of("data"),
                new ReplaySettings.Indexer(URI.create("http://127.0.0.1:1"), Duration.ZERO),
                new ReplaySettings.Reader("http://reader.test"),
                new ReplaySettings.Content(
                        "http://content.test", 0, robots, freshFor, 0, Duration.ofDays(1), true),
                new ReplaySettings.Desk("http://desk.test"),
                new ReplaySettings.Orchestrator(null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "FORBIDDEN,'noindex, nofollow',Disallow: /",
                "UNLISTED,'noindex, nofollow',Disallow:",
                "ALLOWED,none,Disallow:"
            })
    void searchEnginesAreToldWhatTheyMayDo(
            ReplaySettings.Robots allowed, String header, String rule) throws IOException {
        Robots robots = new Robots(settings(allowed, Duration.ZERO));
        MockHttpServletResponse page = new MockHttpServletResponse();
        robots.header(page);
        assertThat(page.getHeader("X-Robots-Tag")).isEqualTo(header);
        MockHttpServletResponse file = new MockHttpServletResponse();
        robots.file(file);
        assertThat(file.getContentAsString()).isEqualTo("User-agent: *\n" + rule + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,PT2S,'private, max-age=2, must-revalidate'",
        "GET,PT0S,'private, max-age=0, must-revalidate'",
        "GET,P30D,'private, max-age=2592000, immutable'",
        "POST,P30D,no-store"
    })
    void howLongAMementoIsKeptIsForTheInstallationToSay(
            String method, Duration freshFor, String header) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new Freshness(settings(ReplaySettings.Robots.FORBIDDEN, freshFor))
                .of(new MockHttpServletRequest(method, "/"), response);
        assertThat(response.getHeader("Cache-Control")).isEqualTo(header);
    }
}
