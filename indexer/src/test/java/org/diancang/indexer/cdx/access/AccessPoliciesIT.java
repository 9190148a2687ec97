package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.indexer.cdx.access.SampleRules.key;
import static org.diancang.indexer.cdx.access.SampleRules.policy;
import static org.diancang.indexer.cdx.access.SampleRules.value;

import java.nio.file.Path;
import java.time.Duration;
import org.diancang.events.AccessPolicy;
import org.diancang.indexer.cdx.store.RunningIndexer;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Policies written in OutbackCDX's form, on their way into the answers of a running indexer. */
class AccessPoliciesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final String PAGE = "http://example.com/page";
    private static final String ACCESS = "/outback/main/access/";
    private static final String JSON = "application/json";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path data;
    private final String prefix = STACK.uniquePrefix();

    @Test
    void aPolicyAndARuleThatAreWrittenHoldInAnswersSoonAfter() throws Exception {
        try (RulesTopic topic = RulesTopic.create(STACK, prefix);
                var orchestrator = new FakeOrchestrator((key, value) -> send(topic, key, value));
                RunningIndexer indexer =
                        RunningIndexer.start(
                                data,
                                STACK.kafkaBootstrapServers(),
                                prefix,
                                "--diancang.orchestrator.address=" + orchestrator.address())) {
            topic.capture(PAGE);
            await().atMost(SOON).until(() -> isShownAt(indexer, "public"));

            assertThat(indexer.get(ACCESS + "policies").statusCode()).isEqualTo(401);
            assertThat(
                            indexer.post(
                                            ACCESS + "policies",
                                            JSON,
                                            "{\"name\":\"Room\",\"accessPoints\":[\"room\"]}")
                                    .body())
                    .isEqualTo("{\"id\":\"3\"}");
            assertThat(
                            indexer.post(
                                            ACCESS + "rules",
                                            JSON,
                                            "{\"policyId\":3,\"urlPatterns\":[\"" + PAGE + "\"]}")
                                    .statusCode())
                    .isEqualTo(201);
            // Who writes finds what was written.
            assertThat(isShownAt(indexer, "public")).isFalse();
            assertThat(isShownAt(indexer, "room")).isTrue();

            indexer.post(
                    ACCESS + "policies",
                    JSON,
                    "{\"id\":3,\"name\":\"Room\",\"accessPoints\":[\"public\"]}");
            assertThat(isShownAt(indexer, "public")).isTrue();
            assertThat(isShownAt(indexer, "room")).isFalse();
            assertThat(indexer.look(PAGE, "").body()).isNotEmpty();
        }
    }

    @Test
    void messagesOfPoliciesThatAreRepeatedLateOrPoisonOpenNothing() throws Exception {
        AccessPolicy open = policy(3, 1, "public");
        AccessPolicy closed = policy(3, 2, "room");
        var rule = SampleRules.ofPolicy(3, PAGE).build();
        try (RulesTopic topic = RulesTopic.create(STACK, prefix)) {
            topic.send(key(closed), value(closed));
            topic.send(key(rule), value(rule));
            topic.send(key(closed), value(closed));
            topic.send(key(open), value(open));
            topic.send(key(open), "poison".getBytes(UTF_8));
            try (RunningIndexer indexer =
                    RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix)) {
                topic.capture(PAGE);

                await().atMost(SOON).until(() -> isShownAt(indexer, "room"));
                assertThat(isShownAt(indexer, "public")).isFalse();
                assertThat(indexer.internal(ACCESS + "policies").body())
                        .contains("\"accessPoints\":[\"room\"]");
                assertThat(topic.deadLetters())
                        .singleElement()
                        .satisfies(letter -> assertThat(letter.key()).isEqualTo(key(open)));
            }
        }
    }

    private static boolean isShownAt(RunningIndexer indexer, String accessPoint) throws Exception {
        return !indexer.get("/outback/main/ap/" + accessPoint + "?url=" + PAGE).body().isEmpty();
    }

    private static void send(RulesTopic topic, byte[] key, byte[] value) {
        try {
            topic.send(key, value);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
