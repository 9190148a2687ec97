package org.diancang.indexer.cdx.server;

import java.util.Comparator;
import org.diancang.indexer.cdx.ByDistance;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxSearch.Tie;

/** The orders of answers, for single keys. */
final class KeyOrder {
    private KeyOrder() {}

    /** That of the answer to a query, to which all names of its URL are one. */
    static Comparator<CdxKey> of(CdxQuery query) {
        return Comparator.comparing(query::asAsked, of(query.order()));
    }

    private static Comparator<CdxKey> of(Order order) {
        Comparator<CdxKey> byKey = Comparator.comparing(CdxKey::toBytes);
        return switch (order) {
            case Order.Ascending _ -> byKey;
            case Order.Descending _ -> byKey.reversed();
            case Order.Closest(String timestamp, Tie tie) -> new ByDistance(timestamp, tie);
        };
    }

    /** A place that no line of a URL comes before. */
    static CdxKey beginning(String urlkey, Order order) {
        return order instanceof Order.Descending
                ? new CdxKey(urlkey, "99999999999999", "\udbff\udfff", Long.MAX_VALUE)
                : new CdxKey(urlkey, "00000000000000", "\u0000", 0);
    }
}
