package org.diancang.orchestrator.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class SignInTriesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private final SettableClock clock = new SettableClock();
    private final SignInTries tries = new SignInTries(clock);

    @Test
    void theFifthWrongPasswordClosesTheNameForAQuarterOfAnHour() {
        for (int left = 5; left > 0; left--) {
            assertThat(tries.left("curator")).isEqualTo(left);
            assertThat(tries.begin("curator")).isTrue();
        }

        assertThat(tries.left("curator")).isZero();
        assertThat(tries.begin("curator")).isFalse();
        assertThat(tries.closedUntil("curator")).contains(NOON.plus(Duration.ofMinutes(15)));
        assertThat(tries.closedUntil("approver")).isEmpty();
    }

    @Test
    void triesWhileItIsClosedDoNotKeepItClosedLonger() {
        wrong(5);
        clock.now = NOON.plus(Duration.ofMinutes(14));
        assertThat(tries.begin("curator")).isFalse();

        clock.now = NOON.plus(Duration.ofMinutes(15));
        assertThat(tries.closedUntil("curator")).isEmpty();
        assertThat(tries.begin("curator")).isTrue();
        assertThat(tries.left("curator")).isEqualTo(4);
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        wrong(4);
        assertThat(tries.begin("curator")).isTrue();
        tries.right("curator");

        assertThat(tries.left("curator")).isEqualTo(5);
    }

    @Test
    void aTryThatCameToNoAnswerDoesNotCount() {
        wrong(3);
        assertThat(tries.begin("curator")).isTrue();
        tries.undo("curator");

        assertThat(tries.left("curator")).isEqualTo(2);
    }

    @Test
    void capitalsAndSpacesMakeNoOtherName() {
        assertThat(tries.begin(" Curator ")).isTrue();

        assertThat(tries.left("curator")).isEqualTo(4);
    }

    @Test
    void endlesslyManyNamesDoNotFillTheMemory() {
        for (int i = 0; i < 20_000; i++) {
            assertThat(tries.begin("name" + i)).isTrue();
        }

        assertThat(tries.left("name0")).isEqualTo(5);
        assertThat(tries.left("name19999")).isEqualTo(4);
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(tries.begin("curator")).isTrue();
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
