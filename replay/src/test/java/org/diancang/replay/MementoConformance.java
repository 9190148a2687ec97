package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.diancang.replay.LinkHeader.Link;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The clauses of RFC 7089 one by one, by a client that knows nothing of our code: the JDK's HTTP
 * client, a parser of links written from the RFCs, and addresses that are only ever taken from
 * links and headers, but for those of the TimeGates, which a client is configured with.
 */
@ExtendWith(SharedReplay.class)
abstract class MementoConformance {
    static final String PAGE = "http://conformance.example/page?a=1&b=2";
    static final String OFTEN = "http://conformance.example/often";
    static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant START = Instant.parse("2021-03-04T05:06:07Z");
    static final int MANY = 12_345;
    private static final DateTimeFormatter HTTP = DateTimeFormatter.RFC_1123_DATE_TIME;

    private static boolean filled;

    private final RunningReplay replay;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    MementoConformance(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        if (filled) {
            return;
        }
        filled = true;
        for (int year = 0; year < 5; year++) {
            replay.archive()
                    .capture(
                            PAGE,
                            FIRST.plus(Duration.ofDays(365L * year)).toString(),
                            200,
                            utf8("<p>version " + year),
                            "Content-Type",
                            "text/html");
        }
        for (int i = 0; i < MANY; i++) {
            // Two of a second now and then, as where http and https are captured together.
            String url = i % 1000 == 999 ? OFTEN.replace("http:", "https:") : OFTEN;
            replay.archive()
                    .index(
                            url,
                            START.plusSeconds(60L * (i - (i % 1000 == 999 ? 1 : 0))).toString(),
                            200,
                            "text/html",
                            "sha1:" + "A".repeat(32),
                            0,
                            UUID.randomUUID(),
                            "response",
                            "",
                            "");
        }
    }

    HttpResponse<String> get(String address, String... headers) throws IOException {
        return ask("GET", address, headers);
    }

    /** The name of the content site is not in this machine's name service: its port is asked. */
    HttpResponse<String> ask(String method, String address, String... headers) throws IOException {
        URI local =
                URI.create(
                        address.replaceFirst(
                                "^http://content\\.localhost:\\d+",
                                "http://127.0.0.1:" + replay.contentPort()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(local)
                        .timeout(Duration.ofSeconds(30))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static String gate(String url) {
        return "http://content.localhost:8082/timegate/" + url;
    }

    static String directGate(String url) {
        return "http://content.localhost:8082/timegate-direct/" + url;
    }

    static String http(Instant instant) {
        return DateTimeFormatter.ofPattern(
                        "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    static List<Link> links(HttpResponse<String> answer) {
        return LinkHeader.parse(String.join(", ", answer.headers().allValues("Link")));
    }

    static Link one(List<Link> links, String relation) {
        List<Link> found = links.stream().filter(l -> l.is(relation)).toList();
        assertThat(found).as(relation).hasSize(1);
        return found.getFirst();
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    static Instant datetime(Link link) {
        return ZonedDateTime.parse(link.parameters().get("datetime"), HTTP).toInstant();
    }

    static Instant version(int year) {
        return FIRST.plus(Duration.ofDays(365L * year));
    }
}
