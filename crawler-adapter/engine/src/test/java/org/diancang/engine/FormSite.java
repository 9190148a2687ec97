package org.diancang.engine;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A site that sends everybody to its login form who has not logged in. */
final class FormSite implements AutoCloseable {
    static final String USER = "reader-of-this-form";
    static final String PASSWORD = "correct horse&battery=staple";
    static final String SESSION = "session-of-who-logged-in";
    private static final String COOKIE = "sid=" + SESSION;

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Map<String, String>> logins = new ConcurrentLinkedQueue<>();
    private final LoopbackServer server;
    private final int pages;
    private volatile String robots = "";
    private volatile int refusal = 200;
    private volatile long slowness;

    /** With so many pages behind the first. */
    FormSite(String address, int pages) throws IOException {
        this.pages = pages;
        server = LoopbackServer.start(address, this::serve);
    }

    int port() {
        return server.port();
    }

    /** What its robots.txt says; nothing at first. */
    void robots(String text) {
        robots = text;
    }

    /** Status that answers a login that is wrong. */
    void refuseWith(int status) {
        refusal = status;
    }

    /** Milliseconds that each answer takes. */
    void slow(long millis) {
        slowness = millis;
    }

    /** Method and path of what was asked, but robots.txt and the icon that is always asked for. */
    Queue<String> requests() {
        return requests;
    }

    /** Fields of each login. */
    Queue<Map<String, String>> logins() {
        return logins;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(slowness);
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
            if (path.equals("/robots.txt")) {
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                answer(exchange, 200, robots);
                return;
            }
            if (path.equals("/favicon.ico")) {
                answer(exchange, 404, "<p>no icon</p>");
                return;
            }
            requests.add(exchange.getRequestMethod() + " " + path);
            if (path.equals("/login")) {
                login(exchange);
            } else if (String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"))
                    .contains(COOKIE)) {
                answer(exchange, 200, path.equals("/") ? links() : "<p>room " + path + "</p>");
            } else {
                exchange.getResponseHeaders().set("Location", "/login?back=" + path);
                answer(exchange, 302, "<p>log in</p>");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 200, "<form method=post><input name=user><input name=zz></form>");
            return;
        }
        Map<String, String> fields = fields(exchange);
        logins.add(fields);
        if (USER.equals(fields.get("user")) && PASSWORD.equals(fields.get("zz"))) {
            exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "; Path=/");
            exchange.getResponseHeaders().set("Location", "/");
            answer(exchange, 302, "<p>welcome</p>");
        } else {
            answer(exchange, refusal, "<p>wrong</p>");
        }
    }

    private static Map<String, String> fields(HttpExchange exchange) throws IOException {
        String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        Map<String, String> fields = new TreeMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private String links() {
        StringBuilder links = new StringBuilder();
        for (int i = 1; i <= pages; i++) {
            links.append("<a href='/p/").append(i).append("'>page</a> ");
        }
        return links.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
