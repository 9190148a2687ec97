package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.diancang.orchestrator.schedule.CronRule;
import org.diancang.orchestrator.schedule.Interval;
import org.diancang.orchestrator.schedule.Plan;
import org.junit.jupiter.api.Test;

class ScheduleLoadTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
    private static final Plan DAILY =
            new Plan(
                    new Interval(
                            1, Interval.Unit.DAYS, LocalDate.of(2026, 1, 1), LocalTime.of(2, 0)),
                    ZONE,
                    Plan.State.ACTIVE);

    @Test
    void eachHourCountsWhatIsDueInItByTheDesksClocks() {
        Plan utc = new Plan(new CronRule("0 18 * * *"), ZoneId.of("UTC"), Plan.State.ACTIVE);

        ScheduleLoad load = ScheduleLoad.of(List.of(DAILY, utc), 4, NOW, ZONE);

        assertThat(load.days()).hasSize(7);
        // Two in the morning of today is over; tomorrow both are due at that hour.
        assertThat(load.days().get(0).hours().get(2).count()).isZero();
        assertThat(load.days().get(1).hours().get(2).count()).isEqualTo(2);
        assertThat(load.days().get(1).hours().get(2).level()).isEqualTo(2);
        assertThat(load.days().get(1).hours().get(3).level()).isZero();
    }

    @Test
    void moreThanTheWorkersRunAtOnceIsMarked() {
        ScheduleLoad load = ScheduleLoad.of(Collections.nCopies(3, DAILY), 2, NOW, ZONE);

        assertThat(load.busiest().count()).isEqualTo(3);
        assertThat(load.busiest().over()).isTrue();
        assertThat(load.busiest().level()).isEqualTo(4);
    }

    @Test
    void withoutWorkersNothingIsOver() {
        ScheduleLoad load = ScheduleLoad.of(List.of(DAILY), 0, NOW, ZONE);

        assertThat(load.busiest().over()).isFalse();
        assertThat(load.busiest().level()).isEqualTo(4);
        assertThat(ScheduleLoad.of(List.of(), 0, NOW, ZONE).busiest().count()).isZero();
    }
}
