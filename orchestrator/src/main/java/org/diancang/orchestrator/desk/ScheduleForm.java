package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.diancang.orchestrator.schedule.CronRule;
import org.diancang.orchestrator.schedule.Interval;
import org.diancang.orchestrator.schedule.Plan;
import org.diancang.orchestrator.schedule.Schedule;
import org.diancang.orchestrator.schedule.ScheduleDraft;
import org.diancang.orchestrator.schedule.ScheduleFinding;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * What was typed into the form of a schedule, kept as it was typed.
 *
 * @param version version of the schedule that was changed; empty for a new one
 * @param previewed {@link #fingerprint()} of what the shown preview was made from
 */
record ScheduleForm(
        String kind,
        String every,
        String unit,
        String at,
        String startsOn,
        String cron,
        String zone,
        String state,
        String version,
        String previewed) {
    private static final List<String> FIELDS =
            List.of("kind", "every", "unit", "at", "startsOn", "cron", "zone", "state");

    /** A field that a browser did not send counts as left empty. */
    ScheduleForm {
        kind = given(kind);
        every = given(every);
        unit = given(unit);
        at = given(at);
        startsOn = given(startsOn);
        cron = given(cron);
        zone = given(zone);
        state = given(state);
        version = given(version);
        previewed = given(previewed);
    }

    /** What most sites want: every day at two in the morning. */
    static ScheduleForm suggested(ZoneId zone, Instant now) {
        return new ScheduleForm(
                "INTERVAL",
                "1",
                Interval.Unit.DAYS.name(),
                "02:00",
                LocalDate.ofInstant(now, zone).toString(),
                "",
                zone.getId(),
                Plan.State.ACTIVE.name(),
                "",
                "");
    }

    static ScheduleForm of(Schedule schedule, Instant now) {
        ZoneId zone = schedule.plan().zone();
        String state = schedule.plan().state().name();
        String version = String.valueOf(schedule.version());
        return switch (schedule.plan().recurrence()) {
            case Interval i ->
                    new ScheduleForm(
                            "INTERVAL",
                            String.valueOf(i.every()),
                            i.unit().name(),
                            i.at().toString(),
                            i.startsOn().toString(),
                            "",
                            zone.getId(),
                            state,
                            version,
                            "");
            case CronRule c ->
                    new ScheduleForm(
                            "CRON",
                            "1",
                            Interval.Unit.DAYS.name(),
                            "02:00",
                            LocalDate.ofInstant(now, zone).toString(),
                            c.expression(),
                            zone.getId(),
                            state,
                            version,
                            "");
        };
    }

    ScheduleDraft draft() {
        return new ScheduleDraft(kind, number(every), unit, at, startsOn, cron, zone, state);
    }

    /** The version that was changed; what is none matches none. */
    Optional<Long> changed() {
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(version.matches("[0-9]{1,18}") ? Long.parseLong(version) : 0L);
    }

    /** Stands for everything typed, so that nothing is kept that was not shown before. */
    public String fingerprint() {
        return Integer.toHexString(
                List.of(kind, every, unit, at, startsOn, cron, zone, state).hashCode());
    }

    boolean shown() {
        return previewed.equals(fingerprint());
    }

    ScheduleForm changing(Optional<Schedule> current) {
        return new ScheduleForm(
                kind,
                every,
                unit,
                at,
                startsOn,
                cron,
                zone,
                state,
                current.map(c -> String.valueOf(c.version())).orElse(""),
                previewed);
    }

    /** Shows a finding at its field, in the reader's language. */
    static void show(ScheduleFinding finding, BindingResult errors) {
        String field = FIELDS.contains(finding.item()) ? finding.item() : "kind";
        errors.rejectValue(
                field,
                "finding." + field + "." + finding.code(),
                new Object[] {finding.value()},
                finding.detail());
    }

    private static @Nullable Integer number(String typed) {
        return typed.strip().matches("[0-9]{1,6}") ? Integer.valueOf(typed.strip()) : null;
    }

    @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
    private static String given(String typed) {
        return typed == null ? "" : typed;
    }
}
