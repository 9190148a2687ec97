package org.diancang.engine;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A site whose {@code /inner} wants Basic authentication, as does {@code /side} with another. */
final class GuardedSite implements AutoCloseable {
    static final String USER = "reader-of-this-test";
    static final String PASSWORD = "correct-horse-battery-staple";
    static final String REALM = "Inner rooms";
    static final String SIDE_PASSWORD = "hammer-of-another-door";
    static final String SIDE_REALM = "Side rooms";
    static final String DIGEST_REALM = "Lower rooms";
    private static final Pattern DIGEST_FIELD = Pattern.compile("(\\w+)=\"?([^\",]+)\"?");

    /** Pages {@code /inner/1} and so on that {@code /many} leads to, and {@code /both} too. */
    static final int MANY = 12;

    private static final Map<String, String> PAGES =
            Map.of(
                    "/", "<a href='/inner/'>inside</a> <a href='/outer'>outside</a>",
                    "/outer", "<p>open to all</p>",
                    "/inner/", "<a href='/inner/a'>a</a> <a href='/inner/b'>b</a>",
                    "/inner/a", "<p>the first room</p>",
                    "/inner/b", "<p>the second room</p>");

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
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
        return basic(PASSWORD);
    }

    private static String basic(String password) {
        return Base64.getEncoder()
                .encodeToString((USER + ":" + password).getBytes(StandardCharsets.US_ASCII));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(path + (given == null ? "" : " named"));
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
            exchange.getResponseHeaders().set("Set-Cookie", "visit=cookie-of-a-visit; Path=/");
            if (path.equals("/many")) {
                answer(exchange, 200, many("closed", 4));
            } else if (path.equals("/digest")) {
                answer(exchange, 200, many("lower", MANY));
            } else if (path.equals("/both")) {
                answer(exchange, 200, many("side", MANY));
            } else if (path.startsWith("/closed/")) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Closed\"");
                answer(exchange, 401, "<p>not for readers</p>");
            } else if (!PAGES.containsKey(path) && !path.matches("/(inner|side|lower)/\\d+")) {
                answer(exchange, 404, "<p>not here</p>");
            } else if (path.startsWith("/inner") && !("Basic " + basic()).equals(given)) {
                ask(exchange, REALM);
            } else if (path.startsWith("/lower") && !isAnsweredDigest(path, given)) {
                // A nonce for each question: one that was answered once is stale.
                exchange.getResponseHeaders()
                        .set(
                                "WWW-Authenticate",
                                "Digest realm=\"%s\", nonce=\"%s\", algorithm=MD5, qop=\"auth\""
                                        .formatted(DIGEST_REALM, newNonce()));
                answer(exchange, 401, "<p>who are you?</p>");
            } else if (path.startsWith("/side")
                    && !("Basic " + basic(SIDE_PASSWORD)).equals(given)) {
                ask(exchange, SIDE_REALM);
            } else {
                answer(exchange, 200, PAGES.getOrDefault(path, "<p>room " + path + "</p>"));
            }
        }
    }

    private String newNonce() {
        String nonce = UUID.randomUUID().toString();
        nonces.add(nonce);
        return nonce;
    }

    /** RFC 7616 §3.4.1, with MD5 and {@code qop=auth}. */
    private boolean isAnsweredDigest(String path, @Nullable String given) {
        if (given == null || !given.startsWith("Digest ")) {
            return false;
        }
        Map<String, String> fields =
                DIGEST_FIELD
                        .matcher(given)
                        .results()
                        .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
        String secret = md5(USER + ":" + DIGEST_REALM + ":" + PASSWORD);
        String wanted =
                md5(
                        String.join(
                                ":",
                                secret,
                                fields.get("nonce"),
                                fields.get("nc"),
                                fields.get("cnonce"),
                                fields.get("qop"),
                                md5("GET:" + path)));
        return nonces.remove(fields.get("nonce")) && wanted.equals(fields.get("response"));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("MD5")
                                    .digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has MD5", e);
        }
    }

    private static void ask(HttpExchange exchange, String realm) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"" + realm + "\"");
        answer(exchange, 401, "<p>who are you?</p>");
    }

    /** Links to rooms, and between them to some of another folder. */
    private static String many(String folder, int others) {
        StringBuilder links = new StringBuilder();
        for (int i = 1; i <= MANY; i++) {
            links.append("<a href='/inner/").append(i).append("'>in</a> ");
            if (i <= others) {
                links.append("<a href='/%s/%d'>there</a> ".formatted(folder, i));
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
