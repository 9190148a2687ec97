package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.diancang.events.CrawlSnapshot.LastMinutes;
import org.diancang.events.CrawlStatistics;
import org.junit.jupiter.api.Test;

class LastMinutesOfRunningTest {
    private final LastMinutesOfRunning last = new LastMinutesOfRunning();

    @Test
    void onlyTheLastFiveMinutesCount() {
        for (int second = 0; second <= 600; second += 2) {
            last.add(look(second, second * 10L, 100));
        }

        assertThat(last.look()).isEqualTo(new LastMinutes(300_000, 3_000, 300_000, 100));
    }

    @Test
    void beforeTheSecondLookThereIsNothingToSay() {
        assertThat(last.look()).isEqualTo(LastMinutes.NONE);

        last.add(look(2, 20, 5));

        assertThat(last.look().urls()).isZero();
    }

    @Test
    void aQueueThatGrowsByEveryThousandIsNoticedUntilItShrinks() {
        last.add(look(0, 0, 10));
        last.add(look(2, 1_000, 20));
        last.add(look(4, 2_000, 30));
        assertThat(last.growing()).isEqualTo(2);

        last.add(look(6, 2_500, 5));
        assertThat(last.growing()).isEqualTo(2);

        last.add(look(8, 3_000, 25));
        assertThat(last.growing()).isZero();
    }

    private static CrawlStatistics look(int second, long fetched, long queued) {
        return new CrawlStatistics(queued, fetched, 0, 0, fetched * 100, 0, second * 1_000L, 0, 0);
    }
}
