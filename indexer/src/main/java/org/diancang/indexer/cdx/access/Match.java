package org.diancang.indexer.cdx.access;

import java.util.Comparator;
import org.diancang.events.AccessRule;

/**
 * A rule by one of the beginnings of its patterns. Sorted as they decide, the first that holds: by
 * length of the beginning, as OutbackCDX does; then by priority; then what is said to some before
 * what is said to everybody; then the stricter, so that no order of writing rules opens anything.
 *
 * @param rule the rule
 * @param pattern its pattern as it was written
 * @param beginning of urlkeys with their end
 */
record Match(AccessRule rule, String pattern, String beginning) implements Comparable<Match> {
    private static final Comparator<Match> MOST_SPECIFIC_FIRST =
            Comparator.<Match>comparingInt(match -> -match.beginning().length())
                    .thenComparingInt(match -> -match.rule().priority())
                    .thenComparing(match -> match.rule().groups().isEmpty());

    private static final Comparator<Match> AS_THEY_DECIDE =
            MOST_SPECIFIC_FIRST
                    .thenComparing(match -> match.rule().policy(), Comparator.reverseOrder())
                    .thenComparing(match -> match.rule().id())
                    .thenComparing(Match::pattern)
                    .thenComparing(Match::beginning);

    /** Whether only strictness tells which of both decides. */
    boolean isAsSpecificAs(Match other) {
        return MOST_SPECIFIC_FIRST.compare(this, other) == 0;
    }

    @Override
    public int compareTo(Match other) {
        return AS_THEY_DECIDE.compare(this, other);
    }
}
