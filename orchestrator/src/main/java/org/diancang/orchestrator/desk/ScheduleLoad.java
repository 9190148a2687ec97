package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.diancang.orchestrator.schedule.Plan;

/**
 * How many crawls are due in each hour of the seven days from today.
 *
 * @param days the days, today first
 * @param limit crawls that the workers there are run at once; 0 where there is none
 * @param busiest the hour with most; a count of 0 where nothing is due
 */
record ScheduleLoad(List<Day> days, int limit, Hour busiest) {
    private static final int DAYS = 7;
    private static final int HOURS = 24;

    /** Most times of one site that are looked at: every quarter of an hour, for a week. */
    private static final int MOST = DAYS * HOURS * 4;

    /** A day; its hours from 0 to 23. */
    record Day(LocalDate date, List<Hour> hours) {}

    /**
     * An hour.
     *
     * @param level how full, 0 to 4, of what the workers can do or of the busiest hour
     * @param over whether more is due than the workers run at once
     */
    record Hour(LocalDate date, int hour, int count, int level, boolean over) {}

    static ScheduleLoad of(Collection<Plan> active, int limit, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant end = today.plusDays(DAYS).atStartOfDay(zone).toInstant();
        int[][] counts = new int[DAYS][HOURS];
        for (Plan plan : active) {
            for (Instant due : plan.next(now, MOST)) {
                if (!due.isBefore(end)) {
                    break;
                }
                ZonedDateTime local = due.atZone(zone);
                counts[(int) ChronoUnit.DAYS.between(today, local.toLocalDate())][
                        local.getHour()]++;
            }
        }
        int most = IntStream.range(0, DAYS).flatMap(d -> IntStream.of(counts[d])).max().orElse(0);
        int full = limit > 0 ? limit : Math.max(1, most);
        List<Day> days = new ArrayList<>();
        Hour busiest = new Hour(today, 0, 0, 0, false);
        for (int d = 0; d < DAYS; d++) {
            List<Hour> hours = new ArrayList<>();
            for (int h = 0; h < HOURS; h++) {
                int n = counts[d][h];
                Hour hour =
                        new Hour(
                                today.plusDays(d),
                                h,
                                n,
                                Math.min(4, Math.ceilDiv(4 * n, full)),
                                limit > 0 && n > limit);
                hours.add(hour);
                busiest = n > busiest.count() ? hour : busiest;
            }
            days.add(new Day(today.plusDays(d), List.copyOf(hours)));
        }
        return new ScheduleLoad(List.copyOf(days), limit, busiest);
    }
}
