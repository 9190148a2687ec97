package org.diancang.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.diancang.bench.measure.Figure;
import org.diancang.launcher.LauncherException;
import org.junit.jupiter.api.Test;

class CdxBenchTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void withoutPeerGoodFiguresAreShownAndNothingIsMet() {
        List<Figure> figures = List.of(figure("cdx.memory", 1));

        assertThatThrownBy(() -> CdxBench.verdict(false, figures, out))
                .isInstanceOf(LauncherException.class)
                .hasMessage("peer absent");
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("cdx.memory ours=1.000");
    }

    @Test
    void withoutPeerABadFigureIsShort() {
        List<Figure> figures = List.of(figure("cdx.guard_ingest", 9));

        assertThat(CdxBench.verdict(false, figures, out)).isEqualTo(figures);
    }

    @Test
    void whatAPeerCouldNotBeAskedIsNotMet() {
        List<Figure> figures =
                Stream.of("cdx.ingest_warm", "cdx.lookup", "cdx.lookup_p99")
                        .map(name -> figure(name, 1))
                        .toList();

        assertThatThrownBy(() -> CdxBench.verdict(true, figures, out))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("cdx.ingest_cold, cdx.store");
    }

    /** Met up to 1. */
    private static Figure figure(String name, double ours) {
        return new Figure(name, ours, 1, "s", 1, true, "");
    }
}
