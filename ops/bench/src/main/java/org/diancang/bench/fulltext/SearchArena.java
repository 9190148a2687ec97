package org.diancang.bench.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.bench.measure.BenchProcess;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Topics;
import org.diancang.launcher.LauncherException;
import org.diancang.stack.SearchStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The indexer with a broker and an Elasticsearch of its own, all new. */
final class SearchArena implements AutoCloseable {
    /** What the indexer may take, and what it is held against alike. */
    static final List<String> JVM =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-Djdk.nio.maxCachedBufferSize=262144");

    private static final String SECRET = "bench-bench-bench-bench-bench-be";
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final SearchStack stack;
    private final BenchProcess indexer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final HttpClient http;
    private final URI base;
    private final Path data;
    private final EventCodec codec = new EventCodec();

    private SearchArena(
            SearchStack stack, BenchProcess indexer, HttpClient http, URI base, Path data) {
        this.stack = stack;
        this.indexer = indexer;
        this.http = http;
        this.base = base;
        this.data = data;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Starts all and waits until captures are taken in. */
    static SearchArena start(Path root, Path work) throws IOException, InterruptedException {
        Path data = Files.createDirectories(work.resolve("data"));
        Path secret = Files.writeString(work.resolve("secret"), SECRET + "\n");
        int port = BenchProcess.freePort();
        SearchStack stack = SearchStack.start(work);
        HttpClient http = HttpClient.newHttpClient();
        Path parsers = root.resolve("indexer/document-parsers/target");
        List<String> line = new ArrayList<>(JVM);
        line.addAll(
                List.of(
                        "-jar",
                        root.resolve("indexer/target/indexer.jar").toString(),
                        "--server.port=" + port,
                        "--diancang.data=" + data,
                        "--diancang.internal-secret-file=" + secret,
                        "--diancang.elasticsearch.url=" + stack.elasticsearchUrl(),
                        "--diancang.fulltext.parsers="
                                + parsers.resolve("classes")
                                + ":"
                                + parsers.resolve("lib/*"),
                        "--spring.kafka.bootstrap-servers=" + stack.bootstrapServers()));
        BenchProcess indexer = BenchProcess.java(work.resolve("indexer.log"), line);
        URI base = URI.create("http://127.0.0.1:" + port);
        var arena = new SearchArena(stack, indexer, http, base, data);
        try {
            indexer.awaitAnswer(http, base.resolve("/actuator/health/readiness"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            arena.close();
            throw e;
        }
        return arena;
    }

    SearchStack stack() {
        return stack;
    }

    /** Folder of the store that the indexer reads. */
    Path warcs() {
        return data.resolve("warcs");
    }

    /** How far the indexer has come. */
    Acknowledged acknowledged() {
        return new Acknowledged(stack.bootstrapServers());
    }

    /** Makes a topic of one partition. */
    void makeTopic(String name) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new LauncherException("Kafka makes no topic " + name, e);
        }
    }

    /** Tells of a capture, as an adapter does. */
    void announce(ResourceCaptured capture) {
        announce(Topics.CAPTURES, capture);
    }

    /** Tells of a capture in another topic. */
    void announce(String topic, ResourceCaptured capture) {
        producer.send(
                new ProducerRecord<>(
                        topic, capture.partitionKey().getBytes(UTF_8), codec.encode(capture)));
    }

    /** Waits until Kafka has all that was told. */
    void flush() {
        producer.flush();
    }

    /** What {@code GET /search} answers. */
    JsonNode search(String parameters) throws IOException, InterruptedException {
        var answer = http.send(request("/search?" + parameters), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new LauncherException(
                    "search answers %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Reads what {@code GET /search/export} answers until its end or so many lines; how many. */
    long export(String parameters, long most) throws IOException, InterruptedException {
        var answer = http.send(request("/search/export?" + parameters), BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            return lines.limit(most).count();
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + SECRET)
                .build();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        http.shutdownNow();
        indexer.close();
        stack.close();
    }
}
