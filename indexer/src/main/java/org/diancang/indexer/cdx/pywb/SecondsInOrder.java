package org.diancang.indexer.cdx.pywb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.DerivedLines;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the same second in the order of the index, on whichever side of the time asked for they
 * lie: a redirect to https and what it leads to are often of one second, and the first line is
 * replayed. Holds the lines of a second, at most {@value #MOST}.
 */
final class SecondsInOrder extends DerivedLines {
    private static final int MOST = 1_000;

    private final Deque<StoredLine> second = new ArrayDeque<>();
    private @Nullable StoredLine following;

    /**
     * @param source by distance from a time
     */
    SecondsInOrder(CdxLines source) {
        super(source);
    }

    @Override
    protected @Nullable StoredLine advance() {
        if (second.isEmpty()) {
            second.addAll(nextSecond());
        }
        return second.pollFirst();
    }

    private List<StoredLine> nextSecond() {
        List<StoredLine> lines = new ArrayList<>();
        StoredLine line = following != null ? following : read();
        while (line != null
                && lines.size() < MOST
                && (lines.isEmpty() || isOfTheSame(lines.getFirst(), line))) {
            lines.add(line);
            line = read();
        }
        following = line;
        lines.sort(Comparator.comparing(same -> same.key().toBytes()));
        return lines;
    }

    private static boolean isOfTheSame(StoredLine one, StoredLine other) {
        return one.key().timestamp().equals(other.key().timestamp());
    }
}
