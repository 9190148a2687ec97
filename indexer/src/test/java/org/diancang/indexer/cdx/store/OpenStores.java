package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.intake.LineBlock;
import org.springframework.util.unit.DataSize;

/** Stores as a node has them, fed by a test. */
final class OpenStores implements NodeStores, AutoCloseable {
    private final Path state;
    private final IndexerSettings settings;
    private final StoreOrigin origin;
    private final RocksDbMemory memory = new RocksDbMemory(DataSize.ofMegabytes(16));
    private final RowMemory rows = new RowMemory(DataSize.ofMegabytes(32));
    private final Map<StorePlace, LineStore> stores = new TreeMap<>();

    OpenStores(Path state, IndexerSettings settings, StoreOrigin origin) {
        this.state = state;
        this.settings = settings;
        this.origin = origin;
    }

    OpenStores withAll() {
        StorePlace.all().forEach(this::open);
        return this;
    }

    LineStore open(StorePlace place) {
        var configuration = new Properties();
        configuration.put(StreamsConfig.APPLICATION_ID_CONFIG, "t");
        configuration.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        configuration.put(RocksDbMemory.CONFIG_KEY, memory);
        configuration.put(RowMemory.CONFIG_KEY, rows);
        configuration.put(StoreOrigin.CONFIG_KEY, origin);
        var feed = place.kind().equals(CdxTopology.LINES) ? LineFeed.LINES : LineFeed.BLOCKS;
        var store = new LineStore(place.kind(), feed);
        var context =
                new MockProcessorContext<Void, Void>(
                        configuration,
                        new TaskId(0, place.partition()),
                        state.resolve("0_" + place.partition()).toFile());
        store.init(context.getStateStoreContext(), store);
        stores.put(place, store);
        return store;
    }

    /** What they keep in memory of much captured URLs. */
    RowMemory rows() {
        return rows;
    }

    /** Applies a message with one line, and has the store know it. */
    OpenStores feed(StorePlace place, long offset) {
        apply(place, offset);
        stores.get(place).commit(Map.of(place.log(settings), offset));
        return this;
    }

    void apply(StorePlace place, long offset) {
        byte[] key =
                new CdxKey("com,example)/", "20260102030405", "f.warc.gz", offset).toBytes().get();
        byte[] value = "{\"url\":\"http://example.com/\"}".getBytes(UTF_8);
        if (place.kind().equals(CdxTopology.LINES)) {
            stores.get(place).apply(key, value);
            return;
        }
        var writer = new LineBlock.Writer(CollectionName.MAIN);
        var compactKey = new CompactBytes(64);
        compactKey.octets(key);
        var compactValue = new CompactBytes(64);
        compactValue.octets(value);
        writer.put(compactKey, compactValue);
        stores.get(place).apply(new byte[0], writer.take());
    }

    static StoreScan all(StorePlace place) {
        return new StoreScan(
                place.kind(),
                place.partition(),
                EntryKind.LINE,
                CollectionName.MAIN,
                CdxRange.ALL,
                false);
    }

    /** Offsets whose lines a store has. */
    List<Long> lines(StorePlace place) {
        List<Long> offsets = new ArrayList<>();
        try (var all = stores.get(place).scan(all(place))) {
            all.forEachRemaining(
                    line -> offsets.add(CdxKey.parse(line.key).orElseThrow().offset()));
        }
        return offsets;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Map<StorePlace, LineStore> stores() {
        return Map.copyOf(stores);
    }

    @Override
    public void close() {
        stores.values().forEach(LineStore::close);
        rows.close();
        memory.close();
    }
}
