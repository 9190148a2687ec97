package org.diancang.orchestrator.schedule;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a draft, and says everything that is wrong about it. */
@Component("scheduleDraftCheck")
class DraftCheck {
    /** Enough of a cron expression's times to meet the closest two of a day. */
    private static final int LOOKED_AT = 100;

    private static final int YEARS_AHEAD = 5;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private final ScheduleSettings settings;
    private final Clock clock;

    DraftCheck(ScheduleSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of reading. */
    sealed interface Outcome {
        /** It can be kept. */
        record Good(Plan plan) implements Outcome {}

        /** It can't. */
        record Bad(List<ScheduleFinding> findings) implements Outcome {}
    }

    Outcome check(ScheduleDraft draft) {
        List<ScheduleFinding> findings = new ArrayList<>();
        Optional<ZoneId> zone = zone(draft.zone(), findings);
        Optional<Plan.State> state = state(draft.state(), findings);
        Optional<? extends Recurrence> recurrence =
                switch (text(draft.kind())) {
                    case "INTERVAL" -> interval(draft, zone.orElse(settings.zone()), findings);
                    case "CRON" -> cron(text(draft.cron()), findings);
                    case String kind -> {
                        findings.add(
                                kind.isEmpty()
                                        ? required("kind", "must be INTERVAL or CRON.")
                                        : new ScheduleFinding(
                                                "kind",
                                                "unknown",
                                                kind,
                                                "must be INTERVAL or CRON."));
                        yield Optional.empty();
                    }
                };
        if (!findings.isEmpty()) {
            return new Outcome.Bad(List.copyOf(findings));
        }
        Plan plan = new Plan(recurrence.orElseThrow(), zone.orElseThrow(), state.orElseThrow());
        return distance(plan)
                .<Outcome>map(finding -> new Outcome.Bad(List.of(finding)))
                .orElseGet(() -> new Outcome.Good(plan));
    }

    private Optional<ZoneId> zone(@Nullable String typed, List<ScheduleFinding> findings) {
        String name = text(typed);
        if (name.isEmpty()) {
            return Optional.of(settings.zone());
        }
        // Offsets such as +08:00 are zones to Java; a place knows when its clocks change.
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return Optional.of(ZoneId.of(name));
        }
        findings.add(
                new ScheduleFinding(
                        "zone",
                        "unknown",
                        name,
                        "is no time zone of the IANA list; write it like Asia/Shanghai."));
        return Optional.empty();
    }

    private static Optional<Plan.State> state(
            @Nullable String typed, List<ScheduleFinding> findings) {
        String name = text(typed);
        if (name.isEmpty()) {
            return Optional.of(Plan.State.ACTIVE);
        }
        return one(Plan.State.values(), name, "state", "must be ACTIVE or SUSPENDED.", findings);
    }

    private Optional<Interval> interval(
            ScheduleDraft draft, ZoneId zone, List<ScheduleFinding> findings) {
        int before = findings.size();
        Optional<Interval.Unit> unit =
                one(
                        Interval.Unit.values(),
                        text(draft.unit()),
                        "unit",
                        "must be HOURS, DAYS or WEEKS.",
                        findings);
        Integer every = draft.every();
        int most = unit.map(Interval.Unit::most).orElse(Interval.Unit.HOURS.most());
        if (every == null || every < 1 || every > most) {
            findings.add(
                    new ScheduleFinding(
                            "every",
                            "out-of-range",
                            String.valueOf(most),
                            "must be a whole number from 1 to " + most + "."));
        }
        Optional<LocalTime> at = at(text(draft.at()), findings);
        Optional<LocalDate> startsOn = startsOn(text(draft.startsOn()), zone, findings);
        return findings.size() > before || every == null
                ? Optional.empty()
                : Optional.of(
                        new Interval(
                                every,
                                unit.orElseThrow(),
                                startsOn.orElseThrow(),
                                at.orElseThrow()));
    }

    private static Optional<LocalTime> at(String typed, List<ScheduleFinding> findings) {
        try {
            if (typed.matches("[0-9]{1,2}:[0-9]{2}")) {
                return Optional.of(LocalTime.parse(typed.length() == 4 ? "0" + typed : typed));
            }
        } catch (DateTimeException e) {
            // Said below, as what is no time at all.
        }
        String detail = "must be a time of day from 00:00 to 23:59.";
        findings.add(
                typed.isEmpty()
                        ? required("at", detail)
                        : new ScheduleFinding("at", "malformed", typed, detail));
        return Optional.empty();
    }

    private Optional<LocalDate> startsOn(
            String typed, ZoneId zone, List<ScheduleFinding> findings) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (typed.isEmpty()) {
            return Optional.of(today);
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            if (!day.isBefore(EARLIEST) && day.isBefore(today.plusYears(YEARS_AHEAD))) {
                return Optional.of(day);
            }
            findings.add(
                    new ScheduleFinding(
                            "startsOn",
                            "out-of-range",
                            typed,
                            "must be from 2000-01-01 to five years from now."));
        } catch (DateTimeException e) {
            findings.add(
                    new ScheduleFinding(
                            "startsOn", "malformed", typed, "must be a day such as 2026-11-25."));
        }
        return Optional.empty();
    }

    private static Optional<CronRule> cron(String typed, List<ScheduleFinding> findings) {
        return switch (CronFields.read(typed)) {
            case CronFields.Reading.Good good -> Optional.of(good.rule());
            case CronFields.Reading.Bad bad -> {
                findings.add(bad.finding());
                yield Optional.empty();
            }
        };
    }

    /** Refuses what is never due, and what is due oftener than a website bears. */
    private Optional<ScheduleFinding> distance(Plan plan) {
        List<Instant> next =
                plan.next(
                        clock.instant().truncatedTo(ChronoUnit.MINUTES),
                        plan.recurrence() instanceof CronRule ? LOOKED_AT : 1);
        if (next.isEmpty()) {
            return Optional.of(
                    new ScheduleFinding(
                            "cron", "never", "", "names days that do not exist; it is never due."));
        }
        for (int i = 1; i < next.size(); i++) {
            if (Duration.between(next.get(i - 1), next.get(i)).compareTo(settings.leastDistance())
                    < 0) {
                String least = String.valueOf(settings.leastDistance().toMinutes());
                return Optional.of(
                        new ScheduleFinding(
                                "cron",
                                "too-often",
                                least,
                                "is due twice within "
                                        + least
                                        + " minutes; leave more time between two crawls."));
            }
        }
        return Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> one(
            E[] values, String name, String item, String detail, List<ScheduleFinding> findings) {
        Optional<E> found = Arrays.stream(values).filter(v -> v.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            findings.add(
                    name.isEmpty()
                            ? required(item, detail)
                            : new ScheduleFinding(item, "unknown", name, detail));
        }
        return found;
    }

    private static ScheduleFinding required(String item, String detail) {
        return new ScheduleFinding(item, "required", "", detail);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
