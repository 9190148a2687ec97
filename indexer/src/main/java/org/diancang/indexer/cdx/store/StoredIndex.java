package org.diancang.indexer.cdx.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.ByDistance;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxSearch.Tie;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Visibility;
import org.diancang.indexer.cdx.intake.Partitions;
import org.springframework.stereotype.Component;

/** Searches the stores by scanning ranges; never holds more than a line of each. */
@Component
public final class StoredIndex implements CdxIndex {
    private final CdxStores stores;
    private final Visibility visibility;
    private final LookUpTraffic traffic;
    private final Aliases aliases;

    /**
     * @param visibility what access rules let be seen
     * @param traffic told of each search
     */
    public StoredIndex(CdxStores stores, Visibility visibility, LookUpTraffic traffic) {
        this.stores = stores;
        this.visibility = visibility;
        this.traffic = traffic;
        this.aliases = new Aliases(stores);
    }

    @Override
    public CdxLines search(CdxSearch search, Silence silence) {
        Predicate<StoredLine> visible = visible(search);
        return new MatchingLines(open(search, Optional.empty()), search, visible, silence);
    }

    @Override
    public CdxLines search(CdxSearch search, CdxKey first, Silence silence) {
        Predicate<StoredLine> visible = visible(search);
        return new MatchingLines(open(search, Optional.of(first)), search, visible, silence);
    }

    /** Asked before anything is opened, since it may refuse. */
    private Predicate<StoredLine> visible(CdxSearch search) {
        traffic.lookUp();
        return visibility.to(search.viewer(), search.collection());
    }

    /** All URLs that a URL stands for, the one that decides first. */
    List<CdxTarget.Exact> names(CollectionName collection, CdxTarget.Exact asked) {
        return aliases.of(collection, asked);
    }

    /** What is stored within the time of a search, in its order, whoever may see it. */
    KeyValueIterator<Bytes, byte[]> stored(CdxSearch search) {
        return open(search, Optional.empty());
    }

    private KeyValueIterator<Bytes, byte[]> open(CdxSearch search, Optional<CdxKey> first) {
        return search.target() instanceof CdxTarget.Exact exact
                ? open(search, exact, first)
                : sorted(search, search.target(), ranges(search), first.map(CdxKey::toBytes));
    }

    /**
     * Lines of a URL and of those that it is an alias of, as if all were of the one it moved to.
     */
    private KeyValueIterator<Bytes, byte[]> open(
            CdxSearch search, CdxTarget.Exact asked, Optional<CdxKey> first) {
        List<CdxTarget.Exact> names = aliases.of(search.collection(), asked);
        String urlkey = names.getFirst().urlkey();
        List<KeyValueIterator<Bytes, byte[]>> runs = new ArrayList<>();
        for (CdxTarget.Exact name : names) {
            List<? extends KeyValueIterator<Bytes, byte[]>> found =
                    search.order() instanceof Order.Closest closest
                            ? closest(search, name, closest)
                            : List.of(
                                    sorted(
                                            search,
                                            name,
                                            List.of(
                                                    CdxRange.of(
                                                            name.urlkey(),
                                                            search.from(),
                                                            search.to())),
                                            first.map(key -> key.of(name.urlkey()).toBytes())));
            found.forEach(
                    run ->
                            runs.add(
                                    name.urlkey().equals(urlkey)
                                            ? run
                                            : new RenamedLines(run, name.urlkey(), urlkey)));
        }
        return merged(runs, order(search));
    }

    private static Comparator<Bytes> order(CdxSearch search) {
        Comparator<Bytes> byKey = Comparator.naturalOrder();
        return switch (search.order()) {
            case Order.Ascending _ -> byKey;
            case Order.Descending _ -> byKey.reversed();
            case Order.Closest(String timestamp, Tie tie) ->
                    byKeyOf(new ByDistance(timestamp, tie));
        };
    }

    /** What is no key comes last. */
    private static Comparator<Bytes> byKeyOf(ByDistance order) {
        return (one, other) -> {
            Optional<CdxKey> first = CdxKey.parse(one);
            Optional<CdxKey> second = CdxKey.parse(other);
            return first.isPresent() && second.isPresent()
                    ? order.compare(first.get(), second.get())
                    : Boolean.compare(second.isPresent(), first.isPresent());
        };
    }

    private KeyValueIterator<Bytes, byte[]> sorted(
            CdxSearch search, CdxTarget target, List<CdxRange> all, Optional<Bytes> first) {
        boolean reverse = search.order() instanceof Order.Descending;
        List<CdxRange> wanted =
                (reverse ? all.reversed() : all)
                        .stream()
                                .map(
                                        range ->
                                                first.map(from -> cut(range, from, reverse))
                                                        .orElse(range))
                                .filter(range -> !range.isEmpty())
                                .toList();
        return merged(
                partitions(target)
                        .mapToObj(
                                partition ->
                                        new ConsecutiveRanges(
                                                wanted,
                                                range ->
                                                        stores.scan(
                                                                partition,
                                                                search.collection(),
                                                                range,
                                                                reverse)))
                        .toList(),
                order(search));
    }

    private static CdxRange cut(CdxRange range, Bytes first, boolean reverse) {
        return reverse ? range.upTo(first) : range.startingAt(first);
    }

    /** Goes both ways from the time asked for and takes the nearer line of the two each time. */
    private List<KeyValueIterator<Bytes, byte[]>> closest(
            CdxSearch search, CdxTarget.Exact exact, Order.Closest order) {
        String timestamp = order.timestamp();
        String from = later(timestamp, search.from());
        // Keys of the very second go on after its digits: they are in the later run only.
        CdxRange whole = CdxRange.of(exact.urlkey(), search.from(), search.to());
        CdxRange later = new CdxRange(CdxRange.of(exact.urlkey(), from, from).from(), whole.to());
        Bytes split = CdxRange.of(exact.urlkey(), timestamp, timestamp).from();
        CdxRange earlier =
                new CdxRange(whole.from(), split.compareTo(whole.to()) < 0 ? split : whole.to());
        List<KeyValueIterator<Bytes, byte[]>> runs = new ArrayList<>();
        partitions(exact)
                .forEach(
                        partition -> {
                            SecondsForward.Scans scans =
                                    (range, reverse) ->
                                            scan(partition, search.collection(), range, reverse);
                            runs.add(
                                    order.tie() == Tie.EARLIER
                                            ? new SecondsForward(earlier, scans)
                                            : scans.open(earlier, true));
                            runs.add(scans.open(later, false));
                        });
        return runs;
    }

    private ConsecutiveRanges scan(
            int partition, CollectionName collection, CdxRange range, boolean reverse) {
        return new ConsecutiveRanges(
                range.isEmpty() ? List.of() : List.of(range),
                opened -> stores.scan(partition, collection, opened, reverse));
    }

    private static KeyValueIterator<Bytes, byte[]> merged(
            List<? extends KeyValueIterator<Bytes, byte[]>> runs, Comparator<Bytes> order) {
        try {
            return runs.size() == 1 ? runs.getFirst() : new MergedLines(runs, order);
        } catch (RuntimeException e) {
            runs.forEach(KeyValueIterator::close);
            throw e;
        }
    }

    private IntStream partitions(CdxTarget target) {
        return target.partitionKey()
                .map(key -> IntStream.of(Partitions.of(key, stores.partitions())))
                .orElseGet(() -> IntStream.range(0, stores.partitions()));
    }

    private static List<CdxRange> ranges(CdxSearch search) {
        return switch (search.target()) {
            case CdxTarget.Exact exact ->
                    throw new IllegalStateException("is opened under all its names: " + exact);
            case CdxTarget.Between between ->
                    List.of(CdxRange.between(between.from(), between.to()));
            case CdxTarget.Under under ->
                    under.beginnings().stream().map(CdxRange::startingWith).toList();
        };
    }

    private static String later(String timestamp, String from) {
        return timestamp.compareTo(from) >= 0 ? timestamp : from;
    }
}
