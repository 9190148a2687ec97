package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.adapter.scripted.ScriptedOrchestrator;
import org.diancang.adapter.scripted.ScriptedOrders;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent.CrawlFailed;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.ResourceCaptured;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A running adapter with a scripted engine and orchestrator, on real topics of its own; tests run
 * side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class AdapterTestBase {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    static final Duration LONG = Duration.ofSeconds(120);

    @TempDir Path data;

    final UUID crawlId = UUID.randomUUID();
    final String kafka = STACK.kafkaBootstrapServers();
    final String prefix = STACK.uniquePrefix();
    ScriptedOrchestrator orchestrator;
    AdapterUnderTest adapter;
    AdapterTopics topics;

    @BeforeEach
    void start() throws IOException {
        orchestrator = new ScriptedOrchestrator(AdapterUnderTest.SECRET);
        adapter = startAdapter();
        topics = new AdapterTopics(kafka, prefix);
    }

    @AfterEach
    void stop() {
        adapter.close();
        orchestrator.close();
        topics.close();
    }

    AdapterUnderTest startAdapter() throws IOException {
        return AdapterUnderTest.start(data, kafka, prefix, orchestrator, options());
    }

    /** What the adapter is told beside the usual. */
    String[] options() throws IOException {
        return new String[0];
    }

    Path sealed(String file) {
        return data.resolve("warcs/LJ0031/" + file.split("-")[1]).resolve(file);
    }

    Path job(int epoch) {
        return data.resolve("jobs").resolve(crawlId.toString()).resolve("e" + epoch);
    }

    List<String> urls() {
        return topics.captures().messages().stream().map(ResourceCaptured::url).distinct().toList();
    }

    void awaitCaptures(int n) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(topics.captures().messages())
                                        .hasSizeGreaterThanOrEqualTo(n));
    }

    /** Topics have no common order: what was sent before the end is read once the end is there. */
    void awaitEnd() {
        await().atMost(LONG)
                .until(
                        () ->
                                topics.events().messages().stream()
                                        .anyMatch(
                                                e ->
                                                        e instanceof CrawlFinished
                                                                || e instanceof CrawlFailed));
        for (int i = 0; i < 5; i++) {
            topics.captures().messages();
            topics.files().messages();
        }
    }

    StartCrawl start(String script, int epoch) {
        return start(script, epoch, null);
    }

    StartCrawl start(String script, int epoch, String checkpoint) {
        return ScriptedOrders.start(script, epoch, checkpoint, crawlId, "c00017");
    }

    interface NewCommand {
        CrawlCommand of(UUID commandId, UUID crawlId, String workerId, int epoch, Instant at);
    }

    CrawlCommand command(NewCommand kind, int epoch) {
        return kind.of(UUID.randomUUID(), crawlId, "worker-1", epoch, Instant.now());
    }
}
