package org.diancang.check;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody signed in at the desk, with as much of a browser as forms need. */
public final class DeskForms implements AutoCloseable {
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\" (?:type=\"hidden\" )?value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String origin;
    private String token = "";
    private String path = "";

    private DeskForms(String origin) {
        this.origin = origin;
    }

    /**
     * Signs in.
     *
     * @param user such as curator
     */
    public static DeskForms signedIn(SampleArchive archive, String user)
            throws IOException, InterruptedException {
        DeskForms desk = new DeskForms(AllScreens.desk(archive));
        desk.open("/login");
        desk.submit("/login", Map.of("username", user, "password", archive.data().password(user)));
        return desk;
    }

    /**
     * Asks for a removal.
     *
     * @param level HIDE, BLOCK or PURGE
     * @param message that readers are given; may be empty
     * @return the path of its page
     * @throws IllegalStateException if the desk did not take it
     */
    public String askForRemoval(String level, String url, String message)
            throws IOException, InterruptedException {
        open("/removals");
        submit(
                "/removals",
                Map.of(
                        "level",
                        level,
                        "urlPattern",
                        url,
                        "reason",
                        "测试",
                        "orderNumber",
                        "(2026)1号",
                        "message",
                        message));
        if (!path.startsWith("/removals/")) {
            throw new IllegalStateException("the removal of " + url + " was not taken");
        }
        return path;
    }

    /** Ends a removal that can be lifted, by the path of its page. */
    public void lift(String removal) throws IOException, InterruptedException {
        submit(removal + "/lifting", Map.of());
    }

    /** Sends a form; answers the page that follows. */
    public String submit(String to, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body =
                fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                                .collect(Collectors.joining("&"))
                        + "&_csrf="
                        + encoded(token);
        return send(
                HttpRequest.newBuilder(URI.create(origin + to))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void open(String page) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(origin + page)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(
                        request.header("Accept", "text/html").build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        path = answer.uri().getPath();
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
