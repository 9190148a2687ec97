package org.diancang.indexer.cdx.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.CompactLine;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.history.UrlRows;
import org.diancang.indexer.cdx.intake.LineBlock;

/** An index of one partition in real stores: captured lines and loaded ones. */
public final class TwoStores implements CdxStores, AutoCloseable {
    private static final StorePlace CAPTURED = new StorePlace(CdxTopology.LINES, 0);
    private static final StorePlace LOADED = new StorePlace(CdxTopology.BLOCKS, 0);

    private final OpenStores all;
    private final LineStore captured;
    private final LineStore loaded;
    private final CdxLineCodec codec = new CdxLineCodec();
    private boolean rowsAreHere = true;

    public TwoStores(Path folder) {
        all =
                new OpenStores(
                        folder.resolve("state"),
                        new IndexerSettings(folder, folder.resolve("secret"), "one", "t_"),
                        StoreOrigin.AS_IT_LIES);
        captured = all.open(CAPTURED);
        loaded = all.open(LOADED);
    }

    /** Whether stores tell rows, as those of this node do, or lines only, as others. */
    public void rowsAreHere(boolean here) {
        rowsAreHere = here;
    }

    /** A line of our own capture. */
    public void capture(CdxKey key, CdxLine line) {
        captured.apply(key.toBytes().get(), codec.encode(line));
    }

    /** No such capture any more. */
    public void uncapture(CdxKey key) {
        captured.apply(key.toBytes().get(), null);
    }

    /** The same by a purge, which takes a line out of stores that have it already. */
    public void purge(CdxKey key) {
        captured.takeOut(key.toBytes().get());
    }

    /** Loads lines that others wrote. */
    public void load(List<CdxKey> keys, List<CdxLine> lines) {
        var block = new LineBlock.Writer(CollectionName.MAIN);
        for (int i = 0; i < keys.size(); i++) {
            CdxLine line = lines.get(i);
            block.put(
                    bytes(keys.get(i).toBytes().get()),
                    bytes(line.isPlain() ? CompactLine.of(line) : codec.encode(line)));
            if (block.isFull()) {
                loaded.apply(new byte[0], block.take());
            }
        }
        loaded.apply(new byte[0], block.take());
    }

    /** No such line any more. */
    public void unload(CdxKey key) {
        var block = new LineBlock.Writer(CollectionName.MAIN);
        block.delete(bytes(key.toBytes().get()));
        loaded.apply(new byte[0], block.take());
    }

    /** With an alias in both its directions; both of this partition. */
    public void alias(String from, String to) {
        var block = new LineBlock.Writer(CollectionName.MAIN);
        block.alias(bytes((from + " > " + to).getBytes()), bytes("p".getBytes()));
        block.alias(bytes((to + " < " + from).getBytes()), bytes("p".getBytes()));
        loaded.apply(new byte[0], block.take());
    }

    /** Writes all to files. */
    public void compact() {
        captured.compact();
        loaded.compact();
    }

    private static CompactBytes bytes(byte[] some) {
        var bytes = new CompactBytes(some.length);
        bytes.octets(some);
        return bytes;
    }

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> scan(
            int partition, CollectionName collection, CdxRange range, boolean reverse) {
        return MergedLines.ofTwo(
                captured.scan(lines(CAPTURED, range, reverse)),
                loaded.scan(lines(LOADED, range, reverse)),
                reverse);
    }

    private static StoreScan lines(StorePlace place, CdxRange range, boolean reverse) {
        return new StoreScan(place.kind(), 0, EntryKind.LINE, CollectionName.MAIN, range, reverse);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> aliases(
            int partition, CollectionName collection, CdxRange range) {
        return loaded.scan(
                new StoreScan(CdxTopology.BLOCKS, 0, EntryKind.ALIAS, collection, range, false));
    }

    @Override
    public Optional<List<UrlRows>> rows(
            int partition, CollectionName collection, String urlkey, Silence silence) {
        if (!rowsAreHere) {
            return Optional.empty();
        }
        return captured.rows(collection, urlkey, silence)
                .flatMap(
                        one ->
                                loaded.rows(collection, urlkey, silence)
                                        .map(other -> List.of(one, other)));
    }

    @Override
    public void close() {
        all.close();
    }
}
