package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.diancang.engine.Tally.Done;
import org.diancang.events.CrawlSnapshot.Breakdown;
import org.diancang.events.CrawlSnapshot.Part;
import org.diancang.events.CrawlSnapshot.Recent;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void theLargestHostsAreNamedAndTheRestIsSummed() {
        done("a.test", "/", 3);
        done("b.test", "/", 2);
        done("c.test", "/", 1);

        Breakdown hosts = tally.hosts(2);

        assertThat(hosts.parts())
                .containsExactly(new Part("a.test", 3, 30), new Part("b.test", 2, 20));
        assertThat(hosts.others()).isEqualTo(1);
        assertThat(hosts.otherUrls()).isEqualTo(1);
        assertThat(hosts.otherBytes()).isEqualTo(10);
    }

    @Test
    void hostsBeyondTenThousandAreCountedAsOne() {
        IntStream.range(0, 10_050).forEach(i -> done("h" + i + ".test", "/", 1));

        Breakdown hosts = tally.hosts(20);

        assertThat(hosts.parts().getFirst()).isEqualTo(new Part("", 50, 500));
        assertThat(hosts.others()).isEqualTo(10_001 - 20);
    }

    @Test
    void theLastThousandSayWhereMostOfThemLie() {
        done("www.test", "/", 500);
        done("www.test", "/calendar/", 950);
        done("other.test", "/calendar/", 20);

        assertThat(tally.recent(2))
                .isEqualTo(new Recent(1_000, "www.test", 980, "/calendar/", 950, 1_000, 2));
    }

    @Test
    void whatWasSeenBeforeIsNotNovel() {
        tally.done(new Done("www.test", "/", 200, 10, false), "192.0.2.1");
        tally.done(new Done("www.test", "/", 404, 10, false), "192.0.2.1");
        tally.done(new Done("www.test", "/", 200, 10, true), "192.0.2.1");

        assertThat(tally.recent(0).novel()).isEqualTo(1);
    }

    @Test
    void failuresAreCountedByTheirCodeAndServersKnowAFewOfTheirNames() {
        tally.done(new Done("gone.test", "/", -1, 0, false), "gone.test");
        IntStream.range(0, 9)
                .forEach(
                        i ->
                                tally.done(
                                        new Done("h" + i + ".test", "/", 200, 1, true),
                                        "192.0.2.1"));

        assertThat(tally.failures()).containsExactly(new Part("-1", 1, 0));
        assertThat(tally.names("192.0.2.1")).hasSize(5).startsWith("h0.test");
        assertThat(tally.names("192.0.2.9")).isEmpty();
    }

    @Test
    void aFolderIsTheFirstOfThePathAndNeverALongOne() {
        assertThat(Tally.folder("/calendar/2026/11")).isEqualTo("/calendar/");
        assertThat(Tally.folder("/index.html")).isEqualTo("/");
        assertThat(Tally.folder("")).isEqualTo("/");
        assertThat(Tally.folder("/" + "x".repeat(5_000) + "/y")).isEqualTo("/");
    }

    private void done(String host, String path, int times) {
        for (int i = 0; i < times; i++) {
            tally.done(new Done(host, path, 200, 10, true), "192.0.2.1");
        }
    }
}
