package org.diancang.indexer.cdx.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.history.UrlRows;

/** The stores of lines, one a partition, on whatever node they lie. */
public interface CdxStores {
    /** How many partitions there are. */
    int partitions();

    /**
     * Lines of a collection in one partition between two keys, both included, as they were at this
     * moment. The caller closes it.
     *
     * @param reverse from the last to the first
     * @throws CdxUnavailableException if the partition can't be read now
     */
    KeyValueIterator<Bytes, byte[]> scan(
            int partition, CollectionName collection, CdxRange range, boolean reverse);

    /**
     * Captures of a URL in one partition, as one sorted run for each store that may have some;
     * empty where only a scan can tell them.
     *
     * @throws CdxUnavailableException if the partition can't be read now
     */
    default Optional<List<UrlRows>> rows(
            int partition, CollectionName collection, String urlkey, Silence silence) {
        return Optional.empty();
    }

    /**
     * Aliases of a collection in one partition within a range of their keys, from the lowest; the
     * value is the partition key of the other URL. The caller closes it.
     *
     * @throws CdxUnavailableException if the partition can't be read now
     */
    default KeyValueIterator<Bytes, byte[]> aliases(
            int partition, CollectionName collection, CdxRange range) {
        return ConsecutiveRanges.none();
    }

    /**
     * Collections of which a partition has a line or an alias.
     *
     * @throws CdxUnavailableException if the partition can't be read now
     */
    default Set<CollectionName> collections(int partition) {
        return Set.of();
    }

    /**
     * Whether there may be aliases in a partition: most have none, and need not be read for them.
     */
    default boolean mayHaveAliases(int partition) {
        return true;
    }
}
