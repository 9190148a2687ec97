package org.diancang.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairsTest {
    private final Pairs pairs = new Pairs();

    @Test
    void mediansAreHeldAgainstEachOtherAndTheSpreadOfTheRatiosIsTold() {
        pair(100, 50);
        pair(130, 100);
        pair(300, 100);

        Figure figure = pairs.figure("a.rate", "lines/s", 1.3, false, "lines");

        assertThat(figure.ours()).isEqualTo(130);
        assertThat(figure.reference()).isEqualTo(100);
        assertThat(figure.met()).isTrue();
        assertThat(figure.note()).isEqualTo("lines; ratios of 3 pairs 2.00 (1.30 to 3.00)");
    }

    @Test
    void withoutTheirsNothingIsComplete() {
        assertThat(pairs.isComplete()).isFalse();
        pairs.ours(1);
        assertThat(pairs.isComplete()).isFalse();
        pairs.theirs(1);
        assertThat(pairs.isComplete()).isTrue();
    }

    private void pair(double ours, double theirs) {
        pairs.ours(ours);
        pairs.theirs(theirs);
    }
}
