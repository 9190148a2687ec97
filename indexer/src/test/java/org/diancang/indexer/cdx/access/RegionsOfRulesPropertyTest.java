package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.indexer.cdx.access.SampleRules.book;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diancang.events.AccessRule;
import org.diancang.events.AccessRule.Policy;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.url.UrlKey;

class RegionsOfRulesPropertyTest {
    private static final Instant NOW = Instant.parse("2026-03-31T08:00:00Z");
    private static final List<String> URLS =
            List.of(
                    "http://example.com/",
                    "http://example.com/news",
                    "http://example.com/news/a",
                    "http://example.com/newspaper",
                    "http://www.sub.example.com:81/news/a?x=1",
                    "http://other.cn/");

    @Property
    void aRegionShowsWhatTheRulesDecide(
            @ForAll("rules") List<SampleRules.Draft> rules, @ForAll boolean room) {
        RuleSet set =
                book(rules.stream().map(SampleRules.Draft::build).toArray(AccessRule[]::new))
                        .rules()
                        .orElseThrow();
        var access = new Access(room ? Set.of("room") : Set.of(), CollectionName.MAIN, NOW);

        VisibleRegions regions = RegionsOfRules.of(set, access);

        for (String url : URLS) {
            String urlkey = UrlKey.of(url).value();
            for (Instant captured : moments()) {
                assertThat(regions.of(urlkey).shows(captured))
                        .as("%s of %s in %s", url, captured, regions)
                        .isEqualTo(
                                set.decide(set.covering(urlkey), access, captured)
                                        instanceof Decision.Allowed);
            }
        }
    }

    /** Around each moment at which a rule may begin or end to hold. */
    private static List<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        for (String turn :
                List.of(
                        "2020-01-01T00:00:00Z",
                        "2024-01-01T00:00:00Z",
                        "2026-02-28T08:00:00Z",
                        "2026-03-01T08:00:00Z",
                        "2026-03-30T08:00:00Z",
                        "2025-03-31T08:00:00Z",
                        "2026-03-31T08:00:00Z")) {
            Instant at = Instant.parse(turn);
            for (int seconds = -1; seconds <= 1; seconds++) {
                moments.add(at.plus(Duration.ofSeconds(seconds)));
            }
        }
        return moments;
    }

    @Provide
    Arbitrary<List<SampleRules.Draft>> rules() {
        return Combinators.combine(
                        Arbitraries.of(Policy.values()),
                        Arbitraries.of(
                                "*",
                                "*.example.com",
                                "http://example.com/*",
                                "http://example.com/news/*",
                                "http://example.com/news*",
                                "http://example.com/news",
                                "http://example.com/news/a",
                                "http://other.cn/*"),
                        Arbitraries.of("", "2020", "2024"),
                        Arbitraries.of("", "P1D", "P1M", "P1Y"),
                        Arbitraries.of("", "room", "club"))
                .as(RegionsOfRulesPropertyTest::rule)
                .list()
                .ofMaxSize(6);
    }

    private static SampleRules.Draft rule(
            Policy policy, String pattern, String from, String embargo, String group) {
        var rule = new SampleRules.Draft(policy, List.of(pattern));
        if (!from.isEmpty()) {
            rule.captured(from + "-01-01T00:00:00Z", "2026-03-30T08:00:00Z");
        }
        if (!embargo.isEmpty() && policy != Policy.ALLOW) {
            rule.embargo(embargo);
        }
        return group.isEmpty() ? rule : rule.groups(group);
    }
}
