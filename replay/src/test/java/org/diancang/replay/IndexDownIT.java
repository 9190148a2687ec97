package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedReplay.class)
class IndexDownIT {
    private static final String HOME = "http://down.example/";

    private final RunningReplay replay;

    IndexDownIT(RunningReplay replay) {
        this.replay = replay;
    }

    @Test
    void whenTheIndexIsDownThatIsSaid() throws IOException {
        replay.archive().answerWith(503);
        var answer = replay.content("/20261109063009/" + HOME);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.text()).contains("索引暂时不可用", "Index unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*/" + HOME, "/2026/" + HOME})
    void whenTheIndexIsDownThePageSaysWhatWorks(String target) throws IOException {
        replay.archive().answerWith(500);
        var answer = replay.reader(target);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("索引暂不可用", "仍可阅读").doesNotContain("Exception");
    }
}
