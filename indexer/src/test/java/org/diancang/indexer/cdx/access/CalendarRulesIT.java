package org.diancang.indexer.cdx.access;

import static org.awaitility.Awaitility.await;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;
import static org.diancang.indexer.cdx.access.SampleRules.key;
import static org.diancang.indexer.cdx.access.SampleRules.value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.store.RunningIndexer;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Calendars of a running indexer count what access rules let be seen, and nothing else. */
class CalendarRulesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final String PAGE = "http://example.com/counted";
    private static final UUID ID = new UUID(0x7000L, 0xFEED);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path data;
    private final String prefix = STACK.uniquePrefix();

    @Test
    void embargoesBlocksAndExclusionsHoldInCalendarsAndEndThere() throws Exception {
        try (RulesTopic topic = RulesTopic.create(STACK, prefix);
                RunningIndexer indexer =
                        RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix)) {
            topic.capture(PAGE, "2020-01-02T03:04:05Z", 1);
            topic.capture(PAGE, "2026-01-02T03:04:05Z", 2);
            topic.capture(PAGE, "2026-06-02T03:04:05Z", 3);
            awaitCalendar(indexer, "\"captures\":3,\"first\":{\"at\":\"2020-01-02T03:04:05Z\"");

            send(topic, block(PAGE).id(ID).version(1).embargo("P4Y").build());
            awaitCalendar(indexer, "\"captures\":1,\"first\":{\"at\":\"2020-01-02T03:04:05Z\"");

            send(
                    topic,
                    block(PAGE)
                            .id(ID)
                            .version(2)
                            .captured("2026-03-01T00:00:00Z", "2026-12-01T00:00:00Z")
                            .build());
            awaitCalendar(indexer, "\"latest\":{\"at\":\"2026-01-02T03:04:05Z\"");

            send(topic, exclude(PAGE).id(ID).version(3).build());
            awaitCalendar(indexer, "{\"captures\":0,\"years\":[]}");

            send(topic, allow(PAGE).id(ID).version(4).build());
            awaitCalendar(indexer, "\"captures\":3,");
        }
    }

    private static void send(RulesTopic topic, AccessRule rule) throws Exception {
        topic.send(key(rule), value(rule));
    }

    private static void awaitCalendar(RunningIndexer indexer, String part) {
        await().atMost(SOON)
                .until(() -> indexer.get("/calendar?url=" + PAGE).body().contains(part));
    }
}
