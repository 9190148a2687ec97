package org.diancang.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.diancang.launcher.LauncherException;
import org.junit.jupiter.api.Test;

class WrkTest {
    @Test
    void whatTheScriptWritesIsRead() {
        Wrk.Result result = Wrk.Result.of("Running 4s test\n  ...\nmeasured 80000 4000000 750 0\n");

        assertThat(result).isEqualTo(new Wrk.Result(20_000, 0.75));
    }

    @Test
    void aLookUpThatFailedIsNoFigure() {
        assertThatThrownBy(() -> Wrk.Result.of("measured 80000 4000000 750 3\n"))
                .isInstanceOf(LauncherException.class)
                .hasMessage("3 look-ups failed");
    }

    @Test
    void aServerThatAnswersNothingInTimeIsNoFigure() {
        assertThatThrownBy(() -> Wrk.Result.of("measured 0 5000000 0 0\n"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("nothing was answered");
    }

    @Test
    void anErrorOfWrkIsTold() {
        assertThatThrownBy(() -> Wrk.Result.of("unable to connect\n"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("unable to connect");
    }
}
