package org.diancang.orchestrator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronRuleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * 1      | 2026-11-30T02:00",
                "0 2 * * MON    | 2026-11-30T02:00",
                "0 2 * * 0      | 2026-11-29T02:00",
                "0 2 * * 7      | 2026-11-29T02:00",
                "30 4 1,15 * *  | 2026-12-01T04:30",
                "0 */6 * * *    | 2026-11-25T18:00",
                "5 0 1 JAN *    | 2027-01-01T00:05",
                "0 9-17 * * 1-5 | 2026-11-25T13:00",
                "0 0 29 2 *     | 2028-02-29T00:00",
            })
    void fiveFieldsMeanWhatCrontabMeans(String expression, String next) {
        Instant noon = LocalDateTime.parse("2026-11-25T12:30").atZone(SHANGHAI).toInstant();

        assertThat(new CronRule(expression).in(SHANGHAI).after(noon))
                .contains(LocalDateTime.parse(next).atZone(SHANGHAI).toInstant());
    }

    @Test
    void whereBothKindsOfDaysAreGivenEitherWillDo() {
        assertThat(next("0 2 1 * 1", SHANGHAI, "2026-11-25T12:00", 3))
                .containsExactly(
                        local("2026-11-30T02:00"),
                        local("2026-12-01T02:00"),
                        local("2026-12-07T02:00"));
    }

    @Test
    void onADayWhoseClocksSkipTheTimeItIsNotDue() {
        assertThat(next("30 2 * * *", BERLIN, "2026-03-27T12:00", 2))
                .containsExactly(local("2026-03-28T02:30"), local("2026-03-30T02:30"));
    }

    @Test
    void whereTheClocksShowTheTimeTwiceItIsDueOnce() {
        List<Instant> due =
                new Plan(new CronRule("30 2 * * *"), BERLIN, Plan.State.ACTIVE)
                        .next(Instant.parse("2026-10-24T12:00:00Z"), 2);

        assertThat(due)
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void daysThatDoNotExistAreNeverDue() {
        assertThat(new CronRule("0 0 31 2 *").in(SHANGHAI).after(Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 2 * * *        | minute       | 60",
                "-1 2 * * *        | minute       | -1",
                "1;2 2 * * *       | minute       | 1;2",
                "0 24 * * *        | hour         | 24",
                "0 2am * * *       | hour         | 2am",
                "0 2 0 * *         | day-of-month | 0",
                "0 2 32 * *        | day-of-month | 32",
                "0 2 L * *         | day-of-month | L",
                "0 2 ? * *         | day-of-month | ?",
                "0 2 * 13 *        | month        | 13",
                "0 2 * FOO *       | month        | FOO",
                "0 2 * * 8         | day-of-week  | 8",
                "0 2 * * MONDAY    | day-of-week  | MONDAY",
                "0 2 * * 2#1       | day-of-week  | 2#1",
                "0 */0 * * *       | hour         | */0",
                "0 2,, * * *       | hour         | 2,,",
                "0 2 * *           | field-count  | 4",
                "0 0 2 * * ?       | field-count  | 6",
                "@daily            | field-count  | 1",
            })
    void aBadExpressionIsToldByItsField(String expression, String code, String value) {
        assertThat(CronFields.read(expression))
                .isInstanceOfSatisfying(
                        CronFields.Reading.Bad.class,
                        bad -> {
                            assertThat(bad.finding().item()).isEqualTo("cron");
                            assertThat(bad.finding().code()).isEqualTo(code);
                            assertThat(bad.finding().value()).isEqualTo(value);
                            assertThat(bad.finding().detail()).isNotBlank();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t\n", "0 2 * * 1\u0000", "零 2 * * 1", "- - - - -"})
    void whateverIsTypedIsReadWithoutFailing(String expression) {
        assertThat(CronFields.read(expression)).isInstanceOf(CronFields.Reading.Bad.class);
    }

    @Test
    void anExpressionWithoutEndIsCut() {
        assertThat(CronFields.read("1".repeat(100_000)))
                .isInstanceOfSatisfying(
                        CronFields.Reading.Bad.class,
                        bad -> assertThat(bad.finding().code()).isEqualTo("too-long"));
    }

    @Test
    void spacesBetweenFieldsDoNotMatter() {
        assertThat(CronFields.read("  0\t2  * * 1 "))
                .isEqualTo(new CronFields.Reading.Good(new CronRule("0 2 * * 1")));
    }

    private static List<LocalDateTime> next(
            String expression, ZoneId zone, String after, int count) {
        return new Plan(new CronRule(expression), zone, Plan.State.ACTIVE)
                .next(LocalDateTime.parse(after).atZone(zone).toInstant(), count).stream()
                        .map(due -> LocalDateTime.ofInstant(due, zone))
                        .toList();
    }

    private static LocalDateTime local(String text) {
        return LocalDateTime.parse(text);
    }
}
