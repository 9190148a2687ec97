package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.diancang.adapter.scripted.ScriptedOrders;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.WorkerHeartbeat;
import org.junit.jupiter.api.Test;

/** An adapter that ends or is killed in mid-crawl, and starts again. */
class AdapterRestartIT extends AdapterTestBase {
    @Test
    void aRestartedServiceGoesOnWithItsCrawlsFromTheCheckpointAndTakesNoCommandTwice()
            throws IOException {
        StartCrawl start = start("/until-told", 1);
        topics.send(start);
        awaitCaptures(3);
        adapter.close();
        assertThat(data.resolve("warcs/open")).isEmptyDirectory();
        adapter = startAdapter();
        awaitCaptures(6);
        assertThat(Files.readString(job(1).resolve("job.json"))).contains("\"checkpoint\":\"cp1\"");
        topics.send(command(CrawlCommand.StopCrawl::new, 1));
        awaitEnd();

        adapter.close();
        adapter = startAdapter();
        topics.send(start);
        UUID second = UUID.randomUUID();
        topics.send(ScriptedOrders.start("/complete", 1, null, second, "c00018"));
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(topics.events(CrawlFinished.class))
                                        .extracting(CrawlFinished::crawlId)
                                        .containsExactlyInAnyOrder(crawlId, second));
        assertThat(topics.events(CrawlEvent.CrawlStarted.class)).hasSize(3);
    }

    @Test
    void aKilledServiceLosesNothingAndItsEngineDoesNotGoOnAlone()
            throws IOException, InterruptedException {
        adapter.close();
        Process killed = AdapterUnderTest.startProcess(data, kafka, prefix, orchestrator);
        try {
            topics.send(start("/until-told", 1));
            awaitCaptures(3);
            // What was delivered and is not noted yet would rightly be delivered again.
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(job(1).resolve("journal.offset"))
                                            .hasContent(
                                                    Long.toString(
                                                            Files.size(
                                                                    job(1).resolve(
                                                                                    "events.ndjson")))));
        } finally {
            killed.destroyForcibly().waitFor();
        }
        adapter = startAdapter();
        awaitCaptures(6);
        topics.send(command(CrawlCommand.StopCrawl::new, 1));

        awaitEnd();
        assertThat(topics.events(CrawlEvent.CrawlStarted.class).stream().map(CrawlEvent::eventId))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(topics.events(CrawlEvent.CrawlCheckpointed.class)).isNotEmpty();
        assertThat(
                        topics.captures().messages().stream()
                                .map(ResourceCaptured::captureId)
                                .distinct())
                .hasSize(6);
        assertThat(data.resolve("warcs/open")).isEmptyDirectory();
    }

    @Test
    void anAdapterThatEndsSaysThatItTakesNoMoreCrawls() {
        try (Topic<WorkerHeartbeat> workers =
                new Topic<>(kafka, prefix + "workers", WorkerHeartbeat.class)) {
            await().atMost(LONG).until(() -> !workers.messages().isEmpty());
            adapter.close();
            await().atMost(LONG).until(() -> workers.messages().getLast().capacity() == 0);
        }
    }

    @Test
    void aSecondAdapterOfTheSameNameAndFolderRefusesToStart() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(this::startAdapter))
                .rootCause()
                .hasMessageContaining("another adapter works with");
    }
}
