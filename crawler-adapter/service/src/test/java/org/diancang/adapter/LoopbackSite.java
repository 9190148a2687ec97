package org.diancang.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A site of pages that link to each other, with a redirect, a chunked page and a broken link. */
final class LoopbackSite implements AutoCloseable {
    private final int pages;
    private volatile long delayMs;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    LoopbackSite(int pages, long delayMs) throws IOException {
        this.pages = pages;
        this.delayMs = delayMs;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** From now on each answer comes so much later. */
    void delay(long milliseconds) {
        delayMs = milliseconds;
    }

    private void serve(HttpExchange exchange) throws IOException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMs));
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            switch (path) {
                case "/" -> answer(exchange, 200, links(), false);
                case "/moved" -> {
                    exchange.getResponseHeaders().set("Location", "/page/1");
                    answer(exchange, 302, "moved", false);
                }
                case "/chunked" -> answer(exchange, 200, "很长的正文".repeat(5_000), true);
                default -> {
                    boolean page = path.matches("/page/[0-9]+");
                    answer(exchange, page ? 200 : 404, "<p>正文 " + path + "</p>", false);
                }
            }
        }
    }

    private String links() {
        return IntStream.range(0, pages)
                        .mapToObj(i -> "<a href='/page/" + i + "'>" + i + "</a>")
                        .collect(Collectors.joining(" "))
                + "<a href='/moved'>m</a><a href='/chunked'>c</a><a href='/absent'>a</a>";
    }

    private static void answer(HttpExchange exchange, int status, String text, boolean chunked)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
        exchange.sendResponseHeaders(status, chunked ? 0 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
