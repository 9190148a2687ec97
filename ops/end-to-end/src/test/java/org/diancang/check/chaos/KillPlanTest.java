package org.diancang.check.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.diancang.check.chaos.KillPlan.Kill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillPlanTest {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LAST = Duration.ofSeconds(240);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void eachIsKilledTwiceAtLeastAndNoneSoonAfterAnother(long seed) {
        List<Kill> kills = KillPlan.draw(new Random(seed), 8, FIRST, LAST).kills();
        assertThat(kills).hasSize(8);
        for (Victim victim : Victim.values()) {
            assertThat(kills).filteredOn(k -> k.victim() == victim).hasSizeGreaterThan(1);
        }
        for (Victim restarted : List.of(Victim.ADAPTER, Victim.BROKER)) {
            assertThat(kills).filteredOn(k -> k.victim() == restarted).hasSizeLessThan(4);
        }
        assertThat(kills.getFirst().after()).isGreaterThanOrEqualTo(FIRST);
        assertThat(kills.getLast().after()).isLessThanOrEqualTo(LAST);
        for (int i = 1; i < kills.size(); i++) {
            assertThat(kills.get(i).after().minus(kills.get(i - 1).after()))
                    .isGreaterThanOrEqualTo(KillPlan.LEAST_PAUSE);
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(KillPlan.draw(new Random(7), 20, FIRST, LAST.multipliedBy(3)))
                .isEqualTo(KillPlan.draw(new Random(7), 20, FIRST, LAST.multipliedBy(3)))
                .isNotEqualTo(KillPlan.draw(new Random(8), 20, FIRST, LAST.multipliedBy(3)));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> KillPlan.draw(new Random(1), 20, FIRST, LAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20 kills");
    }
}
