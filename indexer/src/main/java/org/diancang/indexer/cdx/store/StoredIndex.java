package org.diancang.indexer.cdx.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.CollectionName;
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

    /**
     * @param visibility what access rules let be seen
     */
    public StoredIndex(CdxStores stores, Visibility visibility) {
        this.stores = stores;
        this.visibility = visibility;
    }

    @Override
    public CdxLines search(CdxSearch search, Silence silence) {
        Predicate<StoredLine> visible = visible(search);
        return new MatchingLines(open(search), search, visible, silence);
    }

    @Override
    public CdxLines search(CdxSearch search, CdxKey first, Silence silence) {
        Predicate<StoredLine> visible = visible(search);
        return new MatchingLines(open(search, first.toBytes()), search, visible, silence);
    }

    /** Asked before anything is opened, since it may refuse. */
    private Predicate<StoredLine> visible(CdxSearch search) {
        return visibility.to(search.viewer(), search.collection());
    }

    private KeyValueIterator<Bytes, byte[]> open(CdxSearch search) {
        if (search.target() instanceof CdxTarget.Exact exact
                && search.order() instanceof Order.Closest(String timestamp, CdxSearch.Tie tie)) {
            return closest(search, exact, timestamp, tie);
        }
        return sorted(search, ranges(search));
    }

    private KeyValueIterator<Bytes, byte[]> open(CdxSearch search, Bytes first) {
        boolean reverse = search.order() instanceof Order.Descending;
        return sorted(
                search,
                ranges(search).stream()
                        .map(range -> reverse ? range.upTo(first) : range.startingAt(first))
                        .filter(range -> !range.isEmpty())
                        .toList());
    }

    private KeyValueIterator<Bytes, byte[]> sorted(CdxSearch search, List<CdxRange> ranges) {
        boolean reverse = search.order() instanceof Order.Descending;
        List<CdxRange> ordered = reverse ? ranges.reversed() : ranges;
        Comparator<Bytes> order = Comparator.naturalOrder();
        return merged(
                partitions(search.target())
                        .mapToObj(
                                partition ->
                                        new ConsecutiveRanges(
                                                ordered,
                                                range ->
                                                        stores.scan(
                                                                partition,
                                                                search.collection(),
                                                                range,
                                                                reverse)))
                        .toList(),
                reverse ? order.reversed() : order);
    }

    /** Goes both ways from the time asked for and takes the nearer line of the two each time. */
    private KeyValueIterator<Bytes, byte[]> closest(
            CdxSearch search, CdxTarget.Exact exact, String timestamp, CdxSearch.Tie tie) {
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
                            runs.add(scan(partition, search.collection(), earlier, true));
                            runs.add(scan(partition, search.collection(), later, false));
                        });
        Comparator<Bytes> byDistance = Comparator.comparing(key -> distance(key, timestamp));
        Comparator<Bytes> byKey = Comparator.naturalOrder();
        return merged(
                runs,
                byDistance.thenComparing(tie == CdxSearch.Tie.EARLIER ? byKey : byKey.reversed()));
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
                    List.of(CdxRange.of(exact.urlkey(), search.from(), search.to()));
            case CdxTarget.Between between ->
                    List.of(CdxRange.between(between.from(), between.to()));
            case CdxTarget.Under under ->
                    under.beginnings().stream().map(CdxRange::startingWith).toList();
        };
    }

    private static String later(String timestamp, String from) {
        return timestamp.compareTo(from) >= 0 ? timestamp : from;
    }

    private static Duration distance(Bytes key, String timestamp) {
        return CdxKey.parse(key)
                .map(
                        parsed ->
                                Duration.between(
                                                CdxTimestamp.earliest(timestamp),
                                                CdxTimestamp.earliest(parsed.timestamp()))
                                        .abs())
                .orElse(Duration.ofSeconds(Long.MAX_VALUE));
    }
}
