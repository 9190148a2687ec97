package org.diancang.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairnessTest {
    @Test
    void libraryAfterLibraryIsUnfairToTheLast() {
        Fairness fairness = of(0, 0, 0, 0, 1, 1);
        assertThat(fairness.ideal()).containsEntry(0, (1 + 3 + 5 + 6) / 4.0).containsEntry(1, 3.0);
        assertThat(fairness.worst()).isCloseTo(5.5 / 3, within(0.001));
    }

    @Test
    void takingTurnsIsFair() {
        assertThat(of(0, 1, 0, 1, 0, 0).worst()).isEqualTo(1);
    }

    @Test
    void withoutAnyStartNothingIsFair() {
        assertThat(of().worst()).isInfinite();
    }

    private static Fairness of(int... libraries) {
        List<Fairness.Start> starts =
                IntStream.range(0, libraries.length)
                        .mapToObj(i -> new Fairness.Start(libraries[i], Instant.ofEpochSecond(i)))
                        .toList();
        return Fairness.of(starts.reversed());
    }
}
