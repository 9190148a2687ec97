package org.diancang.engine;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A site whose {@code /inner} wants Basic authentication. */
final class GuardedSite implements AutoCloseable {
    static final String USER = "reader-of-this-test";
    static final String PASSWORD = "correct-horse-battery-staple";
    static final String REALM = "Inner rooms";

    /** Pages {@code /inner/1} and so on that {@code /many} leads to. */
    static final int MANY = 12;

    private static final Map<String, String> PAGES =
            Map.of(
                    "/", "<a href='/inner/'>inside</a> <a href='/outer'>outside</a>",
                    "/outer", "<p>open to all</p>",
                    "/inner/", "<a href='/inner/a'>a</a> <a href='/inner/b'>b</a>",
                    "/inner/a", "<p>the first room</p>",
                    "/inner/b", "<p>the second room</p>");

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final LoopbackServer server;

    GuardedSite(String address) throws IOException {
        server = LoopbackServer.start(address, this::serve);
    }

    int port() {
        return server.port();
    }

    /** Paths asked for, each with whether somebody was named. */
    Queue<String> requests() {
        return requests;
    }

    /** What a browser sends that knows the password. */
    static String basic() {
        return Base64.getEncoder()
                .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.US_ASCII));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(path + (given == null ? "" : " named"));
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
            exchange.getResponseHeaders().set("Set-Cookie", "visit=cookie-of-a-visit; Path=/");
            if (path.equals("/many")) {
                answer(exchange, 200, many());
            } else if (path.startsWith("/closed/")) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Closed\"");
                answer(exchange, 401, "<p>not for readers</p>");
            } else if (!PAGES.containsKey(path) && !path.matches("/inner/\\d+")) {
                answer(exchange, 404, "<p>not here</p>");
            } else if (path.startsWith("/inner") && !("Basic " + basic()).equals(given)) {
                exchange.getResponseHeaders()
                        .set("WWW-Authenticate", "Basic realm=\"" + REALM + "\"");
                answer(exchange, 401, "<p>who are you?</p>");
            } else {
                answer(exchange, 200, PAGES.getOrDefault(path, "<p>room " + path + "</p>"));
            }
        }
    }

    /** Links to rooms, and between them to some that nobody may enter. */
    private static String many() {
        StringBuilder links = new StringBuilder();
        for (int i = 1; i <= MANY; i++) {
            links.append("<a href='/inner/").append(i).append("'>in</a> ");
            if (i <= 4) {
                links.append("<a href='/closed/").append(i).append("'>closed</a> ");
            }
        }
        return links.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
