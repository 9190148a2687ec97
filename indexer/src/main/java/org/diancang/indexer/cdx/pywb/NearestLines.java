package org.diancang.indexer.cdx.pywb;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * So many lines of those that come in ascending order, the nearest to a time first; of two as far
 * away the one that came first. Holds no more than it gives, and {@value #MOST} at most.
 */
final class NearestLines extends DerivedLines {
    private static final int MOST = 1_000;
    private static final Comparator<Placed> ORDER =
            Comparator.comparing(Placed::distance).thenComparing(Placed::number);

    private final String timestamp;
    private final long limit;
    private @Nullable Deque<StoredLine> sorted;

    /**
     * @param timestamp 14 digits
     * @param limit how many lines, 1 or more; {@link #hasNext()} refuses the query if that is more
     *     than can be held, and so many there are
     */
    NearestLines(CdxLines source, String timestamp, long limit) {
        super(source);
        this.timestamp = timestamp;
        this.limit = limit;
    }

    @Override
    protected @Nullable StoredLine advance() {
        if (sorted == null) {
            sorted = nearest();
        }
        return sorted.pollFirst();
    }

    private Deque<StoredLine> nearest() {
        var farthestFirst = new PriorityQueue<>(ORDER.reversed());
        long number = 0;
        for (StoredLine line = read(); line != null; line = read()) {
            farthestFirst.add(new Placed(line, distance(line), number++));
            if (farthestFirst.size() > limit) {
                farthestFirst.remove();
            }
            if (farthestFirst.size() > MOST) {
                throw refusal();
            }
        }
        var nearest = new ArrayDeque<StoredLine>(farthestFirst.size());
        while (!farthestFirst.isEmpty()) {
            nearest.addFirst(farthestFirst.remove().line());
        }
        return nearest;
    }

    private static InvalidCdxQueryException refusal() {
        return new InvalidCdxQueryException(
                "limit",
                "limit must be 1 to "
                        + MOST
                        + ": there are more lines, and closest can sort no more unless it is about"
                        + " one URL without collapseTime and page.");
    }

    private Duration distance(StoredLine line) {
        return Duration.between(
                        CdxTimestamp.earliest(timestamp),
                        CdxTimestamp.earliest(line.key().timestamp()))
                .abs();
    }

    private record Placed(StoredLine line, Duration distance, long number) {}
}
