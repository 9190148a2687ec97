package org.diancang.indexer.cdx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CdxQuery.Order;
import org.springframework.stereotype.Component;

/** Answers look-ups from the stores by scanning ranges; never holds more than a line of each. */
@Component
final class CdxIndex {
    private final CdxStores stores;

    CdxIndex(CdxStores stores) {
        this.stores = stores;
    }

    /**
     * Candidates for a look-up, in the order asked for. Filters, limit and, for prefixes, time are
     * for the caller to apply, who also closes it.
     *
     * @throws CdxUnavailableException if a partition can't be read now
     */
    KeyValueIterator<Bytes, byte[]> open(CdxQuery query) {
        if (query.target() instanceof CdxTarget.Exact exact
                && query.order() instanceof Order.Closest(String timestamp)) {
            return closest(query, exact, timestamp);
        }
        return sorted(query, ranges(query));
    }

    /**
     * Candidates for a look-up that is not sorted by distance, without those that come before a
     * position in the order asked for.
     *
     * @param first key as stored
     * @throws CdxUnavailableException if a partition can't be read now
     */
    KeyValueIterator<Bytes, byte[]> open(CdxQuery query, Bytes first) {
        boolean reverse = query.order() instanceof Order.Descending;
        return sorted(
                query,
                ranges(query).stream()
                        .map(range -> reverse ? range.upTo(first) : range.startingAt(first))
                        .filter(range -> !range.isEmpty())
                        .toList());
    }

    private KeyValueIterator<Bytes, byte[]> sorted(CdxQuery query, List<CdxRange> ranges) {
        boolean reverse = query.order() instanceof Order.Descending;
        List<CdxRange> ordered = reverse ? ranges.reversed() : ranges;
        Comparator<Bytes> order = Comparator.naturalOrder();
        return merged(
                partitions(query.target())
                        .mapToObj(
                                partition ->
                                        new ConsecutiveRanges(
                                                ordered,
                                                range -> stores.scan(partition, range, reverse)))
                        .toList(),
                reverse ? order.reversed() : order);
    }

    /** Goes both ways from the time asked for and takes the nearer line of the two each time. */
    private KeyValueIterator<Bytes, byte[]> closest(
            CdxQuery query, CdxTarget.Exact exact, String timestamp) {
        String from = later(timestamp, query.from());
        // Keys of the very second go on after its digits: they are in the later run only.
        CdxRange whole = CdxRange.of(exact.urlkey(), query.from(), query.to());
        CdxRange later = new CdxRange(CdxRange.of(exact.urlkey(), from, from).from(), whole.to());
        Bytes split = CdxRange.of(exact.urlkey(), timestamp, timestamp).from();
        CdxRange earlier =
                new CdxRange(whole.from(), split.compareTo(whole.to()) < 0 ? split : whole.to());
        List<KeyValueIterator<Bytes, byte[]>> runs = new ArrayList<>();
        partitions(exact)
                .forEach(
                        partition -> {
                            runs.add(scan(partition, earlier, true));
                            runs.add(scan(partition, later, false));
                        });
        Comparator<Bytes> byDistance = Comparator.comparing(key -> distance(key, timestamp));
        return merged(runs, byDistance.thenComparing(Comparator.naturalOrder()));
    }

    private ConsecutiveRanges scan(int partition, CdxRange range, boolean reverse) {
        return new ConsecutiveRanges(
                range.isEmpty() ? List.of() : List.of(range),
                opened -> stores.scan(partition, opened, reverse));
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
                .map(key -> IntStream.of(PlacedKey.partitionOf(key, stores.partitions())))
                .orElseGet(() -> IntStream.range(0, stores.partitions()));
    }

    private static List<CdxRange> ranges(CdxQuery query) {
        return switch (query.target()) {
            case CdxTarget.Exact exact ->
                    List.of(CdxRange.of(exact.urlkey(), query.from(), query.to()));
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
