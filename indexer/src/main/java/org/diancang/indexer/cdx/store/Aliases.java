package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxAlias;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.intake.Partitions;

/** Under which URLs captures of a site that moved are found. */
final class Aliases {
    private static final String MOVED_TO = CdxKey.SEPARATOR + ">" + CdxKey.SEPARATOR;
    private static final String CAME_FROM = CdxKey.SEPARATOR + "<" + CdxKey.SEPARATOR;

    /** How far an alias of an alias is followed, either way. */
    private static final int LONGEST_CHAIN = 8;

    /** More is no site that moved, and would make one look-up many. */
    private static final int MOST = 100;

    private final CdxStores stores;

    Aliases(CdxStores stores) {
        this.stores = stores;
    }

    /**
     * All URLs that a URL stands for; the first is the one that the site moved to at last, or
     * itself. Aliases of aliases are followed, each URL once, so that those in a circle end.
     */
    List<CdxTarget.Exact> of(CollectionName collection, CdxTarget.Exact asked) {
        if (partitions(asked).noneMatch(stores::mayHaveAliases)) {
            return List.of(asked);
        }
        return namesOf(collection, movedTo(collection, asked));
    }

    /** The alias whose key this is; empty where it is the way back of one. */
    static Optional<CdxAlias> movedTo(Bytes key) {
        String text = new String(key.get(), StandardCharsets.UTF_8);
        int way = text.indexOf(MOVED_TO);
        return way < 0
                ? Optional.empty()
                : Optional.of(
                        new CdxAlias(
                                text.substring(0, way), text.substring(way + MOVED_TO.length())));
    }

    private CdxTarget.Exact movedTo(CollectionName collection, CdxTarget.Exact asked) {
        Set<String> met = new HashSet<>(Set.of(asked.urlkey()));
        CdxTarget.Exact now = asked;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            Optional<CdxTarget.Exact> next =
                    others(collection, now, MOVED_TO).stream()
                            .filter(url -> !met.contains(url.urlkey()))
                            .findFirst();
            if (next.isEmpty()) {
                break;
            }
            now = next.get();
            met.add(now.urlkey());
        }
        return now;
    }

    private List<CdxTarget.Exact> namesOf(CollectionName collection, CdxTarget.Exact now) {
        SequencedMap<String, CdxTarget.Exact> names = new LinkedHashMap<>();
        names.put(now.urlkey(), now);
        List<CdxTarget.Exact> latest = List.of(now);
        for (int step = 0; step < LONGEST_CHAIN && !latest.isEmpty(); step++) {
            List<CdxTarget.Exact> earlier = new ArrayList<>();
            for (CdxTarget.Exact name : latest) {
                for (CdxTarget.Exact url : others(collection, name, CAME_FROM)) {
                    if (names.size() <= MOST && names.putIfAbsent(url.urlkey(), url) == null) {
                        earlier.add(url);
                    }
                }
            }
            latest = earlier;
        }
        return List.copyOf(names.values());
    }

    private List<CdxTarget.Exact> others(
            CollectionName collection, CdxTarget.Exact url, String way) {
        String beginning = url.urlkey() + way;
        List<CdxTarget.Exact> others = new ArrayList<>();
        partitions(url)
                .filter(stores::mayHaveAliases)
                .forEach(
                        partition -> {
                            try (KeyValueIterator<Bytes, byte[]> aliases =
                                    stores.aliases(
                                            partition,
                                            collection,
                                            CdxRange.startingWith(beginning))) {
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
