package org.diancang.check.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    @Test
    void aRepeatAfterAKillBeforeTheNextCheckpointIsAccountedFor() {
        assertThat(repeats(at(10, 30), at(60), at(20)).excessive()).isEmpty();
        assertThat(repeats(at(10, 30, 50), at(60), at(20, 40)).excessive()).isEmpty();
    }

    @Test
    void aRepeatWithoutAKillIsNot() {
        assertThat(repeats(at(10, 30), at(60), at()).excessive()).hasSize(1);
        assertThat(repeats(at(10, 30, 50), at(60), at(20)).excessive()).hasSize(1);
    }

    @Test
    void aRepeatOfWhatACheckpointHadIsNot() {
        assertThat(repeats(at(10, 50), at(20, 60), at(40)).excessive()).hasSize(1);
    }

    @Test
    void aPageOnItsWayIsNotInTheCheckpoint() {
        assertThat(repeats(at(10, 50), at(11, 60), at(40)).excessive()).isEmpty();
    }

    @Test
    void whatAKillRolledBackMayBeRolledBackAgainUntilACheckpointHasIt() {
        assertThat(repeats(at(10, 30, 50), at(25, 31, 60), at(20, 40)).excessive()).isEmpty();
        assertThat(repeats(at(10, 30, 50), at(35, 60), at(20, 40)).excessive()).hasSize(1);
    }

    @Test
    void theStricterCountTakesTheNextCheckpointWhateverItHad() {
        assertThat(repeats(at(10, 30, 50), at(60), at(20, 40)).beyondNextCheckpoint()).isZero();
        assertThat(repeats(at(10, 30, 50), at(25, 60), at(20, 40)).beyondNextCheckpoint())
                .isEqualTo(1);
    }

    @Test
    void allAreCounted() {
        Repeats repeats = new Repeats(Map.of("/a", at(1, 2, 3), "/b", at(1)), List.of(), List.of());
        assertThat(repeats.total()).isEqualTo(4);
        assertThat(repeats.repeated()).isEqualTo(1);
        assertThat(repeats.most()).isEqualTo(3);
    }

    private static Repeats repeats(
            List<Instant> fetches, List<Instant> checkpoints, List<Instant> kills) {
        return new Repeats(Map.of("/", fetches), checkpoints, kills);
    }

    private static List<Instant> at(int... seconds) {
        return IntStream.of(seconds).mapToObj(Instant::ofEpochSecond).toList();
    }
}
