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
            return new Place(
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(end + 1));
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
