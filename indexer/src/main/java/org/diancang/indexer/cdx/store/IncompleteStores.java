package org.diancang.indexer.cdx.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** Stores of this node that lack lines and are therefore not read, and why. */
@Component
final class IncompleteStores {
    private final Map<StorePlace, String> reasons = new ConcurrentSkipListMap<>();

    void add(StorePlace place, String reason) {
        reasons.put(place, reason);
    }

    void remove(StorePlace place) {
        reasons.remove(place);
    }

    /** A sentence for each. */
    List<String> reasons() {
        return List.copyOf(reasons.values());
    }
}
