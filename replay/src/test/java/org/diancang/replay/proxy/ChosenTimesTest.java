package org.diancang.replay.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.diancang.replay.address.Timestamp;
import org.junit.jupiter.api.Test;

class ChosenTimesTest {
    private static final Timestamp MOMENT = Timestamp.parse("2020").orElseThrow();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-27T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final ChosenTimes times = new ChosenTimes(clock);

    @Test
    void aChoiceIsOfOneAddressAndEnds() {
        times.choose("192.0.2.1", MOMENT);
        assertThat(times.of("192.0.2.1")).contains(MOMENT);
        assertThat(times.of("192.0.2.2")).isEmpty();
        now.updateAndGet(t -> t.plus(ChosenTimes.KEPT));
        assertThat(times.of("192.0.2.1")).isEmpty();
    }

    @Test
    void aChoiceCanBeTakenBack() {
        times.choose("192.0.2.1", MOMENT);
        times.forget("192.0.2.1");
        assertThat(times.of("192.0.2.1")).isEmpty();
    }

    @Test
    void theOldestAreForgottenWhereThereAreTooMany() {
        for (int i = 0; i <= ChosenTimes.MOST; i++) {
            times.choose("a" + i, MOMENT);
        }
        assertThat(times.of("a0")).isEmpty();
        assertThat(times.of("a1")).contains(MOMENT);
    }
}
