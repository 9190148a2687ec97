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
        server.start();
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
