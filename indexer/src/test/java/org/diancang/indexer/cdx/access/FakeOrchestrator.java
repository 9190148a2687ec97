package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.diancang.events.EventCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps and announces what an index hands on, as the orchestrator does as long as nothing is wrong.
 */
final class FakeOrchestrator implements AutoCloseable {
    private static final String POLICIES = "/internal/access-policies";
    private static final String RULES = "/internal/access-rules";
    private static final JsonMapper JSON = new JsonMapper();

    private final EventCodec codec = new EventCodec();
    private final TreeMap<Integer, AccessPolicy> policies = new TreeMap<>();
    private final BiConsumer<byte[], byte @Nullable []> topic;
    private final HttpServer server;
    private long version;

    /**
     * Starts it.
     *
     * @param topic is told key and value of every message
     */
    FakeOrchestrator(BiConsumer<byte[], byte @Nullable []> topic) throws IOException {
        this.topic = topic;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(POLICIES, this::policies);
        server.createContext(RULES, this::rules);
        server.start();
        SampleRules.policies().forEach(policy -> policies.put(policy.number(), policy));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void policies(HttpExchange exchange) throws IOException {
        Optional<Integer> number = last(exchange, POLICIES).map(Integer::valueOf);
        Optional<AccessPolicy> known = number.map(policies::get);
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, known.isPresent() ? 200 : 404, known.<Object>map(p -> p).orElse(""));
        } else if (number.isPresent() && !isMatch(exchange, known.map(AccessPolicy::version))) {
            answer(exchange, 412, "");
        } else {
            JsonNode draft = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var policy =
                    new AccessPolicy(
                            number.orElseGet(() -> policies.lastKey() + 1),
                            AccessPolicy.SCHEMA_VERSION,
                            ++version + 100,
                            draft.path("name").asString(),
                            texts(draft.path("accessPoints")),
                            Instant.now());
            policies.put(policy.number(), policy);
            topic.accept(SampleRules.key(policy), codec.encode(policy));
            answer(exchange, known.isPresent() ? 200 : 201, policy);
        }
    }

    private static boolean isMatch(HttpExchange exchange, Optional<Long> version) {
        return version.map(v -> ("\"" + v + "\"").equals(header(exchange, "If-Match")))
                .orElseGet(() -> "*".equals(header(exchange, "If-None-Match")));
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private void rules(HttpExchange exchange) throws IOException {
        UUID id =
                last(exchange, RULES)
                        .map(UUID::fromString)
                        .orElseGet(() -> new UUID(0x0193_a3d4_77aa_7000L + ++version, version));
        if (exchange.getRequestMethod().equals("DELETE")) {
            topic.accept(id.toString().getBytes(UTF_8), null);
            answer(exchange, 204, "");
            return;
        }
        AccessRule rule = rule(id, JSON.readTree(exchange.getRequestBody().readAllBytes()));
        topic.accept(SampleRules.key(rule), codec.encode(rule));
        answer(exchange, exchange.getRequestMethod().equals("POST") ? 201 : 200, rule);
    }

    private AccessRule rule(UUID id, JsonNode draft) {
        JsonNode remarks = draft.path("remarks");
        String message = text(draft, "message");
        return new AccessRule(
                id,
                AccessRule.SCHEMA_VERSION,
                ++version,
                message == null ? AccessRule.Policy.EXCLUDE : AccessRule.Policy.BLOCK,
                draft.path("policyNumber").asInt(),
                texts(draft.path("urlPatterns")),
                text(draft, "collection"),
                instant(draft, "capturedFrom"),
                instant(draft, "capturedTo"),
                instant(draft, "accessedFrom"),
                instant(draft, "accessedTo"),
                Optional.ofNullable(text(draft, "embargo")).map(Period::parse).orElse(null),
                List.of(),
                0,
                message,
                text(draft, "privateComment"),
                new AccessRule.Remarks(
                        remarks.path("enabled").asBoolean(),
                        remarks.path("pinned").asBoolean(),
                        text(remarks, "externalId"),
                        text(remarks, "reason"),
                        Instant.now(),
                        "internal",
                        "internal"),
                Instant.now());
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asString() : null;
    }

    private static @Nullable Instant instant(JsonNode node, String field) {
        return Optional.ofNullable(text(node, field)).map(Instant::parse).orElse(null);
    }

    private static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }

    private static Optional<String> last(HttpExchange exchange, String base) {
        String rest = exchange.getRequestURI().getPath().substring(base.length());
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest.substring(1));
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = body.equals("") ? new byte[0] : codec.encode(body);
        exchange.sendResponseHeaders(status, json.length == 0 ? -1 : json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
