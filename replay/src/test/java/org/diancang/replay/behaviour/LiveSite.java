package org.diancang.replay.behaviour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.Archive;

/** Two small hosts of our own, served live, and captured as they answered. */
final class LiveSite implements AutoCloseable {
    static final String WWW = "http://www.behaviour.example";
    static final String CDN = "http://cdn.behaviour.example";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html",
                    "css", "text/css",
                    "js", "text/javascript",
                    "json", "application/json",
                    "png", "image/png",
                    "svg", "image/svg+xml",
                    "webm", "video/webm",
                    "woff", "font/woff");
    private static final Map<String, String> MOVED =
            Map.of(
                    "/redirect/img", "/img/red.png",
                    "/redirect/far", CDN + "/img/blue.png",
                    "/redirect/page", "/pages/frame.html?by=redirect");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    /** What a host says to a URL. */
    private record Answer(int status, List<String> headers, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    LiveSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Rules for Chromium by which the two hosts are here and no other is anywhere. */
    String resolverRules() {
        String here = "127.0.0.1:" + server.getAddress().getPort();
        return "MAP www.behaviour.example %s, MAP cdn.behaviour.example %s, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
                .formatted(here, here);
    }

    /** Writes into the archive what was asked for, whole, as a crawler would have got it. */
    void capture(Archive archive, String at) throws IOException {
        for (String url : asked) {
            Answer answer = answer(url);
            archive.capture(
                    url,
                    at,
                    answer.status(),
                    answer.body(),
                    answer.headers().toArray(String[]::new));
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String url =
                    "http://"
                            + exchange.getRequestHeaders().getFirst("Host")
                            + exchange.getRequestURI();
            if (!url.endsWith("/favicon.ico")) {
                asked.add(url);
            }
            Answer answer = answer(url);
            for (int i = 0; i < answer.headers().size(); i += 2) {
                exchange.getResponseHeaders()
                        .add(answer.headers().get(i), answer.headers().get(i + 1));
            }
            String range = exchange.getRequestHeaders().getFirst("Range");
            Matcher m = RANGE.matcher(range == null ? "" : range);
            if (m.matches() && answer.status() == 200) {
                part(exchange, answer.body(), m);
            } else {
                send(exchange, answer.status(), answer.body(), 0, answer.body().length);
            }
        }
    }

    private static void part(HttpExchange exchange, byte[] body, Matcher range) throws IOException {
        int first = Integer.parseInt(range.group(1));
        int last =
                range.group(2).isEmpty()
                        ? body.length - 1
                        : Math.min(body.length - 1, Integer.parseInt(range.group(2)));
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes %d-%d/%d".formatted(first, last, body.length));
        send(exchange, 206, body, first, last - first + 1);
    }

    private static void send(HttpExchange exchange, int status, byte[] body, int from, int length)
            throws IOException {
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        exchange.getResponseBody().write(body, from, length);
    }

    private static Answer answer(String url) throws IOException {
        boolean far = url.startsWith(CDN);
        String path = url.substring(WWW.length()).replaceFirst("\\?.*", "");
        if (MOVED.containsKey(path)) {
            return new Answer(302, List.of("Location", MOVED.get(path)), new byte[0]);
        }
        String name = path.startsWith("/made/") ? "/img/green.png" : path;
        byte[] body = resource((far ? "/behaviours/cdn" : "/behaviours/www") + name);
        List<String> headers = new ArrayList<>();
        headers.addAll(List.of("Content-Type", type(name), "Cache-Control", "no-store"));
        if (far) {
            headers.addAll(List.of("Access-Control-Allow-Origin", "*"));
        }
        if (name.endsWith(".webm")) {
            headers.addAll(List.of("Accept-Ranges", "bytes"));
        }
        if (name.endsWith("/cookies-server.html")) {
            headers.addAll(List.of("Set-Cookie", "served=yes; path=/pages"));
        }
        return new Answer(body.length == 0 ? 404 : 200, headers, body);
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
    }

    private static byte[] resource(String name) throws IOException {
        String place = name.endsWith("/film.webm") ? "/scripted/film.webm" : name;
        try (InputStream in = LiveSite.class.getResourceAsStream(place)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
