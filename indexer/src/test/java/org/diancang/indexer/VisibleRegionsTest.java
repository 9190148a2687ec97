package org.diancang.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.diancang.indexer.VisibleRegions.Span;
import org.junit.jupiter.api.Test;

class VisibleRegionsTest {
    private static final Instant EARLY = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant MIDDLE = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void aMomentOutsideOfAllTimesIsMovedToTheirBounds() {
        List<Span> times = List.of(new Span(MIDDLE, LATE));

        assertThat(Span.notBefore(times, EARLY)).isEqualTo(MIDDLE);
        assertThat(Span.notAfter(times, LATE)).isEqualTo(LATE.minusMillis(1));
        assertThat(Span.notBefore(times, MIDDLE)).isEqualTo(MIDDLE);
        assertThat(Span.notAfter(times, MIDDLE)).isEqualTo(MIDDLE);
    }

    @Test
    void theNearestOfSeveralBoundsCounts() {
        List<Span> times = List.of(new Span(LATE, null), new Span(MIDDLE, LATE.minusSeconds(9)));

        assertThat(Span.notBefore(times, EARLY)).isEqualTo(MIDDLE);
        assertThat(Span.notAfter(times, LATE)).isEqualTo(LATE);
    }

    @Test
    void whatIsAlwaysShownMovesNothing() {
        assertThat(Span.notBefore(List.of(Span.ALWAYS), EARLY)).isEqualTo(EARLY);
        assertThat(Span.notAfter(List.of(Span.ALWAYS), LATE)).isEqualTo(LATE);
    }
}
