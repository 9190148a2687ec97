package org.diancang.indexer.cdx.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** One range after the other, each opened only when the one before is used up. */
final class ConsecutiveRanges implements KeyValueIterator<Bytes, byte[]> {
    private final Iterator<CdxRange> ranges;
    private final Function<CdxRange, KeyValueIterator<Bytes, byte[]>> open;
    private @Nullable KeyValueIterator<Bytes, byte[]> current;

    /**
     * @param ranges in the order of the answer
     * @param open opens a range
     */
    ConsecutiveRanges(
            List<CdxRange> ranges, Function<CdxRange, KeyValueIterator<Bytes, byte[]>> open) {
        this.ranges = ranges.iterator();
        this.open = open;
    }

    /** No range at all. */
    static ConsecutiveRanges none() {
        return new ConsecutiveRanges(
                List.of(),
                range -> {
                    throw new IllegalStateException("there is no range to open: " + range);
                });
    }

    @Override
    public boolean hasNext() {
        while (current == null || !current.hasNext()) {
            close();
            if (!ranges.hasNext()) {
                return false;
            }
            current = open.apply(ranges.next());
        }
        return true;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        return at().next();
    }

    @Override
    public Bytes peekNextKey() {
        return at().peekNextKey();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private KeyValueIterator<Bytes, byte[]> at() {
        if (!hasNext() || current == null) {
            throw new NoSuchElementException("no line left");
        }
        return current;
    }
}
