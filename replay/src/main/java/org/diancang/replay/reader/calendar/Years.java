package org.diancang.replay.reader.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
     * @param count versions in it, -1 where that isn't known
     * @param top of its bar in the strip, pixels
     * @param height of its bar
     * @param link to its calendar
     */
    public record Year(int number, int count, int top, int height, String link) {}

    /** Years around the chosen one, from the number of versions in each. */
    static Years around(int chosen, TreeMap<Integer, Integer> counts, String url) {
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        List<Year> all = new ArrayList<>();
        counts.descendingMap().forEach((number, count) -> all.add(year(number, count, most, url)));
        int at = (int) counts.tailMap(chosen, false).size();
        int from = Math.max(0, Math.min(at - MOST / 2, all.size() - MOST));
        int to = Math.min(all.size(), from + MOST);
        return new Years(
                List.copyOf(all.subList(from, to)),
                from > 0 ? all.get(from - 1) : null,
                to < all.size() ? all.get(to) : null);
    }

    private static Year year(int number, int count, int most, String url) {
        int height = Math.max(2, Math.round((float) BAR * Math.max(0, count) / Math.max(1, most)));
        return new Year(
                number,
                count,
                BAR - height,
                height,
                ReaderPath.calendar(Integer.toString(number), url));
    }
}
