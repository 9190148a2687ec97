package org.diancang.replay.reader.calendar;

import java.util.List;
import org.diancang.replay.cdx.CountedCaptures;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;

/**
 * The years to choose from, newest first; a window of them where there are very many.
 *
 * @param shown at most {@value #MOST}
 * @param later the nearest later year beyond the window, null where there is none
 * @param earlier the nearest earlier one
 */
public record Years(List<Year> shown, @Nullable Year later, @Nullable Year earlier) {
    private static final int MOST = 40;
    private static final int BAR = 46;

    /**
     * A year.
     *
     * @param number of it
     * @param count versions in it
     * @param top of its bar in the strip, pixels
     * @param height of its bar
     * @param link to its calendar
     */
    public record Year(int number, long count, int top, int height, String link) {}

    /** Years around the chosen one, of those that have captures, the latest first. */
    static Years around(int chosen, List<CountedCaptures.Year> counted, String url) {
        long most = counted.stream().mapToLong(CountedCaptures.Year::captures).max().orElse(1);
        List<Year> all =
                counted.stream().map(one -> year(one.year(), one.captures(), most, url)).toList();
        int at = (int) counted.stream().filter(one -> one.year() > chosen).count();
        int from = Math.max(0, Math.min(at - MOST / 2, all.size() - MOST));
        int to = Math.min(all.size(), from + MOST);
        return new Years(
                List.copyOf(all.subList(from, to)),
                from > 0 ? all.get(from - 1) : null,
                to < all.size() ? all.get(to) : null);
    }

    private static Year year(int number, long count, long most, String url) {
        int height = Math.max(2, Math.round((float) BAR * count / most));
        return new Year(
                number,
                count,
                BAR - height,
                height,
                ReaderPath.calendar("%04d".formatted(number), url));
    }
}
