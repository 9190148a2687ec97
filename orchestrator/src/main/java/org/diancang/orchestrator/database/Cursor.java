package org.diancang.orchestrator.database;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * From where a page of a list is read, so that lists can grow while somebody turns their pages.
 *
 * @param back whether the rows before that place are wanted, else those after it
 * @param place what the list's own order makes of a row: see {@link Place}
 */
public record Cursor(boolean back, String place) {
    private static final int LONGEST = 1_000;

    /**
     * Refuses what no list hands out.
     *
     * @throws IllegalArgumentException if the place is empty or longer than 1,000 characters
     */
    public Cursor {
        if (place.isEmpty() || place.length() > LONGEST || place.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a place in a list has 1 to 1,000 characters");
        }
    }

    /** What two parameters of an address say; the later rows where both are given. */
    public static Optional<Cursor> of(@Nullable String after, @Nullable String before) {
        if (after != null && !after.isEmpty()) {
            return Optional.of(new Cursor(false, after));
        }
        return before == null || before.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cursor(true, before));
    }
}
