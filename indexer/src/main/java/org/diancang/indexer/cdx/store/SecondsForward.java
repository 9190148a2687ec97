package org.diancang.indexer.cdx.store;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a URL from the last second to the first, those of one second in the order of keys: a
 * redirect to https and what it leads to are often of one second, and who asks for the closest
 * wants the first. Holds the lines of a second where they are few; of more it holds none, but reads
 * that second once again, forwards.
 */
final class SecondsForward implements KeyValueIterator<Bytes, byte[]> {
    /** Bytes of keys and values. */
    static final int MOST_HELD = 64 << 10;

    private final CdxRange range;
    private final Scans scans;
    private final Deque<KeyValue<Bytes, byte[]>> held = new ArrayDeque<>();
    private KeyValueIterator<Bytes, byte[]> backwards;
    private @Nullable KeyValueIterator<Bytes, byte[]> forwards;

    /**
     * @param range keys of one URL
     * @param scans opens what is read, which is closed with this
     */
    SecondsForward(CdxRange range, Scans scans) {
        this.range = range;
        this.scans = scans;
        backwards = scans.open(range, true);
    }

    /** Opens parts of what is read. */
    interface Scans {
        /**
         * Lines within a range.
         *
         * @param reverse from the last to the first
         */
        KeyValueIterator<Bytes, byte[]> open(CdxRange range, boolean reverse);
    }

    @Override
    public boolean hasNext() {
        while (held.isEmpty() && !goesForwards()) {
            if (!backwards.hasNext()) {
                return false;
            }
            readSecond();
        }
        return true;
    }

    @Override
    public Bytes peekNextKey() {
        mustHaveNext();
        return forwards == null ? held.getFirst().key : forwards.peekNextKey();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        mustHaveNext();
        return forwards == null ? held.removeFirst() : forwards.next();
    }

    @Override
    public void close() {
        backwards.close();
        closeForwards();
    }

    private boolean goesForwards() {
        if (forwards != null && !forwards.hasNext()) {
            closeForwards();
        }
        return forwards != null;
    }

    private void closeForwards() {
        if (forwards != null) {
            forwards.close();
            forwards = null;
        }
    }

    private void readSecond() {
        byte[] second = second(backwards.peekNextKey());
        int bytes = 0;
        while (backwards.hasNext() && isOf(second, backwards.peekNextKey())) {
            KeyValue<Bytes, byte[]> line = backwards.next();
            bytes += line.key.get().length + line.value.length;
            if (bytes > MOST_HELD && !held.isEmpty()) {
                held.clear();
                readForwards(Bytes.wrap(second));
                return;
            }
            held.addFirst(line);
        }
    }

    private void readForwards(Bytes second) {
        backwards.close();
        backwards = scans.open(range.upTo(second), true);
        forwards = scans.open(CdxRange.startingWith(second), false);
    }

    /** The beginning that the keys of a second have in common. */
    private static byte[] second(Bytes key) {
        byte[] bytes = key.get();
        int time = 0;
        while (bytes[time] != CdxKey.SEPARATOR) {
            time++;
        }
        return Arrays.copyOf(bytes, time + 1 + CdxTimestamp.DIGITS);
    }

    private static boolean isOf(byte[] second, Bytes key) {
        byte[] bytes = key.get();
        return bytes.length > second.length
                && Arrays.equals(bytes, 0, second.length, second, 0, second.length);
    }

    private void mustHaveNext() {
        if (!hasNext()) {
            throw new NoSuchElementException("no line left");
        }
    }
}
