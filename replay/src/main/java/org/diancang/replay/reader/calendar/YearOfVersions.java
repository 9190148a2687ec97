package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The versions of one year of a URL, and what is known of its other years.
 *
 * @param year that was asked for, or the latest that has versions
 * @param digits that were asked for: 0 to 10, year, month, day, hour
 * @param versions of the year, oldest first, at least one
 * @param counts versions by year, -1 where they were not counted
 * @param total versions counted
 * @param more whether there are more
 * @param first first version of all
 * @param latest latest version of all
 */
record YearOfVersions(
        int year,
        String digits,
        List<Version> versions,
        TreeMap<Integer, Integer> counts,
        int total,
        boolean more,
        Version first,
        Version latest) {

    /** The day to list: the one asked for, the latest of the month asked for, or of the year. */
    LocalDate chosenDay(TreeMap<LocalDate, List<Version>> byDay) {
        for (int length : new int[] {8, 6}) {
            Optional<LocalDate> found =
                    digits.length() < length
                            ? Optional.empty()
                            : byDay.descendingKeySet().stream()
                                    .filter(
                                            d ->
                                                    CalendarPage.digits(d)
                                                            .startsWith(
                                                                    digits.substring(0, length)))
                                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return byDay.lastKey();
    }

    /** The hour asked for, -1 for none. */
    int hour() {
        return digits.length() == 10 ? Integer.parseInt(digits.substring(8)) : -1;
    }
}
