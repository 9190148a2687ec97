package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.intake.Partitions;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;

/** Stores in memory, that know which scans are still open. */
public final class SortedStores implements CdxStores {
    private static final int PARTITIONS = 12;
    private final List<NavigableMap<Bytes, byte[]>> partitions = new ArrayList<>();
    private final List<NavigableMap<Bytes, byte[]>> aliases = new ArrayList<>();
    private final CdxLineCodec codec = new CdxLineCodec();
    public int opened;
    public volatile int open;
    private int failAfter = Integer.MAX_VALUE;

    public SortedStores() {
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new TreeMap<>());
            aliases.add(new TreeMap<>());
        }
    }

    public SortedStores with(ResourceCaptured capture) {
        return with(
                capture.partitionKey(),
                CdxKey.of(capture).toBytes(),
                codec.encode(CdxLine.of(capture)));
    }

    public SortedStores with(String partitionKey, Bytes key, byte[] value) {
        partitions.get(Partitions.of(partitionKey, PARTITIONS)).put(key, value);
        return this;
    }

    /** With an alias in both its directions. */
    public SortedStores withAlias(String from, String to) {
        withAlias(from, '>', to);
        return withAlias(to, '<', from);
    }

    private SortedStores withAlias(String url, char way, String other) {
        String key = UrlKey.of(url).value() + " " + way + " " + UrlKey.of(other).value();
        aliases.get(Partitions.of(PartitionKey.of(url).value(), PARTITIONS))
                .put(
                        Bytes.wrap(key.getBytes(UTF_8)),
                        PartitionKey.of(other).value().getBytes(UTF_8));
        return this;
    }

    /** Lets a scan fail once it has read so many lines. */
    public void failAfter(int lines) {
        failAfter = lines;
    }

    @Override
    public int partitions() {
        return PARTITIONS;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> scan(
            int partition, CollectionName collection, CdxRange range, boolean reverse) {
        return scan(partitions.get(partition), range, reverse);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> aliases(
            int partition, CollectionName collection, CdxRange range) {
        return scan(aliases.get(partition), range, false);
    }

    @Override
    public Set<CollectionName> collections(int partition) {
        return partitions.get(partition).isEmpty() ? Set.of() : Set.of(CollectionName.MAIN);
    }

    @Override
    public boolean mayHaveAliases(int partition) {
        return !aliases.get(partition).isEmpty();
    }

    private Scan scan(NavigableMap<Bytes, byte[]> all, CdxRange range, boolean reverse) {
        var entries = all.subMap(range.from(), true, range.to(), true);
        opened++;
        open++;
        return new Scan((reverse ? entries.descendingMap() : entries).entrySet().iterator());
    }

    private final class Scan implements KeyValueIterator<Bytes, byte[]> {
        private final Iterator<Map.Entry<Bytes, byte[]>> entries;
        private Map.Entry<Bytes, byte[]> next;
        private int read;

        Scan(Iterator<Map.Entry<Bytes, byte[]>> entries) {
            this.entries = entries;
            advance();
        }

        private void advance() {
            next = entries.hasNext() ? entries.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            if (read++ >= failAfter) {
                throw new IllegalStateException("the store was closed meanwhile");
            }
            var entry = next;
            advance();
            return KeyValue.pair(entry.getKey(), entry.getValue());
        }

        @Override
        public Bytes peekNextKey() {
            return next.getKey();
        }

        @Override
        public void close() {
            open--;
        }
    }
}
