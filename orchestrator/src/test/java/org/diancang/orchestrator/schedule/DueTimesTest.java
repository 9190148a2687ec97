package org.diancang.orchestrator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTimesTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Recurrence.Times HOURLY =
            new Interval(1, Interval.Unit.HOURS, LocalDate.of(2026, 1, 1), LocalTime.MIDNIGHT)
                    .in(ZoneOffset.UTC);

    @Test
    void onTimeNothingWasMissed() {
        assertThat(DueTimes.between(FIRST, FIRST.plusSeconds(3), HOURLY))
                .isEqualTo(
                        new DueTimes(
                                java.util.List.of(),
                                0,
                                FIRST,
                                Optional.of(FIRST.plusSeconds(3600))));
    }

    @Test
    void theLatestIsRunAndThoseBeforeWereMissed() {
        DueTimes due = DueTimes.between(FIRST, FIRST.plusSeconds(2 * 3600 + 60), HOURLY);

        assertThat(due.missed()).containsExactly(FIRST, FIRST.plusSeconds(3600));
        assertThat(due.latest()).isEqualTo(FIRST.plusSeconds(2 * 3600));
        assertThat(due.next()).contains(FIRST.plusSeconds(3 * 3600));
    }

    @Test
    void afterAYearAwayOnlyTheLatestAreRecordedOneByOneAndNoneIsForgotten() {
        DueTimes due = DueTimes.between(FIRST, FIRST.plusSeconds(8760L * 3600), HOURLY);

        assertThat(due.missed()).hasSize(DueTimes.MOST_RECORDED);
        assertThat(due.missedBefore() + due.missed().size() + 1).isEqualTo(8761);
        assertThat(due.latest()).isEqualTo(FIRST.plusSeconds(8760L * 3600));
    }

    @Test
    void aRuleThatEndsHasNoNextTime() {
        assertThat(DueTimes.between(FIRST, FIRST, instant -> Optional.empty()).next()).isEmpty();
    }
}
