package org.diancang.indexer.cdx;

import java.util.function.Predicate;

/**
 * What every dialect asks the index for.
 *
 * @param collection which lines
 * @param target which URLs
 * @param from 0 to 14 digits; lines before are left out
 * @param to 0 to 14 digits; lines after the last second that begins so are left out
 * @param order how lines are sorted
 * @param condition what every line meets; asked only of lines that are readable, within the time
 *     and visible
 * @param viewer for whom
 */
public record CdxSearch(
        CollectionName collection,
        CdxTarget target,
        String from,
        String to,
        Order order,
        Predicate<StoredLine> condition,
        Viewer viewer) {

    /** Every line of a URL or more in ascending order, for anybody. */
    public static CdxSearch of(CollectionName collection, CdxTarget target) {
        return new CdxSearch(
                collection, target, "", "", new Order.Ascending(), _ -> true, Viewer.ANYBODY);
    }

    /** The same, between two times of 0 to 14 digits. */
    public CdxSearch within(String from, String to) {
        return new CdxSearch(collection, target, from, to, order, condition, viewer);
    }

    /** The same, in another order. */
    public CdxSearch sorted(Order order) {
        return new CdxSearch(collection, target, from, to, order, condition, viewer);
    }

    /** The same, of lines that meet this and no other condition. */
    public CdxSearch where(Predicate<StoredLine> condition) {
        return new CdxSearch(collection, target, from, to, order, condition, viewer);
    }

    /** The same, for somebody. */
    public CdxSearch seenBy(Viewer viewer) {
        return new CdxSearch(collection, target, from, to, order, condition, viewer);
    }

    /**
     * The same, its lines from the last to the first.
     *
     * @throws IllegalStateException if it is sorted by distance
     */
    public CdxSearch backwards() {
        return sorted(
                switch (order) {
                    case Order.Ascending _ -> new Order.Descending();
                    case Order.Descending _ -> new Order.Ascending();
                    case Order.Closest _ ->
                            throw new IllegalStateException("distances are not sorted backwards");
                });
    }

    /** Whether a timestamp lies within the time asked for. */
    public boolean includes(String timestamp) {
        return timestamp.compareTo(from) >= 0
                && timestamp.substring(0, Math.min(to.length(), timestamp.length())).compareTo(to)
                        <= 0;
    }

    /** How lines are sorted. */
    public sealed interface Order {
        /** By urlkey, time, file and offset. */
        record Ascending() implements Order {}

        /** The other way round. */
        record Descending() implements Order {}

        /**
         * By distance from a time, as {@link ByDistance} sorts; exact targets only.
         *
         * @param timestamp 14 digits
         * @param tie which of two seconds as far away comes first
         */
        record Closest(String timestamp, Tie tie) implements Order {}
    }

    /** How lines are sorted whose distance from the time asked for is the same. */
    public enum Tie {
        /** The earlier first, those of one second in the order of the index, as pywb has both. */
        EARLIER,
        /**
         * The later first, those of one second before the time asked for from the last to the
         * first, as OutbackCDX has both.
         */
        LATER
    }
}
