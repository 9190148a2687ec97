package org.diancang.replay.cdx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.diancang.replay.access.CurrentReader;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.junit.jupiter.api.Test;

class RecentLookUpsTest {
    private static final ArchivedUrl URL = ArchivedUrl.parse("http://example.com/").orElseThrow();
    private static final Timestamp TIME = Timestamp.parse("20260301080000").orElseThrow();

    private final AtomicInteger asked = new AtomicInteger();
    private final RecentLookUps recent = new RecentLookUps(Duration.ofMinutes(1));

    private List<CdxLine> found() {
        asked.incrementAndGet();
        return List.of(
                new CdxLine(
                        "com,example)/",
                        TIME,
                        URL.value(),
                        "text/html",
                        200,
                        "",
                        "a.warc.gz",
                        0,
                        0,
                        "response",
                        "",
                        Instant.EPOCH,
                        "",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private List<CdxLine> nothing() {
        asked.incrementAndGet();
        return List.of();
    }

    @Test
    void whatWasFoundIsNotAskedForAgain() {
        assertThat(recent.nearest(URL, TIME, this::found)).hasSize(1);
        assertThat(recent.nearest(URL, TIME, this::nothing)).hasSize(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anotherTimeIsAnotherQuestion() {
        recent.nearest(URL, TIME, this::found);
        Timestamp later = Timestamp.parse("20260301080001").orElseThrow();
        assertThat(recent.nearest(URL, later, this::nothing)).isEmpty();
    }

    @Test
    void whatIsMissingIsAskedForEachTimeUntilItIsThere() {
        assertThat(recent.nearest(URL, TIME, this::nothing)).isEmpty();
        assertThat(recent.nearest(URL, TIME, this::found)).hasSize(1);
    }

    @Test
    void whatAReadingRoomSeesNobodyElseIsShown() {
        CurrentReader.as(Set.of("reading-room"), () -> recent.nearest(URL, TIME, this::found));
        assertThat(recent.nearest(URL, TIME, this::nothing)).isEmpty();
    }

    @Test
    void withoutTrustEveryReaderAsks() {
        var none = new RecentLookUps(Duration.ZERO);
        none.nearest(URL, TIME, this::found);
        assertThat(none.nearest(URL, TIME, this::nothing)).isEmpty();
    }
}
