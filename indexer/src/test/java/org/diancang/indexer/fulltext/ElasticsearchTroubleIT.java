package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.fulltext.FaultyServer.Fault;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever happens to Elasticsearch, nothing is lost and nothing is there twice. */
class ElasticsearchTroubleIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant AT = Instant.parse("2026-11-24T03:15:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGES = 20;

    @TempDir static Path data;
    private static String prefix;
    private static FaultyServer server;
    private static RunningIndex index;
    private static RecordedPages pages;

    @BeforeAll
    static void start() throws Exception {
        prefix = STACK.uniquePrefix();
        server = new FaultyServer(URI.create(STACK.elasticsearchUrl()));
        index = new RunningIndex(STACK, data, prefix, "--diancang.fulltext.answer-time=3s");
        index.elasticsearch().leadTo(server.address());
        pages = new RecordedPages(index.store(), 0);
        index.send(page("ready", 0));
        eventually().until(() -> total("ready") == 1);
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "SLOW"},
            mode = EnumSource.Mode.EXCLUDE)
    void afterSpoiledAnswersAllIsThereOnce(Fault fault) throws Exception {
        String word = "spoiled" + fault.ordinal();
        ResourceCaptured known = page(word, 1_000);
        index.send(known);
        eventually().until(() -> total(word) == 1);
        List<String> members = members();
        double before = index.retries();

        server.spoil(fault);
        try {
            sendPagesAndRevisit(word, known);
            eventually().until(() -> index.retries() >= before + 3);
            if (fault != Fault.TOO_MANY_DOCUMENTS) {
                HttpResponse<String> answer = index.get("/search?" + RunningIndex.query("q", word));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body()).doesNotContain("Exception");
            }
        } finally {
            server.spoil(Fault.NONE);
        }

        assertThatAllIsThereOnce(word, known);
        assertThat(members()).as("it kept its partitions").isEqualTo(members);
        assertThat(index.deadLettersWith(word)).isEmpty();
    }

    @Test
    void aSlowElasticsearchIsWaitedFor() throws Exception {
        ResourceCaptured known = page("slow", 1_000);
        index.send(known);
        eventually().until(() -> total("slow") == 1);
        double before = index.retries();
        server.spoil(Fault.SLOW);
        try {
            sendPagesAndRevisit("slow", known);
            eventually().until(() -> total("slow") == PAGES + 1);
        } finally {
            server.spoil(Fault.NONE);
        }
        assertThat(index.retries()).isEqualTo(before);
        assertThatAllIsThereOnce("slow", known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_only_allow_delete", "write", "read_only", "cluster"})
    void behindABlockCapturesWaitAndSearchesWork(String block) throws Exception {
        String word = "blocked" + block.replace("_", "");
        ResourceCaptured known = page(word, 1_000);
        index.send(known);
        eventually().until(() -> total(word) == 1);
        double before = index.retries();
        List<String> members = members();

        block(block, "true");
        try {
            sendPagesAndRevisit(word, known);
            eventually().until(() -> index.retries() >= before + 3);
            assertThat(total(word)).as("what is there is found").isOne();
            eventually()
                    .untilAsserted(
                            () ->
                                    assertThat(index.gauge("diancang.fulltext.lag", "captures"))
                                            .isEqualTo(PAGES + 1));
            assertThat(index.get("/actuator/health").body())
                    .contains("\"captures\":" + (PAGES + 1))
                    .contains("for Elasticsearch: ");
            JsonNode health =
                    JsonMapper.shared().readTree(index.get("/actuator/health/readiness").body());
            assertThat(health.path("status").asString())
                    .as("the search can be asked")
                    .isEqualTo("UP");
        } finally {
            block(block, null);
        }

        assertThatAllIsThereOnce(word, known);
        eventually().until(() -> index.gauge("diancang.fulltext.lag", "captures") == 0);
        assertThat(index.get("/actuator/health").body()).doesNotContain("waiting");
        assertThat(members()).isEqualTo(members);
        assertThat(index.deadLettersWith(word)).isEmpty();
    }

    @Test
    void onlyWhatTheIndexRefusesIsADeadLetterAndWithItsReason() throws Exception {
        ResourceCaptured good = page("poisoned", 1);
        // The index keeps a year in two bytes and reads none of five digits.
        ResourceCaptured poison =
                pages.revisit(good, 5_000_001, Instant.parse("+40000-01-01T00:00:00Z")).build();
        ResourceCaptured later = pages.revisit(good, 5_000_002, AT.plusSeconds(1)).build();
        server.spoil(Fault.FAILED);
        try {
            // All in one batch: what waits is taken together.
            index.send(good, poison, later, page("poisoned", 2));
            double before = index.retries();
            eventually().until(() -> index.retries() > before);
        } finally {
            server.spoil(Fault.NONE);
        }

        eventually().until(() -> total("poisoned") == 2);
        eventually()
                .untilAsserted(
                        () ->
                                assertThat(
                                                index.search("q", "poisoned1")
                                                        .path("hits")
                                                        .path(0)
                                                        .path("captureCount")
                                                        .asInt())
                                        .isEqualTo(2));
        eventually().until(() -> !index.deadLettersWith("poisoned").isEmpty());
        ConsumerRecord<byte[], byte[]> letter = index.deadLettersWith("poisoned").getFirst();
        assertThat(index.deadLettersWith("poisoned")).hasSize(1);
        assertThat(new String(letter.value(), UTF_8)).contains("5000001");
        assertThat(RunningIndex.header(letter, "reason")).contains("parsing_exception");
    }

    /** A search that Elasticsearch did not answer in time, as on a busy machine, is asked again. */
    private static ConditionFactory eventually() {
        return await().atMost(PATIENCE).ignoreException(IllegalStateException.class);
    }

    private static void sendPagesAndRevisit(String word, ResourceCaptured known) {
        for (int i = 0; i < PAGES; i++) {
            index.send(page(word, i));
        }
        index.send(pages.revisit(known, 1_000_000, AT.plusSeconds(60)).build());
    }

    private static void assertThatAllIsThereOnce(String word, ResourceCaptured known) {
        eventually()
                .untilAsserted(
                        () -> {
                            JsonNode found = index.search("q", word, "size", "100");
                            assertThat(found.path("total").asInt()).isEqualTo(PAGES + 1);
                            int captures = 0;
                            for (JsonNode hit : found.path("hits")) {
                                captures += hit.path("captureCount").asInt();
                                if (hit.path("url").asString().equals(known.url())) {
                                    assertThat(hit.path("captureCount").asInt()).isEqualTo(2);
                                }
                            }
                            assertThat(captures).isEqualTo(PAGES + 2);
                        });
    }

    private static ResourceCaptured page(String word, int number) {
        String text = "<meta charset=utf-8><p>%s %s%d".formatted(word, word, number);
        return pages.page(
                        "http://" + word + ".example/" + number,
                        "text/html",
                        text.getBytes(UTF_8),
                        AT)
                .build();
    }

    private static long total(String word) throws Exception {
        return index.search("q", word).path("total").asLong();
    }

    private static List<String> members() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", STACK.kafkaBootstrapServers()))) {
            String group = prefix + "fulltext-index-v4";
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(one -> one.members().stream())
                    .map(MemberDescription::consumerId)
                    .toList();
        }
    }

    private static void block(String block, String value) throws Exception {
        boolean cluster = block.equals("cluster");
        String path = cluster ? "/_cluster/settings" : "/" + prefix + "pages-v4/_settings";
        String body =
                cluster
                        ? "{\"persistent\":{\"cluster.blocks.read_only\":" + value + "}}"
                        : "{\"index.blocks.%s\":%s}".formatted(block, value);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(STACK.elasticsearchUrl() + path))
                                    .header("Content-Type", "application/json")
                                    .PUT(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
