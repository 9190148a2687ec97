package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

class PlotTest {
    private static final Plot.Table TABLE = new Plot.Table(List.of("d", "n"), List.of());

    @ParameterizedTest
    @CsvSource({"0, 4", "3, 4", "5, 8", "11, 20", "41, 50", "84, 100", "100, 100", "7001, 8000"})
    void theScaleEndsAtARoundNumberWithAWholeOneInTheMiddle(long most, String top) {
        Plot plot = plot(List.of(new Plot.Series("b", List.of(most))));

        assertThat(plot.scale()).containsExactly(top, Long.toString(Long.parseLong(top) / 2), "0");
    }

    @Test
    void seriesStandOnEachOtherAndNothingIsNoBar() {
        Plot plot =
                plot(
                        List.of(
                                new Plot.Series("s2", List.of(60L, 0L)),
                                new Plot.Series("b", List.of(40L, 50L))));

        assertThat(plot.parts())
                .containsExactly(
                        new Plot.Part("s2", 1, "40.0", 8, "60.0"),
                        new Plot.Part("b", 1, "0.0", 8, "40.0"),
                        new Plot.Part("b", 11, "50.0", 8, "50.0"));
        assertThat(plot.width()).isEqualTo(20);
    }

    @Test
    void thirtyBarsHaveFiveMarksFromTheFirstToTheLast() {
        List<String> names = IntStream.rangeClosed(1, 30).mapToObj(Integer::toString).toList();

        Plot plot =
                Plot.bars(
                        "",
                        names,
                        List.of(new Plot.Series("b", java.util.Collections.nCopies(30, 1L))),
                        Long::toString,
                        TABLE);

        assertThat(plot.marks()).hasSize(5).startsWith("1").endsWith("30");
    }

    private static Plot plot(List<Plot.Series> series) {
        List<String> names =
                IntStream.range(0, series.getFirst().values().size())
                        .mapToObj(Integer::toString)
                        .toList();
        return Plot.bars("", names, series, Long::toString, TABLE);
    }
}
