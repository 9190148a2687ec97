package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxAlias;
import org.diancang.indexer.cdx.CdxCatalog;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Found;
import org.diancang.indexer.cdx.Silence;
import org.springframework.stereotype.Component;

/** Lists what the stores of all nodes have; holds an alias of each partition at most. */
@Component
public final class StoredCatalog implements CdxCatalog {
    private final CdxStores stores;

    public StoredCatalog(CdxStores stores) {
        this.stores = stores;
    }

    @Override
    public List<CollectionName> collections() {
        return IntStream.range(0, stores.partitions())
                .mapToObj(stores::collections)
                .flatMap(Set::stream)
                .distinct()
                .sorted(Comparator.comparing(CollectionName::value))
                .toList();
    }

    @Override
    public Found<CdxAlias> aliases(CollectionName collection, String from, Silence silence) {
        var range = CdxRange.ALL.startingAt(Bytes.wrap(from.getBytes(StandardCharsets.UTF_8)));
        List<KeyValueIterator<Bytes, byte[]>> partitions = new ArrayList<>();
        try {
            for (int partition = 0; partition < stores.partitions(); partition++) {
                if (stores.mayHaveAliases(partition)) {
                    partitions.add(stores.aliases(partition, collection, range));
                }
            }
            return new ListedAliases(
                    new MergedLines(partitions, Comparator.naturalOrder()), silence);
        } catch (RuntimeException e) {
            partitions.forEach(KeyValueIterator::close);
            throw e;
        }
    }
}
