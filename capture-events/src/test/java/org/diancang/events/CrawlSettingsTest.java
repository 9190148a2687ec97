package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrawlSettingsTest {
    @Test
    void whatAnEarlierVersionStoredIsReadWithTheUsualRest() {
        String stored =
                """
                {"maxUrls":10000,"maxBytes":0,"maxDuration":"PT6H","delay":"PT0.5S","maxHops":100,
                 "obeyRobots":true,"contact":"http://127.0.0.1/","fallbackCharset":"GB18030"}""";

        CrawlSettings settings =
                new EventCodec()
                        .decode(stored.getBytes(StandardCharsets.UTF_8), CrawlSettings.class);

        assertThat(settings.rules()).isEqualTo(ScopeRules.NONE);
        assertThat(settings.politeness()).isEqualTo(Politeness.PLAIN);
        assertThat(settings.perHost()).isEqualTo(HostLimits.NONE);
        assertThat(settings.requests()).isEqualTo(RequestSettings.NONE);
        assertThat(settings.fetch()).isEqualTo(FetchLimits.PLAIN);
        assertThat(settings.window()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[a-",
                "(?<=a)b",
                "a{2000}",
                "(((a{1000}){1000}){1000})",
                "a{9}b{999}",
                ""
            })
    void anExpressionThatIsNotRe2IsRefusedByName(String expression) {
        assertThatThrownBy(
                        () -> new ScopeRules(List.of(), List.of(expression), 20, 3, 0, List.of()))
                .hasMessageStartingWith("excludes: ")
                .hasMessageContaining("'" + expression + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "cookie", "AUTHORIZATION", "User-Agent"})
    void aHeaderThatTheCrawlerSetsItselfOrASecretIsRefused(String name) {
        assertThatThrownBy(
                        () ->
                                new RequestSettings(
                                        null, List.of(new RequestSettings.Header(name, "x"))))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"'X-A\r\nHost', v", "X-A, 'v\r\nHost: other'", "'', v"})
    void aHeaderCanNotBringAnotherWithIt(String name, String value) {
        assertThatThrownBy(() -> new RequestSettings.Header(name, value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangeWithABadExpressionIsRefused() {
        assertThatThrownBy(() -> new CrawlChange(1, List.of("*"), Duration.ZERO))
                .hasMessageContaining("'*'");
    }
}
