package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.CrawlEvent.CrawlPaused;
import org.diancang.events.CrawlEvent.Outcome;
import org.junit.jupiter.api.Test;

/** Crawls whose lease is refused, not renewed, or given out anew. */
class LeaseIT extends AdapterTestBase {
    @Override
    String[] options() {
        return new String[] {"--diancang.orchestrator.give-up-after=3s"};
    }

    @Test
    void aRefusedLeaseEndsTheEngineAndPausesTheCrawl() {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        orchestrator.answerLeasesWith(409);

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(topics.events(CrawlPaused.class))
                                        .extracting(CrawlPaused::reason)
                                        .containsExactly("no lease"));
        assertThat(topics.events(CrawlEvent.CrawlCheckpointed.class)).hasSize(1);
        assertThat(topics.files().messages()).hasSize(1);
        assertThat(topics.events(CrawlFinished.class)).isEmpty();
    }

    @Test
    void anOrchestratorThatDoesNotAnswerCostsTheLeaseButOnlyAfterAWhile() {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        orchestrator.answerLeasesWith(503);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(topics.events(CrawlPaused.class)).hasSize(1));
        assertThat(Duration.between(orchestrator.lastGrant(), Instant.now()))
                .isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aNewEpochGoesOnFromTheCheckpointOfTheLastAndOlderCommandsAreVoid() throws IOException {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        orchestrator.answerLeasesWith(409);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(topics.events(CrawlPaused.class)).hasSize(1));
        orchestrator.answerLeasesWith(200);
        topics.send(start("/until-told", 2, "cp1"));
        awaitCaptures(6);
        topics.send(command(CrawlCommand.AbortCrawl::new, 1));
        topics.send(command(CrawlCommand.StopCrawl::new, 2));

        awaitEnd();
        assertThat(topics.events(CrawlFinished.class))
                .singleElement()
                .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.STOPPED))
                .satisfies(f -> assertThat(f.epoch()).isEqualTo(2));
        assertThat(Files.readString(job(2).resolve("job.json")))
                .contains("\"checkpoint\":\"cp1\"")
                .contains(job(2).resolve("heritrix").toString());
    }
}
