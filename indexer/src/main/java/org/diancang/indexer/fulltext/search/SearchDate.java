package org.diancang.indexer.fulltext.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, month or day in UTC.
 *
 * @param begin its first moment
 * @param end the first moment behind it
 */
record SearchDate(Instant begin, Instant end) {
    private static final Pattern FORM =
            Pattern.compile("([12][0-9]{3})(?:[-/.]?([0-9]{2})(?:[-/.]?([0-9]{2}))?)?");

    /** Reads {@code 2024}, {@code 2024-05}, {@code 2024-05-31}, also without hyphens. */
    static Optional<SearchDate> parse(String text) {
        Matcher date = FORM.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(date.group(1));
            if (date.group(2) == null) {
                LocalDate first = LocalDate.of(year, 1, 1);
                return Optional.of(of(first, first.plusYears(1)));
            }
            int month = Integer.parseInt(date.group(2));
            if (date.group(3) == null) {
                LocalDate first = LocalDate.of(year, month, 1);
                return Optional.of(of(first, first.plusMonths(1)));
            }
            LocalDate day = LocalDate.of(year, month, Integer.parseInt(date.group(3)));
            return Optional.of(of(day, day.plusDays(1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static SearchDate of(LocalDate begin, LocalDate end) {
        return new SearchDate(
                begin.atStartOfDay(ZoneOffset.UTC).toInstant(),
                end.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
