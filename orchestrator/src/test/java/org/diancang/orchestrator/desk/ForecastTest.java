package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.diancang.events.CrawlSettings;
import org.diancang.events.CrawlSnapshot.LastMinutes;
import org.diancang.events.CrawlStatistics;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final LastMinutes TEN_A_SECOND =
            new LastMinutes(300_000, 3_000, 3_000_000, 10_000);

    @Test
    void whatWaitsIsDividedByTheRateOfTheLastMinutes() {
        assertThat(forecast(limits(0, 0, Duration.ZERO), now(6_000, 3_000), TEN_A_SECOND))
                .contains(
                        new Forecast(
                                Forecast.End.QUEUE, Duration.ofMinutes(10), Duration.ofMinutes(5)));
    }

    @Test
    void theEarliestLimitCounts() {
        CrawlSettings limits = limits(9_000, 0, Duration.ofHours(6));

        assertThat(forecast(limits, now(60_000, 3_000), TEN_A_SECOND))
                .contains(
                        new Forecast(
                                Forecast.End.URLS, Duration.ofMinutes(10), Duration.ofMinutes(5)));
        assertThat(forecast(limits(0, 4_000_000, Duration.ZERO), now(60_000, 3_000), TEN_A_SECOND))
                .map(Forecast::end)
                .contains(Forecast.End.BYTES);
    }

    @Test
    void whileTheQueueGrowsNobodyKnowsWhenItEnds() {
        LastMinutes growing = new LastMinutes(300_000, 3_000, 3_000_000, 100);

        assertThat(forecast(limits(0, 0, Duration.ZERO), now(6_000, 3_000), growing)).isEmpty();
    }

    @Test
    void withoutARateOnlyTheLimitOfTimeIsKnown() {
        assertThat(forecast(limits(9_000, 0, Duration.ZERO), now(100, 10), LastMinutes.NONE))
                .isEmpty();
        assertThat(forecast(limits(9_000, 0, Duration.ofHours(1)), now(100, 10), LastMinutes.NONE))
                .contains(new Forecast(Forecast.End.TIME, Duration.ofMinutes(55), Duration.ZERO));
    }

    @Test
    void whatIsWeeksAwayIsNotSaid() {
        LastMinutes slow = new LastMinutes(300_000, 20, 20_000, 9_000_000);

        assertThat(forecast(limits(0, 0, Duration.ZERO), now(8_000_000, 30), slow)).isEmpty();
    }

    private static Optional<Forecast> forecast(
            CrawlSettings limits, CrawlStatistics now, LastMinutes last) {
        return Forecast.of(limits, now, last);
    }

    private static CrawlStatistics now(long queued, long fetched) {
        return new CrawlStatistics(queued, fetched, 0, 0, fetched * 1_000, 0, 300_000, 10, 10_000);
    }

    private static CrawlSettings limits(long urls, long bytes, Duration time) {
        return new CrawlSettings(
                urls,
                bytes,
                time,
                Duration.ZERO,
                20,
                true,
                URI.create("http://crawler.example.cn/about"),
                "UTF-8");
    }
}
