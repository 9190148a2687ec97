package org.diancang.orchestrator.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.diancang.events.CrawlSnapshot.Recent;
import org.diancang.url.UrlPattern;
import org.junit.jupiter.api.Test;

class CrawlTroubleTest {
    @Test
    void aFolderThatGrowsAndGrowsHasNoEnd() {
        assertThat(endless(new Recent(1_000, "a.test", 980, "/calendar/", 950, 990, 3))).isTrue();
        assertThat(endless(new Recent(1_000, "a.test", 980, "/calendar/", 950, 990, 2))).isFalse();
        assertThat(endless(new Recent(1_000, "a.test", 980, "/calendar/", 500, 990, 9))).isFalse();
    }

    @Test
    void aSiteOfOneHostThatIsStillBeingDiscoveredIsNotEndless() {
        assertThat(endless(new Recent(1_000, "a.test", 1_000, "/", 980, 990, 9))).isFalse();
        assertThat(endless(new Recent(400, "a.test", 400, "/calendar/", 400, 0, 9))).isFalse();
    }

    @Test
    void aHostThatBringsNothingNewHasNoEndUnlessLessAndLessWaits() {
        assertThat(endless(new Recent(1_000, "a.test", 950, "/x/", 300, 10, 2))).isTrue();
        assertThat(endless(new Recent(1_000, "a.test", 950, "/x/", 300, 10, 0))).isFalse();
        assertThat(endless(new Recent(1_000, "a.test", 850, "/x/", 300, 10, 5))).isFalse();
    }

    @Test
    void theExclusionTakesTheFolderOfTheHostAndNothingElse() {
        UrlPattern pattern = UrlPattern.of(of("a.b-c.test", "/(calendar)+[x]/").exclusion());

        assertThat(pattern.isFoundIn("https://a.b-c.test:8443/(calendar)+[x]/2026")).isTrue();
        assertThat(pattern.isFoundIn("https://a.b-c.test/calendar/2026")).isFalse();
        assertThat(pattern.isFoundIn("https://axb-c.test/(calendar)+[x]/")).isFalse();
        assertThat(pattern.isFoundIn("https://x.test/?u=https://a.b-c.test/(calendar)+[x]/"))
                .isFalse();
    }

    @Test
    void whateverAPathHoldsTheExclusionIsAnExpression() {
        for (String path : new String[] {"/日历/", "/\\E(/", "/a b/", "/\u0000/", "/😀{2,1}/"}) {
            UrlPattern pattern = UrlPattern.of(of("a.test", path).exclusion());

            assertThat(pattern.isFoundIn("http://a.test" + path + "x")).as(path).isTrue();
        }
    }

    private static CrawlTrouble of(String host, String path) {
        return new CrawlTrouble(
                UUID.randomUUID(), CrawlTrouble.Kind.ENDLESS, Instant.EPOCH, host, path);
    }

    private static boolean endless(Recent recent) {
        return CrawlTrouble.isEndless(recent);
    }
}
