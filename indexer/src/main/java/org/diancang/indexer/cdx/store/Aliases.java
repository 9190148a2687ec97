package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.intake.Partitions;

/** Under which URLs captures of a site that moved are found. */
final class Aliases {
    private static final String MOVED_TO = CdxKey.SEPARATOR + ">" + CdxKey.SEPARATOR;
    private static final String CAME_FROM = CdxKey.SEPARATOR + "<" + CdxKey.SEPARATOR;

    /** More is no site that moved, and would make one look-up many. */
    private static final int MOST = 100;

    private final CdxStores stores;

    Aliases(CdxStores stores) {
        this.stores = stores;
    }

    /**
     * All URLs that a URL stands for; the first is the one that the site moved to, or itself. An
     * alias of an alias is not followed.
     */
    List<CdxTarget.Exact> of(CollectionName collection, CdxTarget.Exact asked) {
        if (partitions(asked).noneMatch(stores::mayHaveAliases)) {
            return List.of(asked);
        }
        CdxTarget.Exact now =
                others(collection, asked, MOVED_TO).stream().findFirst().orElse(asked);
        List<CdxTarget.Exact> all = new ArrayList<>();
        all.add(now);
        all.addAll(others(collection, now, CAME_FROM));
        return all;
    }

    private List<CdxTarget.Exact> others(
            CollectionName collection, CdxTarget.Exact url, String way) {
        String beginning = url.urlkey() + way;
        List<CdxTarget.Exact> others = new ArrayList<>();
        partitions(url)
                .forEach(
                        partition -> {
                            try (KeyValueIterator<Bytes, byte[]> aliases =
                                    stores.aliases(partition, collection, beginning)) {
                                while (aliases.hasNext() && others.size() < MOST) {
                                    others.add(other(aliases.next(), beginning));
                                }
                            }
                        });
        return others;
    }

    private static CdxTarget.Exact other(KeyValue<Bytes, byte[]> alias, String beginning) {
        String key = new String(alias.key.get(), StandardCharsets.UTF_8);
        return new CdxTarget.Exact(
                key.substring(beginning.length()),
                Optional.of(new String(alias.value, StandardCharsets.UTF_8)));
    }

    private IntStream partitions(CdxTarget.Exact url) {
        return url.partitionKey()
                .map(key -> IntStream.of(Partitions.of(key, stores.partitions())))
                .orElseGet(() -> IntStream.range(0, stores.partitions()));
    }
}
