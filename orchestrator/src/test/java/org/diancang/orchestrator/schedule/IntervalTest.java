package org.diancang.orchestrator.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void daysKeepTheTimeOfDayOfThePlace() {
        assertThat(next(every(2, Interval.Unit.DAYS, "2026-11-25", "02:00"), SHANGHAI, 3))
                .containsExactly(
                        Instant.parse("2026-11-24T18:00:00Z"),
                        Instant.parse("2026-11-26T18:00:00Z"),
                        Instant.parse("2026-11-28T18:00:00Z"));
    }

    @Test
    void weeksKeepTheWeekdayOfTheFirstDay() {
        assertThat(next(every(1, Interval.Unit.WEEKS, "2026-11-23", "08:30"), SHANGHAI, 3))
                .allSatisfy(
                        due ->
                                assertThat(due.atZone(SHANGHAI).getDayOfWeek())
                                        .isEqualTo(java.time.DayOfWeek.MONDAY))
                .allSatisfy(
                        due ->
                                assertThat(due.atZone(SHANGHAI).toLocalTime())
                                        .isEqualTo(LocalTime.of(8, 30)));
    }

    @Test
    void whereTheClocksSkipTheTimeItIsDueAsMuchLaterAndTheNextDayOnTimeAgain() {
        Interval daily = every(1, Interval.Unit.DAYS, "2026-03-01", "02:30");

        assertThat(daily.in(BERLIN).after(Instant.parse("2026-03-28T12:00:00Z")))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(daily.in(BERLIN).after(Instant.parse("2026-03-29T12:00:00Z")))
                .contains(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void whereTheClocksShowTheTimeTwiceItIsDueOnce() {
        Interval daily = every(1, Interval.Unit.DAYS, "2026-10-01", "02:30");

        assertThat(daily.in(BERLIN).after(Instant.parse("2026-10-24T12:00:00Z")))
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(daily.in(BERLIN).after(Instant.parse("2026-10-25T00:30:00Z")))
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void hoursPassWhateverTheClocksDo() {
        Interval sixHours = every(6, Interval.Unit.HOURS, "2026-03-28", "20:00");

        List<Instant> due = next(sixHours, BERLIN, 8);

        assertThat(due.getFirst()).isEqualTo(Instant.parse("2026-03-28T19:00:00Z"));
        for (int i = 1; i < due.size(); i++) {
            assertThat(Duration.between(due.get(i - 1), due.get(i))).isEqualTo(Duration.ofHours(6));
        }
    }

    @Test
    void aFirstDayToComeIsTheFirstTime() {
        assertThat(
                        every(5, Interval.Unit.DAYS, "2030-01-01", "00:00")
                                .in(SHANGHAI)
                                .after(Instant.parse("2026-11-25T00:00:00Z")))
                .contains(Instant.parse("2029-12-31T16:00:00Z"));
    }

    @Test
    void theTimeItselfIsNotAfterIt() {
        Interval hourly = every(1, Interval.Unit.HOURS, "2000-01-01", "00:00");
        Instant due = Instant.parse("2026-11-25T03:00:00Z");

        assertThat(hourly.in(SHANGHAI).after(due)).contains(due.plusSeconds(3600));
        assertThat(hourly.in(SHANGHAI).after(due.minusNanos(1))).contains(due);
    }

    @Test
    void anIntervalOutOfRangeIsRefused() {
        assertThatThrownBy(() -> every(0, Interval.Unit.DAYS, "2026-01-01", "00:00"))
                .hasMessageContaining("1 to 366");
        assertThatThrownBy(() -> every(53, Interval.Unit.WEEKS, "2026-01-01", "00:00"))
                .hasMessageContaining("is 53");
    }

    private static Interval every(int every, Interval.Unit unit, String startsOn, String at) {
        return new Interval(every, unit, LocalDate.parse(startsOn), LocalTime.parse(at));
    }

    private static List<Instant> next(Interval interval, ZoneId zone, int count) {
        Instant before = interval.startsOn().atStartOfDay(zone).toInstant().minusSeconds(1);
        return new Plan(interval, zone, Plan.State.ACTIVE).next(before, count);
    }
}
