package org.diancang.orchestrator.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.diancang.events.CrawlSnapshot;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.installation.InternalSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the workers what is to be seen of their crawls, while these run and after. */
@Component
public class LiveCrawls {
    private static final Logger log = LoggerFactory.getLogger(LiveCrawls.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration SNAPSHOT = Duration.ofSeconds(3);
    private static final Duration SEARCH = Duration.ofSeconds(15);

    /** An engine has a minute for writing down what waits. */
    private static final Duration FILE = Duration.ofSeconds(70);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final JdbcClient jdbc;
    private final InternalSecret secret;
    private final EventCodec codec;

    LiveCrawls(JdbcClient jdbc, InternalSecret secret, EventCodec codec) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.codec = codec;
    }

    private record Place(String workerId, String address, String siteNo, String crawlNo) {}

    /** What its engine said last. */
    public LiveAnswer<CrawlSnapshot> snapshot(UUID crawl) {
        return asked(crawl, _ -> "live", SNAPSHOT, body -> read(body, CrawlSnapshot.class));
    }

    /** A page of its crawl log. */
    public LiveAnswer<FetchLog> search(UUID crawl, FetchLog.Question question) {
        String query =
                "log?q="
                        + URLEncoder.encode(question.text(), StandardCharsets.UTF_8)
                        + "&status="
                        + question.status()
                        + (question.after() == null ? "" : "&after=" + question.after())
                        + "&limit="
                        + question.limit();
        return asked(crawl, _ -> query, SEARCH, body -> read(body, FetchLog.class));
    }

    /** A file of it, to be closed. */
    public LiveAnswer<InputStream> file(UUID crawl, CrawlFile file) {
        return asked(
                crawl,
                // By its numbers a worker finds what it keeps when the job folder is gone.
                place ->
                        "files/"
                                + file.path()
                                + "?site="
                                + place.siteNo()
                                + "&crawl="
                                + place.crawlNo(),
                FILE,
                body -> body);
    }

    private interface Reading<T> {
        T read(InputStream body) throws IOException;
    }

    private <T> T read(InputStream body, Class<T> type) throws IOException {
        try (body) {
            return codec.decode(body.readNBytes(EventCodec.MAX_BYTES + 1), type);
        } catch (MalformedEventException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private <T> LiveAnswer<T> asked(
            UUID crawl, Function<Place, String> asking, Duration patience, Reading<T> reading) {
        Optional<Place> place = place(crawl);
        if (place.isEmpty()) {
            return new LiveAnswer.NothingYet<>();
        }
        String what = asking.apply(place.get());
        try {
            HttpResponse<InputStream> response =
                    http.send(
                            request(place.get(), crawl, what, patience),
                            HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return new LiveAnswer.Known<>(reading.read(response.body()));
            }
            response.body().close();
            if (response.statusCode() == 404) {
                return new LiveAnswer.NothingYet<>();
            }
            throw new IOException("status " + response.statusCode());
        } catch (IOException | IllegalArgumentException e) {
            log.debug("{} of crawl {} can't be had of {}", what, crawl, place.get(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new LiveAnswer.Unreachable<>(place.get().workerId());
    }

    private HttpRequest request(Place place, UUID crawl, String what, Duration patience) {
        String base = place.address().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/internal/crawls/" + crawl + "/" + what))
                .timeout(patience)
                .header("Authorization", secret.authorization())
                .header("Accept", "*/*")
                .build();
    }

    private Optional<Place> place(UUID crawl) {
        return jdbc.sql(
                        """
                        select w.worker_id, w.address, s.site_no, c.crawl_no from crawl c
                        join worker w on w.worker_id = c.last_worker_id
                        join site s on s.id = c.site_id where c.id = ?\
                        """)
                .param(crawl)
                .query(
                        (row, number) ->
                                new Place(
                                        row.getString("worker_id"),
                                        row.getString("address"),
                                        row.getString("site_no"),
                                        row.getString("crawl_no")))
                .optional();
    }
}
