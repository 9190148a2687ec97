package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrawlWindowTest {
    private static final CrawlWindow NIGHTS =
            new CrawlWindow(
                    "Asia/Shanghai",
                    List.of(DayOfWeek.FRIDAY),
                    LocalTime.of(22, 0),
                    LocalTime.of(6, 0));

    @Test
    void aWindowOverMidnightBelongsToTheDayOnWhichItBegins() {
        assertThat(NIGHTS.isOpenAt(Instant.parse("2026-11-27T13:59:59Z"))).isFalse();
        assertThat(NIGHTS.isOpenAt(Instant.parse("2026-11-27T14:00:00Z"))).isTrue();
        assertThat(NIGHTS.isOpenAt(Instant.parse("2026-11-27T21:59:59Z"))).isTrue();
        assertThat(NIGHTS.isOpenAt(Instant.parse("2026-11-27T22:00:00Z"))).isFalse();
        assertThat(NIGHTS.isOpenAt(Instant.parse("2026-11-26T20:00:00Z"))).isFalse();
    }

    @Test
    void theNextOpeningIsOnTheNextSuchDay() {
        Instant saturdayMorning = Instant.parse("2026-11-27T23:00:00Z");
        assertThat(NIGHTS.nextOpening(saturdayMorning))
                .isEqualTo(Instant.parse("2026-12-04T14:00:00Z"));
        assertThat(NIGHTS.untilOpen(Instant.parse("2026-11-27T13:00:00Z")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void fromEqualToUntilIsTheWholeDay() {
        CrawlWindow always =
                new CrawlWindow("UTC", List.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        assertThat(always.isOpenAt(Instant.parse("2026-11-27T13:59:59Z"))).isTrue();
        assertThat(always.isOpenAt(Instant.parse("2026-11-27T00:00:00Z"))).isTrue();
    }

    @Test
    void aZoneThatNobodyKnowsIsRefused() {
        assertThatThrownBy(
                        () ->
                                new CrawlWindow(
                                        "Mars/Olympus",
                                        List.of(),
                                        LocalTime.MIDNIGHT,
                                        LocalTime.NOON))
                .hasMessageContaining("Mars/Olympus");
    }
}
