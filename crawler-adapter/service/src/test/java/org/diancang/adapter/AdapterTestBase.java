package org.diancang.adapter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.diancang.adapter.scripted.ScriptedOrchestrator;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A running adapter with a scripted engine and orchestrator, on real topics of its own. */
abstract class AdapterTestBase {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    static final Duration LONG = Duration.ofSeconds(60);

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

    AdapterUnderTest startAdapter(String... more) throws IOException {
        return AdapterUnderTest.start(data, kafka, prefix, orchestrator, more);
    }
}
