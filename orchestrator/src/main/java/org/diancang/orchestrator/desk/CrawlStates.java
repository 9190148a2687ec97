package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.crawl.CrawlState;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Groups of states that a list of crawls can be narrowed to. */
enum CrawlStates {
    ALL,
    OPEN,
    ENDED,
    FAILED;

    /** The group that a parameter names; all where it names none. */
    static CrawlStates of(String parameter) {
        return Arrays.stream(values())
                .filter(group -> group.parameter().equals(parameter))
                .findFirst()
                .orElse(ALL);
    }

    /** The states of the group; none for all, since all are no restriction. */
    Set<CrawlState> states() {
        Set<CrawlState> states = EnumSet.noneOf(CrawlState.class);
        for (CrawlState state : CrawlState.values()) {
            if (has(state)) {
                states.add(state);
            }
        }
        return this == ALL ? Set.of() : states;
    }

    /** Sum over the states of the group. */
    long of(Map<CrawlState, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> has(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return "crawls.filter." + parameter();
    }

    private boolean has(CrawlState state) {
        return switch (this) {
            case ALL -> true;
            case OPEN -> !state.ended();
            case ENDED -> state.ended();
            case FAILED -> state == CrawlState.FAILED;
        };
    }
}
