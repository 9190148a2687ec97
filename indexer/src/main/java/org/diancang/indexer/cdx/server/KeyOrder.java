package org.diancang.indexer.cdx.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTimestamp;

/** The orders of answers, for single keys. */
final class KeyOrder {
    private KeyOrder() {}

    static Comparator<CdxKey> of(Order order) {
        Comparator<CdxKey> byKey = Comparator.comparing(CdxKey::toBytes);
        return switch (order) {
            case Order.Ascending _ -> byKey;
            case Order.Descending _ -> byKey.reversed();
            case Order.Closest(String timestamp, CdxSearch.Tie tie) -> byDistance(timestamp, tie);
        };
    }

    /**
     * Lines before the time come backwards, those after it forwards, the nearer of the two first.
     */
    private static Comparator<CdxKey> byDistance(String timestamp, CdxSearch.Tie tie) {
        Instant wanted = CdxTimestamp.earliest(timestamp);
        Comparator<CdxKey> byKey = Comparator.comparing(CdxKey::toBytes);
        return (one, other) -> {
            int byDistance = distance(wanted, one).compareTo(distance(wanted, other));
            if (byDistance != 0) {
                return byDistance;
            }
            boolean earlier = one.timestamp().compareTo(timestamp) < 0;
            if (earlier == other.timestamp().compareTo(timestamp) < 0) {
                return earlier ? byKey.compare(other, one) : byKey.compare(one, other);
            }
            return earlier == (tie == CdxSearch.Tie.EARLIER) ? -1 : 1;
        };
    }

    /** A place that no line of a URL comes before. */
    static CdxKey beginning(String urlkey, Order order) {
        return order instanceof Order.Descending
                ? new CdxKey(urlkey, "99999999999999", "\udbff\udfff", Long.MAX_VALUE)
                : new CdxKey(urlkey, "00000000000000", "\u0000", 0);
    }

    private static Duration distance(Instant wanted, CdxKey key) {
        return Duration.between(wanted, CdxTimestamp.earliest(key.timestamp())).abs();
    }
}
