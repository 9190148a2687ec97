package org.diancang.orchestrator.database;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param rows what stands on it, in the order of the list
 * @param earlier whether the list has rows before them
 * @param later whether it has rows after them
 */
public record Slice<T>(List<T> rows, boolean earlier, boolean later) {
    public Slice {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a page.
     *
     * @param from where to begin; the top of the list where absent
     * @param most rows of a page
     * @param read gives up to one row more than that, in the direction that its cursor looks
     */
    public static <T> Slice<T> read(
            Optional<Cursor> from, int most, Function<Optional<Cursor>, List<T>> read) {
        boolean back = from.map(Cursor::back).orElse(false);
        List<T> found = read.apply(from);
        boolean more = found.size() > most;
        if (back && !more) {
            // Fewer rows than a page stand before: the first page has them and is full.
            return read(Optional.empty(), most, read);
        }
        List<T> rows = found.subList(0, Math.min(most, found.size()));
        return back
                ? new Slice<>(rows.reversed(), true, true)
                : new Slice<>(rows, from.isPresent(), more);
    }
}
