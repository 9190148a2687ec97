package org.diancang.indexer.cdx.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diancang.events.AccessRule;
import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.indexer.cdx.CollectionName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out of the rules what a reader sees of {@code main}, region by region: where one pattern is
 * asked, by all that cover it, as for a line. Kept for a second, since embargoes end by the second.
 */
@Component
final class RegionsOfRules implements ReaderAccess {
    /** Months differ by so much at most, so that an embargo's end is near its period ago. */
    private static final Duration MONTHS_DIFFER = Duration.ofDays(4);

    private final RuleBook book;
    private final Clock clock;
    private volatile Optional<Worked> last = Optional.empty();

    RegionsOfRules(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** What was worked out of which rules, for whom and when. */
    private record Worked(
            RuleSet rules, Set<String> groups, Instant second, VisibleRegions regions) {}

    @Override
    public Optional<VisibleRegions> of(Set<String> groups) {
        return book.rules().map(rules -> of(rules, groups));
    }

    private VisibleRegions of(RuleSet rules, Set<String> groups) {
        Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Worked> known =
                last.filter(worked -> worked.rules() == rules)
                        .filter(worked -> worked.groups().equals(groups))
                        .filter(worked -> worked.second().equals(second));
        if (known.isPresent()) {
            return known.get().regions();
        }
        var regions = of(rules, new Access(groups, CollectionName.MAIN, clock.instant()));
        last = Optional.of(new Worked(rules, Set.copyOf(groups), second, regions));
        return regions;
    }

    static VisibleRegions of(RuleSet rules, Access access) {
        List<Region> regions = new ArrayList<>();
        // Those of which each begins the next: sorted, the longer come after the shorter.
        var around = new ArrayDeque<Region>();
        around.push(new Region("", List.of(Span.ALWAYS)));
        for (String beginning : rules.beginnings()) {
            while (!beginning.startsWith(around.element().beginning())) {
                around.pop();
            }
            var region = new Region(beginning, shown(rules, rules.coveringAll(beginning), access));
            // What is as around it is no region of its own.
            if (!region.shown().equals(around.element().shown())) {
                regions.add(region);
                around.push(region);
            }
        }
        return new VisibleRegions(regions);
    }

    /** Between the moments at which a rule begins or ends to have a say, all is decided alike. */
    private static List<Span> shown(RuleSet rules, List<Match> covering, Access access) {
        var turns = new TreeSet<Instant>();
        for (Match match : covering) {
            if (access.obstacle(match.rule()).isEmpty()) {
                turns(match.rule(), access, turns);
            }
        }
        List<Span> shown = new ArrayList<>();
        Instant from = null;
        for (Instant turn : turns) {
            add(rules, covering, access, from, turn, shown);
            from = turn;
        }
        add(rules, covering, access, from, null, shown);
        return List.copyOf(shown);
    }

    private static void turns(AccessRule rule, Access access, Set<Instant> turns) {
        if (rule.capturedFrom() != null) {
            turns.add(rule.capturedFrom().truncatedTo(ChronoUnit.SECONDS));
        }
        if (rule.capturedTo() != null) {
            turns.add(rule.capturedTo().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        }
        if (rule.embargo() != null) {
            turns.add(firstEmbargoed(rule, access.at()));
        }
    }

    /** The first second whose captures are under the embargo still. */
    private static Instant firstEmbargoed(AccessRule rule, Instant at) {
        Instant about =
                at.atZone(ZoneOffset.UTC).minus(Objects.requireNonNull(rule.embargo())).toInstant();
        long over = about.minus(MONTHS_DIFFER).getEpochSecond();
        long under = about.plus(MONTHS_DIFFER).getEpochSecond();
        while (under - over > 1) {
            long middle = (over + under) / 2;
            boolean isOver =
                    Access.endOfEmbargo(rule, Instant.ofEpochSecond(middle))
                            .filter(end -> !at.isBefore(end))
                            .isPresent();
            if (isOver) {
                over = middle;
            } else {
                under = middle;
            }
        }
        return Instant.ofEpochSecond(under);
    }

    private static void add(
            RuleSet rules,
            List<Match> covering,
            Access access,
            @Nullable Instant from,
            @Nullable Instant before,
            List<Span> shown) {
        Instant sample =
                from != null ? from : before != null ? before.minusSeconds(1) : access.at();
        if (!(rules.decide(covering, access, sample) instanceof Decision.Allowed)) {
            return;
        }
        Span previous = shown.isEmpty() ? null : shown.getLast();
        if (previous != null && from != null && from.equals(previous.before())) {
            shown.set(shown.size() - 1, new Span(previous.from(), before));
        } else {
            shown.add(new Span(from, before));
        }
    }
}
