package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.diancang.events.CrawlStatistics;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private long now;
    private final Standstill standstill = new Standstill(() -> now);
    private final Guard guard = new Guard(() -> now);

    @Test
    void aCrawlWithWorkThatDoesNothingForLongIsSeenAndThenAgain() {
        assertThat(standstill.lasts(count(5, 3), true)).isFalse();
        pass(Standstill.LONGEST.plusSeconds(1));
        assertThat(standstill.lasts(count(5, 3), true)).isTrue();
        assertThat(standstill.lasts(count(5, 3), true)).isFalse();
        pass(Standstill.LONGEST.plusSeconds(1));
        assertThat(standstill.lasts(count(5, 3), true)).isTrue();
    }

    @Test
    void oneThatFetchesIsHeldOrHasNoWorkIsNot() {
        assertThat(standstill.lasts(count(5, 3), true)).isFalse();
        pass(Standstill.LONGEST.plusSeconds(1));
        assertThat(standstill.lasts(count(5, 4), true)).isFalse();
        pass(Standstill.LONGEST.plusSeconds(1));
        assertThat(standstill.lasts(count(5, 4), false)).isFalse();
        pass(Standstill.LONGEST.plusSeconds(1));
        assertThat(standstill.lasts(count(0, 4), true)).isFalse();
    }

    @Test
    void aGuardIsGoneOnceItWasHeardAndThenNoMore() {
        pass(Guard.LONGEST_SILENCE.multipliedBy(3));
        assertThat(guard.isGone()).isFalse();
        guard.heard();
        pass(Guard.LONGEST_SILENCE);
        assertThat(guard.isGone()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(guard.isGone()).isTrue();
        guard.heard();
        assertThat(guard.isGone()).isFalse();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static CrawlStatistics count(long queued, long fetched) {
        return new CrawlStatistics(queued, fetched, 0, 0, 0, 0, 0, 0, 0);
    }
}
