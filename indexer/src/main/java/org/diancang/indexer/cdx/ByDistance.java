package org.diancang.indexer.cdx;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.diancang.indexer.cdx.CdxSearch.Tie;

/** The order of the lines of a URL by distance from a time. */
public final class ByDistance implements Comparator<CdxKey> {
    private static final Comparator<CdxKey> BY_KEY = Comparator.comparing(CdxKey::toBytes);

    private final String timestamp;
    private final Instant wanted;
    private final Tie tie;

    /**
     * @param timestamp 14 digits
     * @param tie what comes first of what is as far away
     */
    public ByDistance(String timestamp, Tie tie) {
        this.timestamp = timestamp;
        this.wanted = CdxTimestamp.earliest(timestamp);
        this.tie = tie;
    }

    @Override
    public int compare(CdxKey one, CdxKey other) {
        int byDistance = distance(one).compareTo(distance(other));
        if (byDistance != 0) {
            return byDistance;
        }
        boolean earlier = isEarlier(one);
        if (earlier != isEarlier(other)) {
            return earlier == (tie == Tie.EARLIER) ? -1 : 1;
        }
        // Days that no calendar has are as far away as the nearest real one.
        int bySecond = one.timestamp().compareTo(other.timestamp());
        if (bySecond != 0) {
            return earlier ? -bySecond : bySecond;
        }
        int byKey = BY_KEY.compare(one, other);
        return earlier && tie == Tie.LATER ? -byKey : byKey;
    }

    private boolean isEarlier(CdxKey key) {
        return key.timestamp().compareTo(timestamp) < 0;
    }

    private Duration distance(CdxKey key) {
        return Duration.between(wanted, CdxTimestamp.earliest(key.timestamp())).abs();
    }
}
