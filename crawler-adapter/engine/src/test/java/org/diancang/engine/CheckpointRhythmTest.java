package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckpointRhythmTest {
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Duration CHEAP = Duration.ofMillis(100);

    private long now;
    private long fetched;
    private final CheckpointRhythm rhythm = new CheckpointRhythm(INTERVAL, () -> now);

    @Test
    void theFirstComesAfterAQuarterOfTheInterval() {
        assertThat(isWrittenAfter(Duration.ofMillis(14_999))).isFalse();
        assertThat(isWrittenAfter(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void cheapOnesComeAtEachInterval() {
        rhythm.done(CHEAP);
        assertThat(isWrittenAfter(Duration.ofSeconds(59))).isFalse();
        assertThat(isWrittenAfter(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void oneThatTakesLongPutsOffTheNextAndThatAlone() {
        rhythm.done(Duration.ofSeconds(10));
        assertThat(isWrittenAfter(Duration.ofSeconds(199))).isFalse();
        assertThat(isWrittenAfter(Duration.ofSeconds(1))).isTrue();
        rhythm.done(CHEAP);
        assertThat(isWrittenAfter(INTERVAL)).isTrue();
    }

    @Test
    void noneIsBegunWhileOneIsWritten() {
        assertThat(isWrittenAfter(INTERVAL)).isTrue();
        assertThat(isWrittenAfter(INTERVAL.multipliedBy(9))).isFalse();
    }

    @Test
    void aCrawlThatFetchesNothingNeedsNoOther() {
        assertThat(isWrittenAfter(INTERVAL)).isTrue();
        rhythm.done(CHEAP);
        now += INTERVAL.toNanos();
        assertThat(rhythm.begin(fetched)).isFalse();
        assertThat(rhythm.begin(fetched + 1)).isTrue();
    }

    private boolean isWrittenAfter(Duration time) {
        now += time.toNanos();
        fetched++;
        return rhythm.begin(fetched);
    }
}
