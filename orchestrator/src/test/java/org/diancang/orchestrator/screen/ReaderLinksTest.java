package org.diancang.orchestrator.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class ReaderLinksTest {
    private final ReaderLinks reader = new ReaderLinks("http://reader.localhost:8081/");

    @Test
    void theCalendarOfAUrlKeepsItsQuery() {
        assertThat(reader.calendar("https://a.example/p?q=1&r=2"))
                .contains("http://reader.localhost:8081/*/https://a.example/p?q=1&r=2");
    }

    @Test
    void oneVersionIsNamedByItsSecond() {
        assertThat(reader.version(Instant.parse("2026-11-09T02:14:05.9Z"), "https://a.example/"))
                .contains("http://reader.localhost:8081/20261109021405/https://a.example/");
        assertThat(reader.version(Instant.EPOCH, "dns:a.example")).isEmpty();
    }

    @Test
    void whatWouldEndTheLinkIsEncoded() {
        assertThat(reader.calendar("http://a.example/\"><script>#x"))
                .contains("http://reader.localhost:8081/*/http://a.example/%22%3E%3Cscript%3E%23x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "//a.example/", "", " http:"})
    void onlyHttpUrlsBecomeLinks(String url) {
        assertThat(reader.calendar(url)).isEmpty();
    }
}
