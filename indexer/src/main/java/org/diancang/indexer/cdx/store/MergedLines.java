package org.diancang.indexer.cdx.store;

import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Several sorted runs of lines as one; holds one line of each in memory. Of lines with one key the
 * first run has is answered, once.
 */
final class MergedLines implements KeyValueIterator<Bytes, byte[]> {
    private final List<? extends KeyValueIterator<Bytes, byte[]>> runs;
    private final PriorityQueue<KeyValueIterator<Bytes, byte[]>> byNextKey;

    /**
     * @param runs each sorted by {@code order}; closed with this
     * @param order of the answer
     */
    MergedLines(List<? extends KeyValueIterator<Bytes, byte[]>> runs, Comparator<Bytes> order) {
        this.runs = List.copyOf(runs);
        byNextKey =
                new PriorityQueue<>(
                        Math.max(1, runs.size()),
                        Comparator.<KeyValueIterator<Bytes, byte[]>, Bytes>comparing(
                                        KeyValueIterator::peekNextKey, order)
                                .thenComparingInt(this.runs::indexOf));
        for (KeyValueIterator<Bytes, byte[]> run : runs) {
            putBack(run);
        }
    }

    /** Two runs in the order of keys, or the other way round. */
    static KeyValueIterator<Bytes, byte[]> ofTwo(
            KeyValueIterator<Bytes, byte[]> one,
            KeyValueIterator<Bytes, byte[]> other,
            boolean reverse) {
        if (!one.hasNext()) {
            one.close();
            return other;
        }
        if (!other.hasNext()) {
            other.close();
            return one;
        }
        Comparator<Bytes> order = Comparator.naturalOrder();
        return new MergedLines(List.of(one, other), reverse ? order.reversed() : order);
    }

    @Override
    public boolean hasNext() {
        return !byNextKey.isEmpty();
    }

    private void dropOthersOf(Bytes key) {
        KeyValueIterator<Bytes, byte[]> other = byNextKey.peek();
        while (other != null && other.peekNextKey().equals(key)) {
            byNextKey.remove();
            other.next();
            putBack(other);
            other = byNextKey.peek();
        }
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        // Taken out before it moves: the queue sorts by what comes next.
        KeyValueIterator<Bytes, byte[]> run = byNextKey.remove();
        KeyValue<Bytes, byte[]> line = run.next();
        putBack(run);
        dropOthersOf(line.key);
        return line;
    }

    @Override
    public Bytes peekNextKey() {
        KeyValueIterator<Bytes, byte[]> first = byNextKey.peek();
        if (first == null) {
            throw new NoSuchElementException("no line left");
        }
        return first.peekNextKey();
    }

    @Override
    public void close() {
        runs.forEach(KeyValueIterator::close);
    }

    private void putBack(KeyValueIterator<Bytes, byte[]> run) {
        if (run.hasNext()) {
            byNextKey.add(run);
        }
    }
}
