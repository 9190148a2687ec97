package org.diancang.indexer.fulltext.extract.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people and programs write them. */
final class WrittenDay {
    private static final Pattern DAY =
            Pattern.compile(
                    "(?<![0-9])((?:19|20)[0-9]{2})\\s?[-/.年]\\s?([0-9]{1,2})\\s?[-/.月]\\s?"
                            + "([0-9]{1,2})(?![0-9])");

    private static final int FIRST_YEAR = 1949;

    private WrittenDay() {}

    /** The first day in a text. */
    static Optional<LocalDate> in(String text) {
        Matcher written = DAY.matcher(text);
        return written.find()
                ? of(written.group(1), written.group(2), written.group(3))
                : Optional.empty();
    }

    /** A day; empty if no calendar has it. */
    static Optional<LocalDate> of(String year, String month, String day) {
        try {
            LocalDate read =
                    LocalDate.of(
                            Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return Optional.of(read).filter(date -> date.getYear() >= FIRST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
