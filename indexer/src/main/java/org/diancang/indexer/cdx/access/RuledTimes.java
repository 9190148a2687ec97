package org.diancang.indexer.cdx.access;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.VisibleTimes;
import org.diancang.indexer.cdx.history.CaptureTime;

/**
 * When captures that the same rules cover may be seen. What rules say of a capture changes with its
 * time at few moments only, so that they are asked once between two of those instead of for each
 * capture.
 */
final class RuledTimes implements VisibleTimes {
    private static final long EARLIEST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final long[] starts;
    private final boolean[] visible;

    private RuledTimes(TreeMap<Long, Boolean> visibleFrom) {
        starts = visibleFrom.keySet().stream().mapToLong(Long::longValue).toArray();
        visible = new boolean[starts.length];
        for (int i = 0; i < starts.length; i++) {
            visible[i] = visibleFrom.getOrDefault(starts[i], false);
        }
    }

    /**
     * When they may be seen.
     *
     * @param coverings each a list of the rules that cover a capture; seen is what none hides
     */
    static VisibleTimes of(RuleSet rules, Access access, List<List<Match>> coverings) {
        if (coverings.stream().allMatch(List::isEmpty)) {
            return VisibleTimes.ALL;
        }
        var moments = new TreeSet<Long>(List.of(EARLIEST));
        coverings.stream()
                .flatMap(List::stream)
                .flatMap(match -> changes(match.rule(), access))
                .forEach(moments::add);
        var visibleFrom = new TreeMap<Long, Boolean>();
        for (long moment : moments) {
            Instant captured = Instant.ofEpochSecond(moment);
            visibleFrom.put(
                    CaptureTime.of(captured),
                    coverings.stream()
                            .noneMatch(
                                    covering ->
                                            rules.decide(covering, access, captured)
                                                    instanceof Decision.Hidden));
        }
        return new RuledTimes(visibleFrom);
    }

    /** Seconds of capture from which on a rule may have another say than for those before. */
    private static Stream<Long> changes(AccessRule rule, Access access) {
        return Stream.of(
                        rule.capturedFrom() == null
                                ? null
                                : (Long) rule.capturedFrom().getEpochSecond(),
                        rule.capturedTo() == null
                                ? null
                                : (Long) (rule.capturedTo().getEpochSecond() + 1),
                        rule.embargo() == null ? null : (Long) embargoed(rule, access))
                .filter(moment -> moment != null && moment > EARLIEST && moment <= LATEST);
    }

    /**
     * The first second of capture for which an embargo isn't over: the later, the later it ends.
     */
    private static long embargoed(AccessRule rule, Access access) {
        long over = EARLIEST - 1;
        long still = LATEST + 1;
        while (still - over > 1) {
            long middle = (over + still) / 2;
            boolean isOver =
                    Access.endOfEmbargo(rule, Instant.ofEpochSecond(middle))
                            .filter(end -> !access.at().isBefore(end))
                            .isPresent();
            if (isOver) {
                over = middle;
            } else {
                still = middle;
            }
        }
        return still;
    }

    @Override
    public boolean includes(long time) {
        int at = 0;
        int beyond = starts.length;
        while (beyond - at > 1) {
            int middle = (at + beyond) >>> 1;
            if (starts[middle] <= time) {
                at = middle;
            } else {
                beyond = middle;
            }
        }
        return visible[at];
    }
}
