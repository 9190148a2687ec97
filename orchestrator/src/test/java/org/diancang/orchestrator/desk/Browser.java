package org.diancang.orchestrator.desk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as these tests need: cookies, redirects, forms with their CSRF token. */
final class Browser implements AutoCloseable {
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\" (?:type=\"hidden\" )?value=\"([^\"]+)\"");
    private final String origin;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private String token = "";

    Browser(int port) {
        origin = "http://127.0.0.1:" + port;
    }

    /** What came back, after redirects. */
    record Page(int status, String path, String html, java.net.http.HttpHeaders headers) {
        String id() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    Page open(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "text/html"));
    }

    Page submit(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                                .collect(Collectors.joining("&"))
                        + (token.isEmpty() ? "" : "&_csrf=" + encode(token));
        return send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Submits a form with a file in its field {@code file} (RFC 7578). */
    Page upload(String path, String content, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token);
        all.forEach(
                (name, value) ->
                        body.append(part("name=\"" + name + "\"")).append(value).append("\r\n"));
        body.append(part("name=\"file\"; filename=\"settings.json\""))
                .append(content)
                .append("\r\n--the-boundary--\r\n");
        return send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "multipart/form-data; boundary=the-boundary")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String part(String disposition) {
        return "--the-boundary\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    }

    Page signIn(String username, String password) {
        open("/login");
        return submit("/login", Map.of("username", username, "password", password));
    }

    void forgetToken() {
        token = "";
    }

    @Override
    public void close() {
        client.close();
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Page(
                    answer.statusCode(), answer.uri().getPath(), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
