package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is under an embargo is withheld on every way to it until the last second, and shown on every
 * way from then on; those in the reading room see it all the time.
 */
@ExtendWith(SharedReplay.class)
class EmbargoIT {
    private static final String URL = "http://embargoed.example/page";
    private static final String TEXT = "the text under an embargo";
    private static final Instant CAPTURED = Instant.parse("2026-03-04T05:06:07Z");
    private static final Period EMBARGO = Period.ofMonths(6);
    private static final Instant END = Instant.parse("2026-09-04T05:06:07Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(END);
    private final InstantSource settable = now::get;
    private final Clock clock = settable.withZone(ZoneOffset.UTC);

    static Stream<Outlet> outlets() {
        return Outlet.to(URL);
    }

    @BeforeAll
    static void capture(RunningReplay replay) throws IOException {
        replay.archive()
                .capture(
                        URL,
                        CAPTURED.toString(),
                        200,
                        utf8("<title>" + TEXT + "</title><p>" + TEXT),
                        "Content-Type",
                        "text/html");
    }

    @ParameterizedTest
    @MethodSource("outlets")
    void itIsWithheldUntilItsEndAndShownFromThenOn(Outlet outlet, RunningReplay replay)
            throws IOException {
        replay.archive().embargo(URL, 451, EMBARGO, clock);
        now.set(END.minusSeconds(1));
        Answer before = outlet.ask(replay, "127.0.0.1");
        assertThat(before.status()).isEqualTo(451);
        assertThat(before.text()).contains("2026", "takedown@library.example").doesNotContain(TEXT);
        assertThat(before.text()).containsPattern("9月4日|2026-09-04|4 September");
        assertThat(before.headers())
                .anyMatch(h -> h.contains("<https://library.example/>; rel=\"blocked-by\""));
        assertThat(before.headers().toString()).doesNotContain("max-age");
        assertThat(outlet.ask(replay, "127.0.0.9").status()).isIn(200, 302);

        now.set(END);
        assertThat(outlet.ask(replay, "127.0.0.1").status()).isIn(200, 302);
    }

    @ParameterizedTest
    @MethodSource("outlets")
    void whereARuleExcludesNothingIsToldOfTheEmbargo(Outlet outlet, RunningReplay replay)
            throws IOException {
        replay.archive().embargo(URL, 404, EMBARGO, clock);
        now.set(END.minusSeconds(1));
        Answer answer = outlet.ask(replay, "127.0.0.1");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain(TEXT, "9月4日", "2026-09-04");
        now.set(END);
        assertThat(outlet.ask(replay, "127.0.0.1").status()).isIn(200, 302);
    }

    @Test
    void listsHaveItFromItsEndOn(RunningReplay replay) throws IOException {
        replay.archive().embargo(URL, 451, EMBARGO, clock);
        String list = "/list?match=host&url=http://embargoed.example/";
        now.set(END.minusSeconds(1));
        assertThat(replay.reader(list).text()).doesNotContain("embargoed.example/page");
        assertThat(replay.from("127.0.0.9", false, list).text()).contains("embargoed.example/page");
        now.set(END);
        assertThat(replay.reader(list).text()).contains("embargoed.example/page");
    }
}
