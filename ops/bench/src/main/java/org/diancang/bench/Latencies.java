package org.diancang.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Latencies of many look-ups, missed ones included as infinitely late. Thread-safe. */
final class Latencies {
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private volatile int missed;

    void add(Duration latency) {
        millis.add(latency.toMillis());
    }

    synchronized void miss() {
        missed++;
    }

    int count() {
        return millis.size() + missed;
    }

    int missed() {
        return missed;
    }

    /** Seconds below which a share of all look-ups lie; infinite where the misses reach it. */
    double percentile(double share) {
        List<Long> sorted;
        synchronized (millis) {
            sorted = new ArrayList<>(millis);
        }
        Collections.sort(sorted);
        int rank = (int) Math.ceil(share * count());
        return rank == 0 || rank > sorted.size()
                ? Double.POSITIVE_INFINITY
                : sorted.get(rank - 1) / 1000.0;
    }
}
