package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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

/** Rules on their way through Kafka into the answers of a running indexer. */
class AccessRulesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final String PAGE = "http://example.com/page";
    private static final UUID ID = new UUID(0x7000L, 0xFEED);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path data;
    private final String prefix = STACK.uniquePrefix();

    @Test
    void rulesHoldFromTheFirstAnswerOnAndChangesWithinASecond() throws Exception {
        AccessRule first = block(PAGE).id(ID).version(1).message("m").build();
        AccessRule second = allow(PAGE).id(ID).version(2).build();
        try (RulesTopic topic = RulesTopic.create(STACK, prefix)) {
            topic.send(key(first), value(first));
            AccessRule poisoned = exclude("*.poisoned.example").build();
            topic.send(key(poisoned), value(poisoned));
            topic.send(key(poisoned), "poison".getBytes(UTF_8));
            try (RunningIndexer indexer =
                    RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix)) {
                topic.capture(PAGE);
                await().atMost(SOON)
                        .until(() -> !indexer.internal("/internal/cdx").body().isEmpty());
                assertThat(indexer.look(PAGE, "").body()).isEmpty();
                assertThat(explain(indexer, PAGE)).contains("\"BLOCKED\"", "451");
                assertThat(explain(indexer, "http://poisoned.example/")).contains("\"EXCLUDED\"");
                assertThat(indexer.get("/internal/access?url=x&timestamp=2026").statusCode())
                        .isEqualTo(401);

                assertThat(indexer.get("/outback/main/access/rules").statusCode()).isEqualTo(401);
                assertThat(indexer.get("/outback/main/ap/a/check").statusCode()).isEqualTo(401);
                assertThat(indexer.internal("/outback/main/access/rules").body())
                        .contains("\"urlPatterns\":[\"" + PAGE + "\"]");

                long millis = shownAfter(indexer, topic, second);
                topic.send(key(first), value(first));
                topic.send(key(second), value(second));
                AccessRule marker = exclude("http://example.com/marker").id(ID).version(3).build();
                topic.send(key(marker), value(marker));
                await().atMost(SOON)
                        .until(
                                () ->
                                        explain(indexer, "http://example.com/marker")
                                                .contains("EXCLUDED"));
                assertThat(indexer.look(PAGE, "").body()).isNotEmpty();
                topic.send(key(first), null);
                await().atMost(SOON)
                        .until(
                                () ->
                                        explain(indexer, "http://example.com/marker")
                                                .contains("\"ALLOWED\""));

                assertThat(millis).isLessThan(1_000);
                assertThat(topic.deadLetters())
                        .singleElement()
                        .satisfies(
                                letter -> {
                                    assertThat(letter.key()).isEqualTo(key(poisoned));
                                    assertThat(new String(letter.value(), UTF_8))
                                            .isEqualTo("poison");
                                    assertThat(letter.headers().lastHeader("reason")).isNotNull();
                                });
                assertThat(topic.deadLetterPolicy()).isEqualTo("compact");
            }
        }
    }

    /** Milliseconds from sending a rule until the page is shown. */
    private long shownAfter(RunningIndexer indexer, RulesTopic topic, AccessRule rule)
            throws Exception {
        long before = System.nanoTime();
        topic.send(key(rule), value(rule));
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !indexer.look(PAGE, "").body().isEmpty());
        return (System.nanoTime() - before) / 1_000_000;
    }

    private static String explain(RunningIndexer indexer, String url) throws Exception {
        return indexer.internal("/internal/access?timestamp=20260102030405&url=" + url).body();
    }
}
