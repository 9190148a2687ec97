package org.diancang.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.diancang.indexer.IndexStanding.State;
import org.junit.jupiter.api.Test;

class IndexWatchTest {
    private static final Instant START = Instant.parse("2026-11-26T01:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicReference<IndexStanding> standing = new AtomicReference<>(behind(0));
    private final IndexReport report =
            new IndexReport() {
                @Override
                public String name() {
                    return "search";
                }

                @Override
                public IndexStanding now() {
                    return standing.get();
                }
            };
    private final IndexWatch watch = new IndexWatch(List.of(report), new Settable());

    @Test
    void beforeTheFirstLookNothingIsKnown() {
        assertThat(watch.now()).isEmpty();
    }

    @Test
    void theSameStateLastsSinceItWasFirstSeen() {
        watch.look(report);
        standing.set(behind(7));
        now.set(START.plusSeconds(30));
        watch.look(report);

        assertThat(seen().since()).isEqualTo(START);
        assertThat(seen().at()).isEqualTo(START.plusSeconds(30));
        assertThat(seen().standing().missing()).hasValue(7);
    }

    @Test
    void anotherStateOrCauseBeginsAnew() {
        watch.look(report);
        standing.set(IndexStanding.waiting("elasticsearch", "no answer"));
        now.set(START.plusSeconds(30));
        watch.look(report);
        assertThat(seen().since()).isEqualTo(START.plusSeconds(30));

        standing.set(IndexStanding.waiting("elasticsearch", "no answer again"));
        now.set(START.plusSeconds(60));
        watch.look(report);
        assertThat(seen().since()).as("the same cause").isEqualTo(START.plusSeconds(30));

        standing.set(IndexStanding.waiting("stopped", null));
        watch.look(report);
        assertThat(seen().since()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aReportThatFailsIsToldAndLookedAtAgain() {
        IndexReport broken =
                new IndexReport() {
                    @Override
                    public String name() {
                        return "search";
                    }

                    @Override
                    public IndexStanding now() {
                        throw new IllegalStateException("oops");
                    }
                };
        watch.look(broken);
        assertThat(seen().standing().cause()).isEqualTo("unknown");
        assertThat(seen().standing().reason()).isEqualTo("oops");

        watch.look(report);
        assertThat(seen().standing().state()).isEqualTo(State.OK);
    }

    @Test
    void whatIsMissingDecidesWhetherAnIndexCatchesUp() {
        assertThat(behind(999).state()).isEqualTo(State.OK);
        assertThat(behind(1_000).state()).isEqualTo(State.CATCHING_UP);
        assertThat(
                        IndexStanding.working(
                                        OptionalLong.of(0),
                                        OptionalLong.empty(),
                                        OptionalLong.of(5),
                                        1)
                                .state())
                .as("a new index is being made")
                .isEqualTo(State.CATCHING_UP);
        assertThat(
                        IndexStanding.working(
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        0)
                                .cause())
                .as("nobody knows what is missing")
                .isEqualTo("kafka");
    }

    private IndexWatch.Seen seen() {
        return watch.now().get("search");
    }

    private static IndexStanding behind(long missing) {
        return IndexStanding.working(
                OptionalLong.of(missing), OptionalLong.of(0), OptionalLong.of(5), 0);
    }

    private final class Settable extends Clock {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
