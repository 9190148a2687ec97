package org.diancang.orchestrator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftCheckTest {
    private final DraftCheck check =
            new DraftCheck(
                    new ScheduleSettings(
                            ZoneId.of("Asia/Shanghai"),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(15),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(15)),
                    Clock.fixed(Instant.parse("2026-11-25T20:00:00Z"), ZoneOffset.UTC));

    @Test
    void whatIsLeftOutIsBeijingTimeFromTodayAndActive() {
        ScheduleDraft draft =
                new ScheduleDraft("INTERVAL", 2, "DAYS", "2:05", null, null, null, null);

        assertThat(check.check(draft))
                .isEqualTo(
                        new DraftCheck.Outcome.Good(
                                new Plan(
                                        new Interval(
                                                2,
                                                Interval.Unit.DAYS,
                                                // Four in the morning of the next day there.
                                                LocalDate.of(2026, 11, 26),
                                                LocalTime.of(2, 5)),
                                        ZoneId.of("Asia/Shanghai"),
                                        Plan.State.ACTIVE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0    | DAYS  | 02:00 | -          | -             | every    | out-of-range",
                "-    | DAYS  | 02:00 | -          | -             | every    | out-of-range",
                "367  | DAYS  | 02:00 | -          | -             | every    | out-of-range",
                "53   | WEEKS | 02:00 | -          | -             | every    | out-of-range",
                "1    | -     | 02:00 | -          | -             | unit     | required",
                "1    | YEARS | 02:00 | -          | -             | unit     | unknown",
                "1    | DAYS  | -     | -          | -             | at       | required",
                "1    | DAYS  | 24:00 | -          | -             | at       | malformed",
                "1    | DAYS  | 2 Uhr | -          | -             | at       | malformed",
                "1    | DAYS  | 02:00 | 2026-02-30 | -             | startsOn | malformed",
                "1    | DAYS  | 02:00 | gestern    | -             | startsOn | malformed",
                "1    | DAYS  | 02:00 | 1999-12-31 | -             | startsOn | out-of-range",
                "1    | DAYS  | 02:00 | 9999-12-31 | -             | startsOn | out-of-range",
                "1    | DAYS  | 02:00 | -          | Asia/Shangai  | zone     | unknown",
                "1    | DAYS  | 02:00 | -          | +08:00        | zone     | unknown",
            })
    void aBadIntervalIsToldByItsField(
            @Nullable Integer every,
            @Nullable String unit,
            @Nullable String at,
            @Nullable String startsOn,
            @Nullable String zone,
            String item,
            String code) {
        ScheduleDraft draft =
                new ScheduleDraft("INTERVAL", every, unit, at, startsOn, null, zone, null);

        assertThat(findings(draft))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.item()).isEqualTo(item);
                            assertThat(finding.code()).isEqualTo(code);
                        });
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ScheduleDraft draft =
                new ScheduleDraft("INTERVAL", 0, "", "", "x", null, "Mars/Olympus", "OFF");

        assertThat(findings(draft))
                .extracting(ScheduleFinding::item)
                .containsExactlyInAnyOrder("zone", "state", "unit", "every", "at", "startsOn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * * *", "*/10 * * * *", "0,14 2 * * 1", "59,0 1,2 * * *"})
    void whatIsDueTooOftenIsRefused(String cron) {
        assertThat(findings(cron(cron)))
                .extracting(ScheduleFinding::code)
                .containsExactly("too-often");
    }

    @Test
    void aQuarterOfAnHourIsLongEnough() {
        assertThat(check.check(cron("*/15 * * * *"))).isInstanceOf(DraftCheck.Outcome.Good.class);
    }

    @Test
    void whatIsNeverDueIsRefused() {
        assertThat(findings(cron("0 0 30 2 *")))
                .extracting(ScheduleFinding::code)
                .containsExactly("never");
    }

    @Test
    void aKindThatIsNoneIsRefused() {
        assertThat(
                        findings(
                                new ScheduleDraft(
                                        null, null, null, null, null, "0 2 * * *", null, null)))
                .extracting(ScheduleFinding::item)
                .containsExactly("kind");
    }

    @Test
    void aLongValueIsCut() {
        ScheduleDraft draft =
                new ScheduleDraft(
                        "CRON", null, null, null, null, "0 2 * * *", "Z".repeat(5_000), null);

        assertThat(findings(draft).getFirst().value()).hasSizeLessThan(70);
    }

    private static ScheduleDraft cron(String expression) {
        return new ScheduleDraft("CRON", null, null, null, null, expression, null, null);
    }

    private List<ScheduleFinding> findings(ScheduleDraft draft) {
        return switch (check.check(draft)) {
            case DraftCheck.Outcome.Bad bad -> bad.findings();
            case DraftCheck.Outcome.Good good -> List.of();
        };
    }
}
