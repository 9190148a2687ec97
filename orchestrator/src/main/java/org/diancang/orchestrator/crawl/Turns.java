package org.diancang.orchestrator.crawl;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * Whose turn it is: libraries take turns, those with fewer running crawls first, then those whose
 * last one began longest ago, so that one with a hundred sites doesn't keep another with two from
 * beginning, however few crawls run at once.
 */
final class Turns {
    private final Map<UUID, Integer> running;
    private final Map<UUID, Instant> lastBegun;
    private final int mostOfALibrary;

    /**
     * @param running crawls that workers have now, by library
     * @param lastBegun when a library's last crawl began; one without comes first
     * @param mostOfALibrary crawls that a library may have running; 0: no limit
     */
    Turns(Map<UUID, Integer> running, Map<UUID, Instant> lastBegun, int mostOfALibrary) {
        this.running = new HashMap<>(running);
        this.lastBegun = Map.copyOf(lastBegun);
        this.mostOfALibrary = mostOfALibrary;
    }

    /** The waiting, who comes first first; those of one library stay in their order. */
    List<Crawl> inOrder(List<Crawl> waiting) {
        Map<UUID, Queue<Crawl>> byLibrary = new LinkedHashMap<>();
        for (Crawl crawl : waiting) {
            byLibrary.computeIfAbsent(library(crawl), _ -> new ArrayDeque<>()).add(crawl);
        }
        Map<UUID, Integer> taken = new HashMap<>(running);
        List<Crawl> order = new ArrayList<>();
        while (order.size() < waiting.size()) {
            Queue<Crawl> next =
                    byLibrary.entrySet().stream()
                            .filter(e -> !e.getValue().isEmpty())
                            .min(
                                    Comparator.<Map.Entry<UUID, Queue<Crawl>>>comparingInt(
                                                    e -> taken.getOrDefault(e.getKey(), 0))
                                            .thenComparing(e -> begun(e.getKey())))
                            .orElseThrow()
                            .getValue();
            Crawl crawl = next.remove();
            taken.merge(library(crawl), 1, Integer::sum);
            order.add(crawl);
        }
        return order;
    }

    private Instant begun(UUID library) {
        return lastBegun.getOrDefault(library, Instant.MIN);
    }

    /** Whether the library of a crawl has as many running as it may. */
    boolean isFull(Crawl crawl) {
        return mostOfALibrary > 0 && running.getOrDefault(library(crawl), 0) >= mostOfALibrary;
    }

    /** Takes note that a crawl begins. */
    void took(Crawl crawl) {
        running.merge(library(crawl), 1, Integer::sum);
    }

    private static UUID library(Crawl crawl) {
        return crawl.data().order().libraryId();
    }
}
