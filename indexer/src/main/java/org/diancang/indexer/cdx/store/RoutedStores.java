package org.diancang.indexer.cdx.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.events.Topics;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.history.UrlRows;
import org.springframework.stereotype.Component;

/**
 * The stores of all nodes: what this node lacks is asked of the one that has it. While nobody has a
 * partition whole, nothing is answered rather than a part.
 */
@Component
final class RoutedStores implements CdxStores {
    private final CdxStreams streams;
    private final OtherNodes others;

    RoutedStores(CdxStreams streams, OtherNodes others) {
        this.streams = streams;
        this.others = others;
    }

    @Override
    public int partitions() {
        return Topics.PARTITIONS;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> scan(
            int partition, CollectionName collection, CdxRange range, boolean reverse) {
        KeyValueIterator<Bytes, byte[]> loaded =
                scan(line(CdxTopology.BLOCKS, partition, collection, range, reverse));
        if (!collection.equals(CollectionName.MAIN)) {
            return loaded;
        }
        KeyValueIterator<Bytes, byte[]> captured = null;
        try {
            captured = scan(line(CdxTopology.LINES, partition, collection, range, reverse));
            return MergedLines.ofTwo(captured, loaded, reverse);
        } catch (RuntimeException e) {
            loaded.close();
            if (captured != null) {
                captured.close();
            }
            throw e;
        }
    }

    /** Only of what lies on this node: another would have to send all. */
    @Override
    public Optional<List<UrlRows>> rows(
            int partition, CollectionName collection, String urlkey, Silence silence) {
        List<UrlRows> runs = new ArrayList<>();
        for (String store :
                collection.equals(CollectionName.MAIN)
                        ? List.of(CdxTopology.LINES, CdxTopology.BLOCKS)
                        : List.of(CdxTopology.BLOCKS)) {
            try {
                Optional<UrlRows> rows =
                        streams.rows(store, partition, collection, urlkey, silence);
                if (rows.isEmpty()) {
                    return Optional.empty();
                }
                runs.add(rows.get());
            } catch (InvalidStateStoreException | IllegalStateException e) {
                return Optional.empty();
            }
        }
        return Optional.of(runs);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> aliases(
            int partition, CollectionName collection, CdxRange range) {
        return scan(
                new StoreScan(
                        CdxTopology.BLOCKS, partition, EntryKind.ALIAS, collection, range, false));
    }

    @Override
    public Set<CollectionName> collections(int partition) {
        Set<CollectionName> names = new HashSet<>(collections(CdxTopology.BLOCKS, partition));
        if (!names.contains(CollectionName.MAIN)) {
            names.addAll(collections(CdxTopology.LINES, partition));
        }
        return names;
    }

    private Set<CollectionName> collections(String store, int partition) {
        return ask(
                store,
                partition,
                () -> streams.collections(store, partition),
                owner -> others.collections(owner, store, partition));
    }

    @Override
    public boolean mayHaveAliases(int partition) {
        return streams.mayHaveAliases(partition);
    }

    private static StoreScan line(
            String store,
            int partition,
            CollectionName collection,
            CdxRange range,
            boolean reverse) {
        return new StoreScan(store, partition, EntryKind.LINE, collection, range, reverse);
    }

    private KeyValueIterator<Bytes, byte[]> scan(StoreScan scan) {
        return ask(
                scan.store(),
                scan.partition(),
                () -> streams.scan(scan),
                owner -> others.scan(owner, scan));
    }

    private <T> T ask(
            String store, int partition, Supplier<T> here, Function<HostInfo, T> elsewhere) {
        try {
            return here.get();
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return elsewhere.apply(
                    streams.ownerElsewhere(store, partition)
                            .orElseThrow(
                                    () ->
                                            new CdxUnavailableException(
                                                    "Partition "
                                                            + partition
                                                            + " of the CDX index is being loaded.",
                                                    e)));
        }
    }
}
