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
        if (digits.isEmpty() || digits.length() > 14 || !isDigits(digits)) {
            return Optional.empty();
        }
        String full = digits.length() == 14 ? digits : digits + EARLIEST.substring(digits.length());
        try {
            // With each request: taken apart by place, which a formatter takes far longer for.
            LocalDateTime time =
                    LocalDateTime.of(
                            number(full, 0, 4),
                            number(full, 4, 6),
                            number(full, 6, 8),
                            number(full, 8, 10),
                            number(full, 10, 12),
                            number(full, 12, 14));
            return Optional.of(new Timestamp(full, time.toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
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
