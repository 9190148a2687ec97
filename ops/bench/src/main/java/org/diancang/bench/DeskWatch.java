package org.diancang.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;

/** A signed-in person who opens a page of the desk each 200 ms and waits for all of it. */
final class DeskWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String desk;
    private final List<String> pages;
    private final List<Double> millis = new ArrayList<>();
    private final Thread looking = Thread.ofVirtual().name("desk").unstarted(this::run);
    private volatile boolean stopped;
    private volatile String failure = "";

    private DeskWatch(Ports ports, String crawl) {
        this.desk = "http://127.0.0.1:" + ports.desk();
        this.pages = List.of("/", "/crawls", "/crawls/" + crawl);
    }

    /** Signs in as a curator and begins. */
    static DeskWatch begin(Ports ports, DataFolder data, String crawl) {
        DeskWatch watch = new DeskWatch(ports, crawl);
        watch.signIn("curator", data.password("curator"));
        watch.looking.start();
        return watch;
    }

    private void signIn(String user, String password) {
        Matcher token = TOKEN.matcher(send(get("/login")).body());
        if (!token.find()) {
            throw new LauncherException("the sign-in page has no token");
        }
        String form =
                "username="
                        + user
                        + "&password="
                        + URLEncoder.encode(password, UTF_8)
                        + "&_csrf="
                        + URLEncoder.encode(token.group(1), UTF_8);
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(URI.create(desk + "/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build());
        if (answer.statusCode() != 200 || answer.uri().getPath().equals("/login")) {
            throw new LauncherException("the curator can't sign in: " + answer.statusCode());
        }
    }

    private HttpRequest get(String page) {
        return HttpRequest.newBuilder(URI.create(desk + page))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LauncherException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while reading " + request.uri(), e);
        }
    }

    private void run() {
        try {
            for (int i = 0; !stopped; i++) {
                long begin = System.nanoTime();
                HttpResponse<String> answer = send(get(pages.get(i % pages.size())));
                double passed = (System.nanoTime() - begin) / 1e6;
                if (answer.statusCode() != 200 || answer.uri().getPath().equals("/login")) {
                    failure = answer.uri() + " answers " + answer.statusCode();
                    return;
                }
                synchronized (millis) {
                    millis.add(passed);
                }
                LockSupport.parkNanos(PAUSE.toNanos() - (System.nanoTime() - begin));
            }
        } catch (LauncherException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    /**
     * Milliseconds below which a share of all pages lie.
     *
     * @throws LauncherException if a page was not to be had
     */
    double percentile(double share) {
        if (!failure.isEmpty()) {
            throw new LauncherException(failure);
        }
        synchronized (millis) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }

    /** Pages opened. */
    int count() {
        synchronized (millis) {
            return millis.size();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
