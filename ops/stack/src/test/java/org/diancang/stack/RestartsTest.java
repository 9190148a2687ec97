package org.diancang.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartsTest {
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void threeStartsAreGivenAndMoreOnlyWhenTheFirstIsTenMinutesAgo() {
        Restarts restarts = new Restarts(clock);
        assertThat(restarts.take()).isTrue();
        now = now.plus(Duration.ofMinutes(5));
        assertThat(restarts.take()).isTrue();
        assertThat(restarts.take()).isTrue();
        assertThat(restarts.take()).isFalse();
        now = now.plus(Duration.ofMinutes(5));
        assertThat(restarts.take()).isTrue();
        assertThat(restarts.take()).isFalse();
        assertThat(restarts.taken()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ended with code 0",
        "1, ended with code 1",
        "143, was ended by signal 15",
        "255, ended with code 255"
    })
    void anExitCodeIsSaidInWords(int code, String words) {
        assertThat(Ending.of(code)).isEqualTo(words);
    }
}
