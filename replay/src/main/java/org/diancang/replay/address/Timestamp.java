package org.diancang.replay.address;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * The 14-digit UTC timestamp of an archive address, {@code yyyyMMddHHmmss}.
 *
 * @param digits 14 digits that are a date and time
 * @param instant the same, as an instant
 */
public record Timestamp(String digits, Instant instant) implements Comparable<Timestamp> {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final String EARLIEST = "00010101000000";

    /**
     * Reads 1 to 14 digits; what is left out counts as the earliest moment ({@code 2026} is the
     * first second of 2026).
     *
     * @return empty if the digits are no date
     */
    public static Optional<Timestamp> parse(String digits) {
        if (digits.isEmpty()
                || digits.length() > 14
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        String full = digits + EARLIEST.substring(digits.length());
        try {
            return Optional.of(
                    new Timestamp(full, LocalDateTime.parse(full, FORM).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The second in which an instant lies. */
    public static Timestamp of(Instant instant) {
        String digits = FORM.format(instant.atOffset(ZoneOffset.UTC));
        return new Timestamp(digits, LocalDateTime.parse(digits, FORM).toInstant(ZoneOffset.UTC));
    }

    @Override
    public int compareTo(Timestamp other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
