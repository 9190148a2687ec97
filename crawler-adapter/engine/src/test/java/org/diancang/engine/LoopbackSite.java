package org.diancang.engine;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A site on a loopback address, made of pages that a test adds. */
final class LoopbackSite implements AutoCloseable {
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final LoopbackServer server;
    private final Queue<String> languages = new ConcurrentLinkedQueue<>();
    private final Queue<String> agents = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int refusalStatus;
    private volatile String retryAfter = "";
    private volatile long delayMs;

    private record Page(int status, String type, byte[] body, String location, boolean chunked) {}

    LoopbackSite(String address) throws IOException {
        server = LoopbackServer.start(address, this::serve);
    }

    int port() {
        return server.port();
    }

    Queue<String> requests() {
        return requests;
    }

    LoopbackSite html(String path, String body) {
        return page(path, "text/html; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8), false);
    }

    LoopbackSite page(String path, String type, byte[] body, boolean chunked) {
        pages.put(path, new Page(200, type, body, "", chunked));
        return this;
    }

    LoopbackSite redirect(String path, String location) {
        pages.put(
                path,
                new Page(
                        302,
                        "text/plain",
                        "moved".getBytes(StandardCharsets.UTF_8),
                        location,
                        false));
        return this;
    }

    /** Makes {@code count} pages that link one to the next ten. */
    LoopbackSite web(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("<a href='/p/").append(i).append("'>页</a>");
            html("/p/" + i, "<title>页 " + i + "</title>" + ("正文" + i + " ").repeat(200));
        }
        return html("/", all.toString());
    }

    /** Refuses the next requests, all but those for robots.txt. */
    void refuse(int times, int status, String retryAfter) {
        this.refusalStatus = status;
        this.retryAfter = retryAfter;
        refusals.set(times);
    }

    /** Accept-Language of each request. */
    Queue<String> languages() {
        return languages;
    }

    /** User-Agent of each request. */
    Queue<String> agents() {
        return agents;
    }

    LoopbackSite status(String path, int status, String body) {
        pages.put(
                path,
                new Page(status, "text/plain", body.getBytes(StandardCharsets.UTF_8), "", false));
        return this;
    }

    LoopbackSite slow(long delayMs) {
        this.delayMs = delayMs;
        return this;
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
        try (exchange) {
            if (delayMs > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(delayMs * 1_000_000);
            }
            String language = exchange.getRequestHeaders().getFirst("Accept-Language");
            languages.add(language == null ? "" : language);
            String agent = exchange.getRequestHeaders().getFirst("User-Agent");
            agents.add(agent == null ? "" : agent);
            Page page = pages.get(exchange.getRequestURI().toString());
            if (isToBeRefused(exchange)) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
                page =
                        new Page(
                                refusalStatus,
                                "text/plain",
                                "later".getBytes(StandardCharsets.UTF_8),
                                "",
                                false);
            }
            if (page == null) {
                page =
                        new Page(
                                404,
                                "text/html",
                                "<p>not here</p>".getBytes(StandardCharsets.UTF_8),
                                "",
                                false);
            }
            exchange.getResponseHeaders().set("Content-Type", page.type());
            if (!page.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", page.location());
            }
            exchange.sendResponseHeaders(page.status(), page.chunked() ? 0 : page.body().length);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int at = 0; at < page.body().length; at += 1000) {
                    out.write(page.body(), at, Math.min(1000, page.body().length - at));
                    if (page.chunked()) {
                        out.flush();
                    }
                }
            }
        }
    }

    private boolean isToBeRefused(HttpExchange exchange) {
        return !exchange.getRequestURI().getPath().equals("/robots.txt")
                && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public void close() {
        server.close();
    }
}
