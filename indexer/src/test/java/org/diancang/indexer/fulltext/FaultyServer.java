package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before Elasticsearch and spoils its answers in the way that it is told. */
final class FaultyServer implements AutoCloseable {
    private final URI target;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger spoiled = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;

    /** What is wrong with an answer. */
    enum Fault {
        NONE,
        /** It comes late, but it comes. */
        SLOW,
        /** Elasticsearch did it, but its answer comes after the caller's patience has ended. */
        DONE_WITHOUT_ANSWER,
        /** Elasticsearch did it, but the connection is closed in the middle of its answer. */
        CUT,
        /** It asks to come back later, and did nothing. */
        TOO_MANY,
        /** So does each document of a bulk. */
        TOO_MANY_DOCUMENTS,
        /** A gateway's page instead of JSON. */
        NO_JSON,
        /** JSON that says nothing. */
        EMPTY_JSON,
        /** An error page of something that is not Elasticsearch. */
        FAILED
    }

    FaultyServer(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on. */
    void spoil(Fault fault) {
        this.fault = fault;
        spoiled.set(0);
    }

    /** Answers that were spoiled in this way. */
    int spoiled() {
        return spoiled.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Fault now = fault;
            if (now != Fault.NONE) {
                spoiled.incrementAndGet();
            }
            switch (now) {
                case NONE -> send(exchange, asked(exchange));
                case SLOW -> {
                    wait(1_500);
                    send(exchange, asked(exchange));
                }
                case DONE_WITHOUT_ANSWER -> {
                    asked(exchange);
                    wait(6_000);
                }
                case CUT -> {
                    byte[] body = asked(exchange).body();
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length + 1L);
                    exchange.getResponseBody().write(body, 0, body.length / 2);
                }
                case TOO_MANY -> send(exchange, 429, "application/json", "{\"error\":\"busy\"}");
                case TOO_MANY_DOCUMENTS -> documents(exchange);
                case NO_JSON -> send(exchange, 200, "text/html", "<h1>Welcome</h1>");
                case EMPTY_JSON -> send(exchange, 200, "application/json", "{}");
                case FAILED -> send(exchange, 500, "text/html; charset=nonsense", "oops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void documents(HttpExchange exchange) throws IOException, InterruptedException {
        if (!exchange.getRequestURI().getPath().endsWith("/_bulk")) {
            send(exchange, asked(exchange));
            return;
        }
        String verb =
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                                .startsWith("{\"create\"")
                        ? "create"
                        : "update";
        String item = "{\"" + verb + "\":{\"status\":429,\"error\":{\"type\":\"busy\"}}}";
        send(
                exchange,
                200,
                "application/json",
                "{\"errors\":true,\"items\":[" + (item + ",").repeat(999) + item + "]}");
    }

    private HttpResponse<byte[]> asked(HttpExchange exchange)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        return http.send(
                request.method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void send(HttpExchange exchange, HttpResponse<byte[]> answer)
            throws IOException {
        send(exchange, answer.statusCode(), "application/json", new String(answer.body(), UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD") || bytes.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A server that answers late; nobody waits for a condition here. */
    private static void wait(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
