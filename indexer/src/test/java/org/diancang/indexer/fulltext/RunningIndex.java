package org.diancang.indexer.fulltext;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.SiteDescribed;
import org.diancang.events.Topics;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.cdx.store.SortedStores;
import org.diancang.stack.EmbeddedStack;
import org.diancang.warcstore.FolderWarcStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The full-text half of the indexer against the real Kafka and Elasticsearch. */
final class RunningIndex implements AutoCloseable {
    static final String SECRET = "a-secret-of-this-test";

    /** What every reader sees; the rules that tell it are of the half that is not here. */
    static final AtomicReference<Optional<VisibleRegions>> VISIBLE =
            new AtomicReference<>(Optional.of(VisibleRegions.ALL));

    /** Called whenever the rules are asked for. */
    static final AtomicReference<Runnable> RULES_ASKED = new AtomicReference<>(() -> {});

    /** Lines of what was sent; they are kept by the half that is not here. */
    static final SortedStores LINES = new SortedStores();

    private final String prefix;
    private final Wire elasticsearch;
    private final ConfigurableApplicationContext application;
    private final KafkaProducer<byte[], byte[]> producer;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final EventCodec codec = new EventCodec();
    private final FolderWarcStore store;
    private final StoredPages stored;
    private final DeadLetterTopics letters;

    RunningIndex(EmbeddedStack stack, Path data) throws IOException {
        this(stack, data, stack.uniquePrefix());
    }

    /** The index of a prefix, which may have been filled before, with more settings. */
    RunningIndex(EmbeddedStack stack, Path data, String prefix, String... more) throws IOException {
        this.prefix = prefix;
        this.elasticsearch = new Wire(URI.create(stack.elasticsearchUrl()));
        this.store = new FolderWarcStore(data.resolve("warcs"));
        this.stored = new StoredPages(http, stack.elasticsearchUrl(), elasticsearch.url(), prefix);
        this.letters = new DeadLetterTopics(stack.kafkaBootstrapServers(), prefix);
        Path secret = Files.writeString(data.resolve("secret"), SECRET);
        this.application =
                new SpringApplicationBuilder(FulltextHalf.class)
                        .properties("server.port=0")
                        .run(
                                Stream.concat(
                                                Stream.of(
                                                        "--server.port=0",
                                                        "--diancang.data=" + data,
                                                        "--management.endpoint.health.show-details=always",
                                                        "--diancang.internal-secret-file=" + secret,
                                                        "--diancang.topic-prefix=" + prefix,
                                                        "--diancang.index-prefix=" + prefix,
                                                        "--diancang.elasticsearch.url="
                                                                + elasticsearch.url(),
                                                        "--spring.kafka.bootstrap-servers="
                                                                + stack.kafkaBootstrapServers()),
                                                Stream.of(more))
                                        .toArray(String[]::new));
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.kafkaBootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    String prefix() {
        return prefix;
    }

    FolderWarcStore store() {
        return store;
    }

    Wire elasticsearch() {
        return elasticsearch;
    }

    void send(ResourceCaptured... captures) {
        for (ResourceCaptured capture : captures) {
            // The CDX index has no line of another year, and says so.
            if (capture.capturedAt().isBefore(LAST)) {
                LINES.with(capture);
            }
            send(capture.partitionKey(), codec.encode(capture));
        }
    }

    void send(String key, byte[] value) {
        send(Topics.CAPTURES, key, value);
    }

    void send(SiteDescribed site) {
        send(Topics.SITES, site.key(), codec.encode(site));
    }

    void send(String topic, String key, byte @Nullable [] value) {
        producer.send(
                new ProducerRecord<>(prefix + topic, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
    }

    /** The answer to a search, given as names and values. */
    JsonNode search(String... parameters) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/search?" + query(parameters));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The fields of a page in the index, by its address. */
    JsonNode document(String url) throws IOException, InterruptedException {
        return stored.document(url);
    }

    /** How often nothing was extracted for reasons of a class. */
    double notExtracted(String reason) {
        return application
                .getBean(MeterRegistry.class)
                .counter("diancang.fulltext.not.extracted", "reason", reason)
                .count();
    }

    static String query(String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return query.toString();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                        .header("Authorization", "Bearer " + SECRET)
                        .build(),
                body);
    }

    int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** How many exports ended so. */
    double exports(String end) {
        return application
                .getBean(MeterRegistry.class)
                .find("diancang.fulltext.exports")
                .tag("end", end)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** The first document that Elasticsearch has for a query in its own language. */
    JsonNode stored(String query) throws IOException, InterruptedException {
        return stored.first(query);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + SECRET)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What Elasticsearch itself answers to a path, behind the index's prefix. */
    String raw(String path) throws IOException, InterruptedException {
        return stored.raw(path);
    }

    /** Whether searches read this index. */
    boolean isBehindAlias(String name) throws IOException, InterruptedException {
        return stored.raw("/_alias/" + prefix + "pages").contains(prefix + name + "\"");
    }

    /** How often a batch had to go again. */
    double retries() {
        return count("diancang.fulltext.retries");
    }

    double gauge(String name, String of) {
        return application.getBean(MeterRegistry.class).get(name).tag("of", of).gauge().value();
    }

    double count(String counter) {
        return application.getBean(MeterRegistry.class).counter(counter).count();
    }

    /** All dead letters of captures with an offset and partition seen once each. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters(int atLeast) {
        return deadLetters(Topics.CAPTURES, atLeast);
    }

    /** The same of a topic. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters(String topic, int atLeast) {
        return letters.of(topic, atLeast);
    }

    /** Dead letters so far with something in them. */
    List<ConsumerRecord<byte[], byte[]>> deadLettersWith(String word) {
        return letters.with(word);
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return DeadLetterTopics.header(letter, name);
    }

    @Override
    public void close() {
        producer.close();
        application.close();
        elasticsearch.close();
    }
}
