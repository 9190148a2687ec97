package org.diancang.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;
import org.diancang.launcher.LauncherException;

/** Look-ups made to do harm, in each dialect: that each is refused, and how soon. */
final class CdxRefusals {
    private static final double PROMISED_MILLIS = 50;
    private static final int REPEATS = 9;
    private static final String URL = "url=http://example.com/&";
    private static final String BOMB = encoded("(".repeat(400) + "a" + "+)".repeat(400));
    private static final String REPEATED = encoded("((a{1000}){1000}){1000}");
    private static final String LONG = "url=http://example.com/" + "a".repeat(1 << 20);

    /** What is wrong in the dialect called so. */
    private static final Map<String, List<String>> QUERIES =
            Map.of(
                    "cdx",
                    List.of(
                            LONG,
                            URL + "filter=url:" + BOMB,
                            URL + "filter=url:" + REPEATED,
                            URL + "filter=nonesuch:a",
                            URL + "page=-1",
                            URL + "from=yesterday",
                            URL + "limit=0x10"),
                    "pywb",
                    List.of(
                            LONG,
                            URL + "filter=~url:" + BOMB,
                            URL + "filter=~url:" + REPEATED,
                            URL + "page=-1",
                            URL + "from=yesterday",
                            URL + "limit=many"),
                    "outback",
                    List.of(
                            LONG,
                            URL + "filter=original:" + BOMB,
                            URL + "filter=original:" + REPEATED,
                            URL + "filter=nonesuch:a",
                            URL + "from=yesterday",
                            URL + "limit=many"));

    private final HttpClient http;
    private final Map<String, URI> dialects;

    /**
     * @param dialects where each dialect of {@link #QUERIES} is asked
     */
    CdxRefusals(HttpClient http, Map<String, URI> dialects) {
        this.http = http;
        this.dialects = Map.copyOf(dialects);
    }

    Figure measure() throws IOException, InterruptedException {
        double slowest = 0;
        String which = "";
        int queries = 0;
        for (Map.Entry<String, URI> dialect : dialects.entrySet()) {
            for (String query : QUERIES.getOrDefault(dialect.getKey(), List.of())) {
                double millis = median(URI.create(dialect.getValue() + "?" + query));
                queries++;
                if (millis > slowest) {
                    slowest = millis;
                    which = dialect.getKey() + "?" + shortened(query);
                }
            }
        }
        return new Figure(
                "cdx.refusal",
                slowest,
                PROMISED_MILLIS,
                "ms",
                1.0,
                true,
                "slowest of %d queries made to do harm, each refused with 400, median of %d: %s"
                        .formatted(queries, REPEATS, which));
    }

    private double median(URI query) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString());
            millis.add((System.nanoTime() - begin) / 1e6);
            if (answer.statusCode() != 400) {
                throw new LauncherException(
                        "%s is answered with %d, not refused with 400"
                                .formatted(shortened(query.toString()), answer.statusCode()));
            }
        }
        return Pairs.median(millis);
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
