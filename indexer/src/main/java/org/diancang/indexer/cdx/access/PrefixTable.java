package org.diancang.indexer.cdx.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * Values under beginnings of texts; finds those whose beginning a text has without looking at the
 * others: one binary search, then from each beginning found to the next shorter one. Immutable.
 */
final class PrefixTable<T> {
    private static final int NONE = -1;

    private final Comparator<String> order;
    private final List<String> beginnings = new ArrayList<>();
    private final List<List<T>> values = new ArrayList<>();
    private final int[] shorter;

    /**
     * Copies a map.
     *
     * @param content values by beginning, in natural order
     * @param order of texts: the natural one, unless a test wants to count
     */
    PrefixTable(
            SortedMap<String, ? extends Collection<? extends T>> content,
            Comparator<String> order) {
        this.order = order;
        shorter = new int[content.size()];
        content.forEach(
                (beginning, found) -> {
                    int index = beginnings.size();
                    int last = index - 1;
                    // Whatever begins this one begins its predecessor too, or is it.
                    while (last != NONE && !beginning.startsWith(beginnings.get(last))) {
                        last = shorter[last];
                    }
                    shorter[index] = last;
                    beginnings.add(beginning);
                    values.add(List.copyOf(found));
                });
    }

    /** All beginnings, in natural order. */
    List<String> beginnings() {
        return Collections.unmodifiableList(beginnings);
    }

    boolean isEmpty() {
        return beginnings.isEmpty();
    }

    /** The values of all beginnings that a text has, those of the longest first. */
    List<T> of(String text) {
        int place = Collections.binarySearch(beginnings, text, order);
        int at = place >= 0 ? place : -place - 2;
        while (at != NONE && !text.startsWith(beginnings.get(at))) {
            at = shorter[at];
        }
        if (at == NONE) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        for (; at != NONE; at = shorter[at]) {
            found.addAll(values.get(at));
        }
        return found;
    }
}
