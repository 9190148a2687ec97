package org.diancang.orchestrator.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers as an indexer does when it is asked of its indexes, as well or badly as it is told. */
final class StandInIndexer {
    private final HttpServer server;
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body = "[]";
    private volatile boolean silent;
    private volatile boolean refusing;
    private volatile String removals = "";
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** One that listens at once. */
    StandInIndexer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/indexes", this::answer);
        server.createContext("/internal/cdx", this::lines);
        server.createContext("/internal/search/removals", this::remove);
        server.createContext("/cdx/main/delete", this::delete);
        server.start();
    }

    /** A line that its CDX index has until it is deleted. */
    void has(String line) {
        lines.add(line);
    }

    void refusesDeleting(boolean refused) {
        refusing = refused;
    }

    /** What was asked about captures and lines, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** What its search was last told to remove. */
    String removals() {
        return removals;
    }

    private void lines(HttpExchange exchange) throws IOException {
        answer(exchange, 200, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
    }

    private void remove(HttpExchange exchange) throws IOException {
        removals = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        answer(exchange, 202, "{}");
    }

    private void delete(HttpExchange exchange) throws IOException {
        if (!refusing) {
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                    .lines()
                    .forEach(lines::remove);
        }
        answer(exchange, refusing ? 503 : 200, "{}");
    }

    private void answer(HttpExchange exchange, int code, String text) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            secrets.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Base address. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it answers from now on. */
    void says(int status, String body) {
        this.status = status;
        this.body = body;
        this.silent = false;
    }

    /** From now on it begins an answer and never ends it. */
    void fallsSilent() {
        this.silent = true;
    }

    /** What callers presented, in their order. */
    List<String> secrets() {
        return List.copyOf(secrets);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            secrets.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length + (silent ? 1 : 0));
            exchange.getResponseBody().write(bytes);
            if (silent) {
                exchange.getResponseBody().flush();
                var _ = new CountDownLatch(1).await(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
