package org.diancang.orchestrator.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Where a row stands in a list that is sorted by time, newest first, and then by what tells rows of
 * one moment apart.
 *
 * @param at its time, to the microsecond as PostgreSQL keeps it
 * @param id what tells it from others of that moment
 */
public record Place(Instant at, String id) {
    /** What PostgreSQL and every list of ours can hold. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** As text for a {@link Cursor}. */
    public static String of(Instant at, Object id) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "~" + id;
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Place read(String text) {
        int end = text.indexOf('~');
        if (end < 1) {
            throw new IllegalArgumentException("not a place in a list by time: " + text);
        }
        try {
            long micros = Long.parseLong(text.substring(0, end));
            Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            if (at.isBefore(FIRST) || at.isAfter(LAST)) {
                throw new IllegalArgumentException("no list has a row of that time: " + text);
            }
            return new Place(at, text.substring(end + 1));
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a place in a list by time: " + text, e);
        }
    }

    /**
     * The part behind the time, where it is a UUID.
     *
     * @throws IllegalArgumentException if it is none
     */
    public UUID uuid() {
        return UUID.fromString(id);
    }
}
