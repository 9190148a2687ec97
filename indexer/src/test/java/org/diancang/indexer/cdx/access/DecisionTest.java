package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.book;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;
import static org.diancang.indexer.cdx.access.SampleRules.ofPolicy;
import static org.diancang.indexer.cdx.access.SampleRules.policies;

import java.time.Instant;
import java.util.Set;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
    private static final String PAGE = "http://www.example.com/news/page.html";
    private static final String CAPTURED = "2026-01-31T12:00:00Z";
    private static final String NOW = "2026-07-01T08:00:00Z";

    @Test
    void withoutRulesEverythingIsShown() {
        assertThat(decide(NOW, CAPTURED, Set.of())).isEqualTo("shown");
    }

    @Test
    void eachPolicyDoesWhatItSays() {
        assertThat(decide(allow(PAGE))).isEqualTo("shown");
        assertThat(decide(block(PAGE).message("因故不提供"))).isEqualTo("BLOCK 因故不提供");
        assertThat(decide(exclude(PAGE))).isEqualTo("EXCLUDE null");
    }

    @Test
    void theLongestPatternDecides() {
        assertThat(decide(block("*"), allow("*.example.com"))).isEqualTo("shown");
        assertThat(decide(block("*.example.com"), allow("http://example.com/*")))
                .isEqualTo("shown");
        assertThat(decide(allow("http://example.com/*"), exclude("http://example.com/news/*")))
                .isEqualTo("EXCLUDE null");
        assertThat(decide(exclude("http://example.com/news/*"), allow(PAGE))).isEqualTo("shown");
        assertThat(decide(allow(PAGE), block("*").priority(1_000))).isEqualTo("shown");
        assertThat(decide(allow("http://elsewhere.example/", PAGE), block("*.example.com")))
                .isEqualTo("shown");
    }

    @Test
    void ofPatternsAsLongThePriorityDecidesThenTheGroupThenTheStricter() {
        assertThat(decide(block(PAGE), allow(PAGE).priority(1))).isEqualTo("shown");
        assertThat(decide(block(PAGE), allow(PAGE))).isEqualTo("BLOCK null");
        assertThat(decide(block(PAGE), exclude(PAGE))).isEqualTo("EXCLUDE null");
        assertThat(decide(NOW, CAPTURED, Set.of("room"), block(PAGE), allow(PAGE).groups("room")))
                .isEqualTo("shown");
        assertThat(
                        decide(
                                NOW,
                                CAPTURED,
                                Set.of("room", "minors"),
                                block(PAGE).groups("minors"),
                                allow(PAGE).groups("room")))
                .isEqualTo("BLOCK null");
    }

    @Test
    void aRuleOfGroupsIsAboutTheirReadersOnly() {
        assertThat(decide(NOW, CAPTURED, Set.of(), block(PAGE).groups("minors")))
                .isEqualTo("shown");
        assertThat(decide(NOW, CAPTURED, Set.of("minors", "x"), block(PAGE).groups("y", "minors")))
                .isEqualTo("BLOCK null");
    }

    @Test
    void aRuleOfACollectionIsAboutNoOther() {
        assertThat(decide(block(PAGE).in("main"))).isEqualTo("BLOCK null");
        assertThat(decide(block(PAGE).in("old"))).isEqualTo("shown");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z, BLOCK null",
        "2026-01-31T12:00:00.9Z, '', BLOCK null",
        "'', 2026-01-31T11:59:59Z, shown",
        "2026-01-31T12:00:01Z, '', shown",
        "'', 2027-01-01T00:00:00Z, BLOCK null"
    })
    void aRuleOfACaptureWindowIsAboutCapturesWithinIt(String from, String to, String decision) {
        assertThat(decide(block(PAGE).captured(from, to))).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T08:00:00Z, 2026-07-01T08:00:00Z, BLOCK null",
        "'', 2026-07-01T07:59:59Z, shown",
        "2026-07-01T08:00:01Z, '', shown"
    })
    void aRuleOfAnAccessWindowHoldsWithinIt(String from, String to, String decision) {
        assertThat(decide(block(PAGE).accessed(from, to))).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({
        // The calendar counts: a month after the last of January ends with February.
        "P1M, 2026-02-28T11:59:59Z, BLOCK null",
        "P1M, 2026-02-28T12:00:00Z, shown",
        "P1Y, 2027-01-31T11:59:59Z, BLOCK null",
        "P1Y, 2027-01-31T12:00:00Z, shown",
        "P2W, 2026-02-14T11:59:59Z, BLOCK null",
        "P2W, 2026-02-14T12:00:00Z, shown",
        "P200Y, 2026-07-01T08:00:00Z, BLOCK null"
    })
    void anEmbargoHidesUntilTheCaptureIsOldEnough(String period, String now, String decision) {
        assertThat(decide(now, CAPTURED, Set.of(), block(PAGE).embargo(period)))
                .isEqualTo(decision);
    }

    @Test
    void whereAMoreSpecificRuleHasNoSayTheNextOneDecides() {
        assertThat(
                        decide(
                                exclude("*.example.com"),
                                allow(PAGE).accessed("2027-01-01T00:00:00Z", "")))
                .isEqualTo("EXCLUDE null");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // Who belongs to no group is the public.
                "-,          0, shown",
                "public,     0, shown",
                "staff,      0, shown",
                "room,       0, EXCLUDE null",
                "-,          1, EXCLUDE null",
                "staff,      1, shown",
                "room staff, 1, shown",
                "staff,      2, EXCLUDE null",
                // Nobody has heard of it.
                "staff,      3, EXCLUDE null",
                "-,          3, EXCLUDE null"
            })
    void aPolicyLetsThoseSeeWhoAreAtItsAccessPoints(String groups, int policy, String decision) {
        assertThat(decide(NOW, CAPTURED, groups(groups), ofPolicy(policy, PAGE)))
                .isEqualTo(decision);
    }

    @Test
    void whoeverAPolicyKeepsOutIsToldSoWhereTheRuleHasAMessage() {
        assertThat(decide(block(PAGE).policy(1).message("m"))).isEqualTo("BLOCK m");
    }

    @Test
    void aRuleOfAPolicyTakesItsPlaceAmongOtherRules() {
        assertThat(decide(block("*.example.com"), ofPolicy(0, PAGE))).isEqualTo("shown");
        assertThat(decide(allow("*.example.com"), ofPolicy(1, PAGE))).isEqualTo("EXCLUDE null");
        assertThat(decide(ofPolicy(1, PAGE), allow(PAGE).priority(1))).isEqualTo("shown");
        assertThat(decide(ofPolicy(1, PAGE), ofPolicy(0, PAGE).embargo("P1D")))
                .isEqualTo("EXCLUDE null");
        assertThat(decide(ofPolicy(2, PAGE).embargo("P1D"), ofPolicy(0, PAGE))).isEqualTo("shown");
    }

    @Test
    void ofPoliciesForTheSamePatternTheOneThatHidesDecidesWhicheverCameFirst() {
        for (int first : new int[] {0, 1, 2}) {
            for (int second : new int[] {0, 1, 2}) {
                String decision = first == 0 && second == 0 ? "shown" : "EXCLUDE null";
                assertThat(decide(ofPolicy(first, PAGE), ofPolicy(second, PAGE)))
                        .as("%d, %d", first, second)
                        .isEqualTo(decision);
            }
        }
        assertThat(decide(ofPolicy(0, PAGE), block(PAGE))).isEqualTo("BLOCK null");
        assertThat(decide(allow(PAGE), ofPolicy(0, PAGE))).isEqualTo("shown");
    }

    private static Set<String> groups(@Nullable String names) {
        return names == null ? Set.of() : Set.of(names.split(" "));
    }

    private static String decide(SampleRules.Draft... rules) {
        return decide(NOW, CAPTURED, Set.of(), rules);
    }

    private static String decide(
            String now, String captured, Set<String> groups, SampleRules.Draft... drafts) {
        var rules = new AccessRule[drafts.length];
        for (int i = 0; i < drafts.length; i++) {
            rules[i] = drafts[i].build();
        }
        RuleSet known = book(policies(), rules).rules().orElseThrow();
        return switch (known.decide(
                known.covering(UrlKey.of(PAGE).value()),
                new Access(groups, CollectionName.MAIN, Instant.parse(now)),
                Instant.parse(captured))) {
            case Decision.Allowed _ -> "shown";
            case Decision.Hidden hidden -> hidden.rule().policy() + " " + hidden.rule().message();
        };
    }
}
