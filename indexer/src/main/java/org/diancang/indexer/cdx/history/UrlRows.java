package org.diancang.indexer.cdx.history;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Captures of one URL in one store, in their order; immutable. */
public final class UrlRows {
    /** No captures. */
    public static final UrlRows NONE = new UrlRows(List.of());

    private final List<MonthOfRows> months;
    private final int size;

    private UrlRows(Collection<MonthOfRows> months) {
        this.months = List.copyOf(months);
        this.size = months.stream().mapToInt(MonthOfRows::size).sum();
    }

    /** Captures of some months, in any order; empty months are left out. */
    public static UrlRows of(Collection<MonthOfRows> months) {
        return NONE.with(months);
    }

    /** The same with other months in the place of those that there were. */
    public UrlRows with(Collection<MonthOfRows> others) {
        NavigableMap<Integer, MonthOfRows> all = new TreeMap<>();
        months.forEach(month -> all.put(month.month(), month));
        others.forEach(month -> all.put(month.month(), month));
        all.values().removeIf(month -> month.size() == 0);
        return new UrlRows(all.values());
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Time of the last; 0 where there is none. */
    public long last() {
        return months.isEmpty() ? 0 : months.getLast().time(months.getLast().size() - 1);
    }

    /** What they take in memory, about. */
    public long bytes() {
        return 200L * months.size() + (long) MonthOfRows.BYTES * size;
    }

    /** Begins at the first. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Goes from one to the next. */
    final class Cursor {
        private int nextMonth;
        private MonthOfRows month = MonthOfRows.NONE;
        private int row;
        private long time;

        private Cursor() {
            settle();
        }

        private void settle() {
            if (row == month.size()) {
                if (nextMonth == months.size()) {
                    time = Long.MAX_VALUE;
                    return;
                }
                month = months.get(nextMonth++);
                row = 0;
            }
            time = month.time(row);
        }

        /** Time of the capture at which it stands; {@link Long#MAX_VALUE} behind the last. */
        long time() {
            return time;
        }

        void tell(CaptureVisitor visitor) {
            visitor.visit(time, month.digest(row), month.kind(row));
        }

        void next() {
            row++;
            settle();
        }
    }
}
