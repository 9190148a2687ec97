package org.diancang.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.diancang.replay.IndexLines.Line;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;

/**
 * Answers over HTTP as the indexer does, as well or badly as it is told, and tells as the
 * orchestrator does how captures came into the archive.
 */
final class StandInIndex implements AutoCloseable {
    private static final String NO_HITS =
            "{\"total\":0,\"exact\":true,\"documents\":0,\"captures\":0,\"millis\":1,\"hits\":[],\"facets\":{}}";

    /**
     * What is done with a URL's captures.
     *
     * @param status told to whom it is hidden from, 451 or 404
     * @param shownTo group of readers that see it all the same
     * @param embargo how long after its capture it is hidden; null: for good
     */
    private record Hidden(int status, String message, String shownTo, @Nullable Period embargo) {
        boolean isHidden(Line line, Instant now) {
            return embargo == null || now.isBefore(end(line));
        }

        Instant end(Line line) {
            return line.timestamp().instant().atZone(ZoneOffset.UTC).plus(embargo).toInstant();
        }
    }

    private final IndexLines lines = new IndexLines();
    private final HttpServer server;
    private final Map<String, Hidden> hidden = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> askedPaths = new CopyOnWriteArrayList<>();
    private final AtomicLong linesSent = new AtomicLong();
    private volatile Clock clock = Clock.systemUTC();
    private volatile String searchAnswer = NO_HITS;
    private volatile String custody = "";
    private volatile int status = 200;
    private volatile boolean breakingOff;
    private volatile String lastSearch = "";

    StandInIndex() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cdx", this::cdx);
        server.createContext("/calendar", this::calendar);
        server.createContext("/search", this::search);
        server.createContext("/internal", this::internal);
        server.createContext("/internal/custody", this::custody);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    IndexLines lines() {
        return lines;
    }

    void hide(String url, int told, String message, String shownTo) {
        hidden.put(UrlKey.of(url).value(), new Hidden(told, message, shownTo, null));
    }

    void embargo(String url, int told, Period until, Clock by) {
        hidden.put(UrlKey.of(url).value(), new Hidden(told, "", "reading-room", until));
        clock = by;
    }

    void answerWith(int newStatus) {
        status = newStatus;
    }

    void searchAnswers(String json) {
        searchAnswer = json;
    }

    void answers(String path, String json) {
        answers.put(path, json);
    }

    void breakOff() {
        breakingOff = true;
    }

    void custodyIs(String json) {
        custody = json;
    }

    void recover() {
        answers.clear();
        breakingOff = false;
        hidden.clear();
        askedPaths.clear();
        status = 200;
        searchAnswer = NO_HITS;
        custody = "";
        clock = Clock.systemUTC();
    }

    String lastSearch() {
        return lastSearch;
    }

    List<String> asked(String path) {
        return askedPaths.stream().filter(one -> one.startsWith(path)).toList();
    }

    /** How many lines it has answered with since it began. */
    long linesSent() {
        return linesSent.get();
    }

    private void note(HttpExchange exchange) {
        askedPaths.add(exchange.getRequestURI().getPath() + " " + groups(exchange));
    }

    private static List<String> groups(HttpExchange exchange) {
        String said = exchange.getRequestHeaders().getFirst("Diancang-Reader-Groups");
        return said == null || !knowsUs(exchange) ? List.of() : List.of(said.split(","));
    }

    private static boolean knowsUs(HttpExchange exchange) {
        return ("Bearer " + Archive.SECRET)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void calendar(HttpExchange exchange) throws IOException {
        note(exchange);
        Map<String, String> asked = parameters(exchange);
        List<String> captures =
                lines.of(UrlKey.of(asked.get("url")).value()).stream()
                        .filter(isHidden(exchange).negate())
                        .map(Line::json)
                        .toList();
        send(exchange, CountedArchive.of(captures, asked.getOrDefault("at", "")));
    }

    private Predicate<Line> isHidden(HttpExchange exchange) {
        List<String> groups = groups(exchange);
        Instant now = clock.instant();
        return line -> {
            Hidden one = hidden.get(line.urlkey());
            return one != null && !groups.contains(one.shownTo()) && one.isHidden(line, now);
        };
    }

    private void internal(HttpExchange exchange) throws IOException {
        String key = UrlKey.of(parameters(exchange).get("url")).value();
        List<Line> known = lines.of(key);
        boolean access = exchange.getRequestURI().getPath().endsWith("/access");
        Hidden one = hidden.get(key);
        boolean withheld =
                one != null
                        && (access
                                ? known.isEmpty() || known.stream().anyMatch(isHidden(exchange))
                                : known.stream().anyMatch(isHidden(exchange)));
        if (access || !withheld || one.status() == 404) {
            send(exchange, "{\"status\":" + (access && !withheld ? 200 : 404) + "}");
            return;
        }
        String until =
                one.embargo() == null ? "" : ",\"until\":\"" + one.end(known.getLast()) + "\"";
        send(exchange, "{\"status\":451,\"message\":\"" + one.message() + "\"" + until + "}");
    }

    private void custody(HttpExchange exchange) throws IOException {
        if (custody.isEmpty() || !knowsUs(exchange)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        } else {
            send(exchange, custody);
        }
    }

    private void cdx(HttpExchange exchange) throws IOException {
        note(exchange);
        Map<String, String> asked = parameters(exchange);
        List<Line> found = lines.found(asked, isHidden(exchange));
        if (asked.containsKey("collapse")) {
            send(exchange, IndexLines.collapsed(found, asked));
            return;
        }
        StringBuilder out = new StringBuilder();
        List<Line> sent =
                found.stream()
                        .limit(Long.parseLong(asked.getOrDefault("limit", "100000")))
                        .toList();
        linesSent.addAndGet(sent.size());
        sent.stream()
                .map(l -> "text".equals(asked.get("output")) ? l.timestamp() : l)
                .forEach(l -> out.append(l).append('\n'));
        if (breakingOff && !"text".equals(asked.get("output"))) {
            byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.close();
            return;
        }
        send(exchange, out.toString());
    }

    private void search(HttpExchange exchange) throws IOException {
        note(exchange);
        lastSearch =
                URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        send(exchange, answers.getOrDefault(exchange.getRequestURI().getPath(), searchAnswer));
    }

    private void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
