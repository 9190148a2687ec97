package org.diancang.bench.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Latencies of many look-ups, missed ones included as infinitely late. Thread-safe. */
public final class Latencies {
    private static final int SLOWEST = 12;

    private final List<Latency> latencies = Collections.synchronizedList(new ArrayList<>());
    private volatile int missed;

    private record Latency(Instant writtenAt, Duration passed) {}

    public void add(Instant writtenAt, Duration passed) {
        latencies.add(new Latency(writtenAt, passed));
    }

    public synchronized void miss() {
        missed++;
    }

    public int count() {
        return latencies.size() + missed;
    }

    public int missed() {
        return missed;
    }

    /** Seconds below which a share of all look-ups lie; infinite where the misses reach it. */
    public double percentile(double share) {
        List<Latency> sorted = fastestFirst();
        int rank = (int) Math.ceil(share * count());
        return rank == 0 || rank > sorted.size()
                ? Double.POSITIVE_INFINITY
                : seconds(sorted.get(rank - 1).passed());
    }

    /**
     * The slowest, each as {@code latency@second}: whether they lie at the beginning or everywhere
     * tells what to look at.
     */
    public String slowest(Instant begin) {
        return fastestFirst().reversed().stream()
                .limit(SLOWEST)
                .map(
                        one ->
                                "%.1f@%.0f"
                                        .formatted(
                                                seconds(one.passed()),
                                                seconds(Duration.between(begin, one.writtenAt()))))
                .collect(Collectors.joining(" "));
    }

    private List<Latency> fastestFirst() {
        List<Latency> sorted;
        synchronized (latencies) {
            sorted = new ArrayList<>(latencies);
        }
        sorted.sort(Comparator.comparing(Latency::passed));
        return sorted;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
