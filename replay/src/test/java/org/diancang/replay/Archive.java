package org.diancang.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.diancang.replay.address.Timestamp;
import org.diancang.url.PostedRequest;
import org.diancang.url.UrlKey;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;

/** A small real archive: a WARC file written with jwarc, and an indexer that knows its records. */
public final class Archive implements AutoCloseable {
    public static final String FILE = "LJ0031-c00017-e1-20261109063000000-00000.warc.gz";
    public static final String SECRET = "secret-of-this-archive";
    public static final String SITE = "0190f000-0000-7000-8000-000000000031";
    private static final String NO_HITS =
            "{\"total\":0,\"exact\":true,\"documents\":0,\"captures\":0,\"millis\":1,\"hits\":[],\"facets\":{}}";

    private record Line(String urlkey, Timestamp timestamp, String json) {
        @Override
        public String toString() {
            return urlkey + " " + timestamp + " " + json;
        }
    }

    private final Path data;
    private final FileChannel file;
    private final WarcWriter warc;
    private final HttpServer indexer;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile String searchAnswer = NO_HITS;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile boolean breakingOff;
    private volatile String lastSearch = "";
    private final Map<String, Hidden> hidden = new ConcurrentHashMap<>();
    private final List<String> askedPaths = new CopyOnWriteArrayList<>();

    public Archive(Path data) throws IOException {
        this.data = data;
        Path folder = Files.createDirectories(data.resolve("warcs/LJ0031/c00017"));
        file =
                FileChannel.open(
                        folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        warc = new WarcWriter(file, WarcCompression.GZIP);
        Files.writeString(data.resolve("secret"), SECRET);
        indexer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        indexer.createContext("/cdx", this::cdx);
        indexer.createContext("/calendar", this::calendar);
        indexer.createContext("/search", this::search);
        indexer.createContext("/internal", this::internal);
        indexer.start();
    }

    private record Hidden(int status, String message, String shownTo) {}

    /**
     * What the indexer does with a URL's captures from now on.
     *
     * @param told 451 or 404
     * @param shownTo group of readers that see them; empty: nobody
     */
    public void hide(String url, int told, String message, String shownTo) {
        hidden.put(UrlKey.of(url).value(), new Hidden(told, message, shownTo));
    }

    private boolean isHidden(HttpExchange exchange, String urlkey) {
        Hidden one = hidden.get(urlkey);
        return one != null && !groups(exchange).contains(one.shownTo());
    }

    private static List<String> groups(HttpExchange exchange) {
        String said = exchange.getRequestHeaders().getFirst("Diancang-Reader-Groups");
        boolean believed =
                ("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        return said == null || !believed ? List.of() : List.of(said.split(","));
    }

    /** What was asked, beginning with a path; each with the groups that it was asked for. */
    public List<String> asked(String path) {
        return askedPaths.stream().filter(one -> one.startsWith(path)).toList();
    }

    private void note(HttpExchange exchange) {
        askedPaths.add(exchange.getRequestURI().getPath() + " " + groups(exchange));
    }

    private void internal(HttpExchange exchange) throws IOException {
        String key = UrlKey.of(parameters(exchange).get("url")).value();
        boolean known = lines.stream().anyMatch(line -> line.urlkey().equals(key));
        boolean access = exchange.getRequestURI().getPath().endsWith("/access");
        Hidden one = hidden.get(key);
        if (access || one == null || one.status() == 404 || !known || !isHidden(exchange, key)) {
            send(exchange, "{\"status\":" + (access && one == null ? 200 : 404) + "}");
        } else {
            send(exchange, "{\"status\":451,\"message\":\"" + one.message() + "\"}");
        }
    }

    public Path data() {
        return data;
    }

    public String indexerAddress() {
        return "http://127.0.0.1:" + indexer.getAddress().getPort();
    }

    /** Makes every later question end with a status. */
    public void answerWith(int newStatus) {
        status = newStatus;
    }

    public void searchAnswers(String json) {
        searchAnswer = json;
    }

    /** What a path below {@code /search} answers from now on. */
    public void answers(String path, String json) {
        answers.put(path, json);
    }

    /** Makes every list of captures break off in the middle. */
    public void breakOff() {
        breakingOff = true;
    }

    /**
     * Takes back {@link #breakOff}, {@link #answerWith}, {@link #searchAnswers} and {@link
     * #answers}.
     */
    public void recover() {
        answers.clear();
        breakingOff = false;
        hidden.clear();
        askedPaths.clear();
        status = 200;
        searchAnswer = NO_HITS;
    }

    public String lastSearch() {
        return lastSearch;
    }

    /** A response record; headers are name, value, name, value. */
    public long capture(String url, String at, int code, byte[] payload, String... headers)
            throws IOException {
        HttpResponse.Builder http = new HttpResponse.Builder(code, "Then");
        boolean encoded = false;
        for (int i = 0; i < headers.length; i += 2) {
            http.addHeader(headers[i], headers[i + 1]);
            encoded |= headers[i].equalsIgnoreCase("Transfer-Encoding");
        }
        if (encoded) {
            http.body(null, payload);
        } else {
            http.body(null, payload);
        }
        long offset = warc.position();
        UUID id = UUID.randomUUID();
        warc.write(
                new WarcResponse.Builder(URI.create(url.replaceAll("[^!-~]|[|\\\\^{}]", "_")))
                        .setHeader("WARC-Target-URI", url)
                        .recordId(id)
                        .date(Instant.parse(at))
                        .body(http.build())
                        .build());
        index(
                url,
                at,
                code,
                type(headers),
                digest(payload),
                offset,
                id,
                "response",
                "",
                location(headers));
        return offset;
    }

    /** An answer to a posted request, found by its body; what was asked for has no record here. */
    public void captureOfPosted(String url, String query, String at, byte[] payload, String type)
            throws IOException {
        long offset = capture(url + "/posted", at, 200, payload, "Content-Type", type);
        index(
                UrlKey.of(PostedRequest.appended(url, query)).value(),
                url,
                at,
                200,
                type,
                digest(payload),
                FILE,
                offset,
                UUID.randomUUID(),
                "response",
                "",
                "");
    }

    /** A record of any bytes after the WARC header, for what no writer would write. */
    public long captureRaw(String url, String at, int code, byte[] http, String mime)
            throws IOException {
        return captureRaw(url, at, code, http, mime, "sha1:" + "A".repeat(32));
    }

    public long captureRaw(String url, String at, int code, byte[] http, String mime, String digest)
            throws IOException {
        long offset = warc.position();
        UUID id = UUID.randomUUID();
        warc.write(
                new WarcResponse.Builder(URI.create(url))
                        .recordId(id)
                        .date(Instant.parse(at))
                        .body(MediaType.HTTP_RESPONSE, http)
                        .build());
        index(url, at, code, mime, digest, offset, id, "response", "", "");
        return offset;
    }

    /** A revisit of the record at an offset; with the original in the index or not. */
    public long revisit(
            String url,
            String at,
            long original,
            String originalAt,
            byte[] payload,
            boolean known,
            String... headers)
            throws IOException {
        HttpResponse.Builder http = new HttpResponse.Builder(200, "Again");
        for (int i = 0; i < headers.length; i += 2) {
            http.addHeader(headers[i], headers[i + 1]);
        }
        long offset = warc.position();
        UUID id = UUID.randomUUID();
        warc.write(
                new WarcRevisit.Builder(URI.create(url), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                        .recordId(id)
                        .date(Instant.parse(at))
                        .refersTo(UUID.randomUUID(), URI.create(url), Instant.parse(originalAt))
                        .body(http.build())
                        .build());
        String revisitOf =
                known
                        ? ",\"revisitOf\":{\"filename\":\"%s\",\"offset\":%d,\"url\":\"%s\",\"capturedAt\":\"%s\"}"
                                .formatted(FILE, original, url, originalAt)
                        : "";
        index(url, at, 200, "warc/revisit", digest(payload), offset, id, "revisit", revisitOf, "");
        return offset;
    }

    /** A line that the index has, whatever stands in the file. */
    public void index(
            String url,
            String at,
            int code,
            String mime,
            String digest,
            long offset,
            UUID id,
            String recordType,
            String more,
            String redirect) {
        index(url, at, code, mime, digest, FILE, offset, id, recordType, more, redirect);
    }

    public void index(
            String url,
            String at,
            int code,
            String mime,
            String digest,
            String fileName,
            long offset,
            UUID id,
            String recordType,
            String more,
            String redirect) {
        String key = UrlKey.of(url).value();
        index(key, url, at, code, mime, digest, fileName, offset, id, recordType, more, redirect);
    }

    private void index(
            String key,
            String url,
            String at,
            int code,
            String mime,
            String digest,
            String fileName,
            long offset,
            UUID id,
            String recordType,
            String more,
            String redirect) {
        Timestamp timestamp = Timestamp.of(Instant.parse(at));
        String json =
                "{\"url\":\"%s\",\"mime\":\"%s\",\"status\":%d,\"digest\":\"%s\",\"length\":500,\"offset\":%d,\"filename\":\"%s\",\"recordType\":\"%s\",\"recordId\":\"urn:uuid:%s\",\"capturedAt\":\"%s\",\"crawlId\":\"0190f000-0000-7000-8000-000000000017\",\"siteId\":\"%s\",\"serverIp\":\"203.0.113.24\"%s%s}"
                        .formatted(
                                url.replace("\\", "\\\\").replace("\"", "\\\""),
                                mime,
                                code,
                                digest,
                                offset,
                                fileName,
                                recordType,
                                id,
                                at,
                                SITE,
                                more,
                                redirect.isEmpty()
                                        ? ""
                                        : ",\"redirect\":\""
                                                + redirect.replaceAll("[^!-~]", "_")
                                                + "\"");
        lines.add(new Line(key, timestamp, json));
    }

    /** Takes a URL out of every answer of the index, as an access rule does. */
    public void hide(String url) {
        lines.removeIf(line -> line.urlkey().equals(UrlKey.of(url).value()));
    }

    private static String type(String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase("Content-Type")) {
                return headers[i + 1].replaceFirst(";.*", "");
            }
        }
        return "-";
    }

    private static String location(String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase("Location") && headers[i + 1].startsWith("http")) {
                return headers[i + 1];
            }
        }
        return "";
    }

    public static String digest(byte[] payload) {
        try {
            return new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(payload))
                    .prefixedBase32();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void cdx(HttpExchange exchange) throws IOException {
        note(exchange);
        Map<String, String> asked = parameters(exchange);
        List<Line> found = new ArrayList<>();
        String key = UrlKey.of(asked.get("url")).value();
        boolean prefix = "prefix".equals(asked.get("matchType"));
        if (prefix && !key.endsWith("/") && asked.get("url").matches(".*[/?]")) {
            key += asked.get("url").substring(asked.get("url").length() - 1);
        }
        String from = asked.getOrDefault("from", "0");
        String to = asked.getOrDefault("to", "9");
        for (Line line : lines) {
            String digits = line.timestamp().digits();
            if (meant(line.urlkey(), key, asked.getOrDefault("matchType", "exact"))
                    && !isHidden(exchange, line.urlkey())
                    && digits.compareTo(from) >= 0
                    && digits.compareTo(to) <= 0) {
                found.add(line);
            }
        }
        found.sort(Comparator.comparing(Line::urlkey).thenComparing(Line::timestamp));
        if ("reverse".equals(asked.get("sort"))) {
            found = found.reversed();
        }
        if (asked.containsKey("closest")) {
            Instant at = Timestamp.parse(asked.get("closest")).orElseThrow().instant();
            found.sort(
                    Comparator.comparing(l -> Duration.between(at, l.timestamp().instant()).abs()));
        }
        if (asked.containsKey("collapse")) {
            send(exchange, collapsed(found, asked));
            return;
        }
        StringBuilder out = new StringBuilder();
        found.stream()
                .limit(Long.parseLong(asked.getOrDefault("limit", "100000")))
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

    private void calendar(HttpExchange exchange) throws IOException {
        note(exchange);
        Map<String, String> asked = parameters(exchange);
        String key = UrlKey.of(asked.get("url")).value();
        List<String> captures =
                lines.stream()
                        .filter(line -> line.urlkey().equals(key) && !isHidden(exchange, key))
                        .sorted(Comparator.comparing(Line::timestamp))
                        .map(Line::json)
                        .toList();
        send(exchange, CountedArchive.of(captures, asked.getOrDefault("at", "")));
    }

    private static boolean meant(String urlkey, String key, String matchType) {
        String host = key.replaceFirst("\\).*", "");
        return switch (matchType) {
            case "prefix" -> urlkey.startsWith(key);
            case "host" -> urlkey.startsWith(host + ")");
            case "domain" -> urlkey.startsWith(host + ")") || urlkey.startsWith(host + ",");
            default -> urlkey.equals(key);
        };
    }

    /** Each URL once with how many lines it has; a key is the URL that was listed last. */
    private static String collapsed(List<Line> found, Map<String, String> asked) {
        Map<String, List<Line>> byUrl = new java.util.TreeMap<>();
        found.forEach(l -> byUrl.computeIfAbsent(l.urlkey(), k -> new ArrayList<>()).add(l));
        long limit = Long.parseLong(asked.get("limit"));
        StringBuilder out = new StringBuilder();
        int listed = 0;
        for (List<Line> lines : byUrl.values()) {
            Line first = lines.getFirst();
            if (first.urlkey().compareTo(asked.getOrDefault("resumeKey", "")) <= 0) {
                continue;
            }
            out.append(first.urlkey())
                    .append(' ')
                    .append(first.timestamp())
                    .append(' ')
                    .append(first.json(), 0, first.json().length() - 1)
                    .append(
                            ",\"skipcount\":%d,\"endtimestamp\":\"%s\"}\n"
                                    .formatted(lines.size() - 1, lines.getLast().timestamp()));
            if (++listed == limit) {
                return out + "\n" + first.urlkey() + "\n";
            }
        }
        return out.toString();
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

    /** Overwrites bytes of the WARC file, as a bad disk would. */
    public void damage(long offset, int bytes) throws IOException {
        file.write(ByteBuffer.allocate(bytes), offset);
    }

    @Override
    public void close() throws IOException {
        indexer.stop(0);
        warc.close();
    }
}
