package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.book;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;
import static org.diancang.indexer.cdx.access.SampleRules.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diancang.events.AccessRule;
import org.diancang.events.AccessRule.Policy;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;

class RulesInAnyOrderPropertyTest {
    private static final String PAGE = "http://example.com/a/b";

    @Property(tries = 300)
    void whatIsExcludedByItsUrlForEverybodyIsHiddenFromThePublic(
            @ForAll("rules") List<AccessRule> others, @ForAll Random random) {
        List<AccessRule> rules = new ArrayList<>(others);
        rules.add(exclude(PAGE).build());
        Collections.shuffle(rules, random);

        assertThat(decide(rules, Set.of())).isInstanceOf(Decision.Hidden.class);
    }

    @Property(tries = 300)
    void theOrderInWhichRulesCameDecidesNothing(
            @ForAll("rules") List<AccessRule> rules, @ForAll Random random) {
        List<AccessRule> shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, random);

        assertThat(decide(shuffled, Set.of("room"))).isEqualTo(decide(rules, Set.of("room")));
    }

    private static Decision decide(List<AccessRule> rules, Set<String> groups) {
        RuleSet known = book(policies(), rules.toArray(AccessRule[]::new)).rules().orElseThrow();
        return known.decide(
                known.covering(UrlKey.of(PAGE).value()),
                new Access(groups, CollectionName.MAIN, Instant.parse("2026-01-01T00:00:00Z")),
                Instant.parse("2025-06-01T00:00:00Z"));
    }

    private static SampleRules.Draft draft(
            Policy policy, @Nullable Integer number, String pattern) {
        return number == null || policy == Policy.ALLOW
                ? new SampleRules.Draft(policy, List.of(pattern))
                : new SampleRules.Draft(policy, List.of(pattern)).policy(number);
    }

    @Provide
    Arbitrary<List<AccessRule>> rules() {
        return Combinators.combine(
                        Arbitraries.of(Policy.class),
                        Arbitraries.of(
                                "*",
                                "*.com",
                                "*.example.com",
                                "com,example)/",
                                "http://example.com/*",
                                "http://example.com/a/*",
                                "http://example.com/a*",
                                PAGE,
                                "http://example.com/other"),
                        // Whoever gives an exception of the same length a priority means it.
                        Arbitraries.integers().between(-5, 0),
                        Arbitraries.of(List.of(), List.of("room"), List.of("other")),
                        // 9: a policy that nobody has heard of.
                        Arbitraries.of(0, 1, 2, 9).injectNull(0.5))
                .as(
                        (policy, pattern, priority, groups, number) ->
                                draft(policy, number, pattern)
                                        .priority(priority)
                                        .groups(groups.toArray(String[]::new))
                                        .build())
                .list()
                .ofMaxSize(12);
    }
}
