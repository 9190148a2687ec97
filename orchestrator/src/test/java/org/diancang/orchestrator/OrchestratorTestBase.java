package org.diancang.orchestrator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.diancang.events.CrawlEvent;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.events.WorkerHeartbeat;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service over real PostgreSQL and Kafka; one for all test classes, so tests use sites
 * and workers of their own.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "diancang.addresses.allowed-private-ranges=127.77.0.0/16",
            "diancang.crawl.worker-timeout=4s",
            "diancang.schedule.polling-interval=200ms"
        })
abstract class OrchestratorTestBase {
    static final String SECRET = "a-secret-of-this-test";
    static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final String PREFIX = STACK.uniquePrefix();
    private static final Path DATA = folder();
    private static final AtomicInteger HOSTS = new AtomicInteger();

    final JsonMapper json = new JsonMapper();
    final EventCodec codec = new EventCodec();
    final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired KafkaTemplate<String, byte[]> kafka;
    @Autowired JdbcClient jdbc;

    @DynamicPropertySource
    static void stack(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> STACK.postgresUrl(database()));
        registry.add("spring.kafka.bootstrap-servers", STACK::kafkaBootstrapServers);
        registry.add("diancang.topic-prefix", () -> PREFIX);
        registry.add("diancang.data", DATA::toString);
        registry.add("diancang.internal-secret-file", () -> DATA.resolve("secrets/internal"));
    }

    static String database() {
        return PREFIX + "orchestrator";
    }

    @BeforeEach
    void noWorkerOfAnotherTest() {
        jdbc.sql("delete from worker").update();
    }

    /** A crawl left waiting would be given to the worker of another test. */
    @AfterEach
    void leaveNoCrawlWaiting() {
        jdbc.sql("select id from crawl where worker_id is null and ended_at is null")
                .query(UUID.class)
                .list()
                .forEach(crawl -> post("/api/crawls/" + crawl + "/stop", ""));
    }

    /** What a call brought. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String type() {
            return body.path("type").asString();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(text(body))));
    }

    Answer put(String path, Object body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(text(body))));
    }

    HttpRequest.Builder request(String path) {
        return bare(path)
                .header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/json");
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body =
                    type.contains("json") && !type.contains("ndjson")
                            ? json.readTree(response.body())
                            : json.nullNode();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object body) {
        return body instanceof String given ? given : json.writeValueAsString(body);
    }

    /** A URL that no other test uses, on an address that these tests may crawl. */
    static String newSeed() {
        int n = HOSTS.incrementAndGet();
        return "http://127.77." + n / 250 + "." + (n % 250 + 1) + "/";
    }

    static Map<String, Object> draft(String... seeds) {
        return Map.of(
                "name", "青禾县人民政府",
                "seeds", List.of(seeds),
                "scopeKind", "HOST",
                "subject", "POLITICS",
                "owner", "青禾县政府办公室",
                "rightsBasis", "政府信息公开条例",
                "reason", "");
    }

    UUID newSite() {
        Answer nominated = post("/api/nominations", draft(newSeed()));
        Answer approved =
                post(
                        "/api/nominations/" + nominated.body().path("id").asString() + "/approval",
                        "");
        return UUID.fromString(approved.body().path("siteId").asString());
    }

    UUID newCrawl(UUID site) {
        Answer started = post("/api/sites/" + site + "/crawls", "");
        return UUID.fromString(started.body().path("id").asString());
    }

    /** A crawl that runs on a worker of its own, under epoch 1. */
    UUID runningCrawl(UUID site, String worker) {
        UUID crawl = newCrawl(site);
        // Written, not reported: other crawls of other tests shall not be given to this worker.
        jdbc.sql(
                        """
                        update crawl set worker_id = ?, last_worker_id = ?, epoch = 1,
                            lease_expires_at = now() + interval '1 hour'
                        where id = ?""")
                .params(worker, worker, crawl)
                .update();
        return crawl;
    }

    String state(UUID crawl) {
        return get("/api/crawls/" + crawl).body().path("state").asString();
    }

    void report(CrawlEvent event) {
        produce(Topics.CRAWL_EVENTS, event.crawlId().toString(), codec.encode(event));
    }

    void heartbeat(String worker, int capacity) {
        produce(
                Topics.WORKERS,
                worker,
                codec.encode(
                        new WorkerHeartbeat(
                                worker, "http://127.0.0.1:1", capacity, List.of(), Instant.now())));
    }

    void produce(String topic, String key, byte[] value) {
        kafka.send(new ProducerRecord<>(PREFIX + topic, key, value)).join();
    }

    /** Everything that stands in a topic now. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        STACK.kafkaBootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(PREFIX + topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    private static Path folder() {
        try {
            Path data = Files.createTempDirectory("orchestrator-it");
            Files.createDirectories(data.resolve("secrets"));
            Files.writeString(data.resolve("secrets/internal"), SECRET + "\n");
            Files.writeString(data.resolve("secrets/user-curator"), "curator-of-this-test");
            Files.writeString(data.resolve("secrets/user-approver"), "approver-of-this-test");
            return data;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
