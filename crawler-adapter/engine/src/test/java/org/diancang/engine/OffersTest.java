package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.diancang.engine.Offers.Answer;
import org.diancang.engine.Offers.Stage;
import org.junit.jupiter.api.Test;

class OffersTest {
    private final Offers offers = new Offers();

    @Test
    void aCredentialIsWithdrawnWithItsThirdRefusal() {
        for (int i = 1; i <= 3; i++) {
            assertThat(offers.offer("a")).isEqualTo(Answer.YES);
            assertThat(offers.refused("a")).isEqualTo(i == 3);
            offers.told("a");
        }
        assertThat(offers.isWithdrawn("a")).isTrue();
        assertThat(offers.offer("a")).isEqualTo(Answer.NO);
        assertThat(offers.refused("a")).as("said once").isFalse();
        assertThat(offers.offer("another")).isEqualTo(Answer.YES);
    }

    @Test
    void soManyAreUnderWayThatAllOfThemMayBeRefused() {
        assertThat(offers.offer("a")).isEqualTo(Answer.YES);
        offers.refused("a");
        offers.told("a");
        assertThat(offers.offer("a")).isEqualTo(Answer.YES);
        assertThat(offers.offer("a")).isEqualTo(Answer.YES);
        assertThat(offers.offer("a")).isEqualTo(Answer.LATER);
        offers.told("a");
        assertThat(offers.offer("a")).as("one failed unanswered").isEqualTo(Answer.YES);
    }

    @Test
    void anyNumberIsUnderWayOnceOneIsAccepted() {
        offers.accepted("a", Map.of("basic", "Basic realm=\"r\""));
        for (int i = 0; i < 10; i++) {
            assertThat(offers.offer("a")).isEqualTo(Answer.YES);
        }
    }

    @Test
    void refusalsGoThroughACheckpoint() {
        offers.refused("a");
        offers.refused("a");
        Offers later = new Offers();
        offers.refusals().forEach(later::resume);

        assertThat(later.refusals()).isEqualTo(Map.of("a", 2));
        assertThat(later.refused("a")).isTrue();
    }

    @Test
    void aFormIsPostedOnce() {
        assertThat(offers.call("f")).isTrue();
        assertThat(offers.call("f")).isFalse();
        assertThat(offers.post("f")).isTrue();
        assertThat(offers.post("f")).isFalse();
        assertThat(offers.over("f")).isEqualTo(Stage.POSTED);
        assertThat(offers.post("f")).isFalse();
        assertThat(offers.call("f")).isFalse();
    }

    @Test
    void aFormThatWasNotHeardIsPostedAgain() {
        assertThat(offers.post("f")).isTrue();
        offers.notHeard("f");
        assertThat(offers.post("f")).isTrue();
        offers.over("f");
        offers.notHeard("f");
        assertThat(offers.stage("f")).isEqualTo(Stage.OVER);
    }
}
