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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diancang.replay.LinkHeader.Link;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clauses of RFC 7089 one by one, by a client that knows nothing of our code: the JDK's HTTP
 * client, a parser of links written from the RFCs, and addresses that are only ever taken from
 * links and headers, but for those of the TimeGates, which a client is configured with.
 */
@ExtendWith(SharedReplay.class)
class MementoConformanceIT {
    private static final String PAGE = "http://conformance.example/page?a=1&b=2";
    private static final String OFTEN = "http://conformance.example/often";
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant START = Instant.parse("2021-03-04T05:06:07Z");
    private static final int MANY = 12_345;
    private static final DateTimeFormatter HTTP = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final RunningReplay replay;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    MementoConformanceIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
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

    private HttpResponse<String> get(String address, String... headers) throws IOException {
        return ask("GET", address, headers);
    }

    /** The name of the content site is not in this machine's name service: its port is asked. */
    private HttpResponse<String> ask(String method, String address, String... headers)
            throws IOException {
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

    private static String gate(String url) {
        return "http://content.localhost:8082/timegate/" + url;
    }

    private static String directGate(String url) {
        return "http://content.localhost:8082/timegate-direct/" + url;
    }

    private static String http(Instant instant) {
        return DateTimeFormatter.ofPattern(
                        "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    private static List<Link> links(HttpResponse<String> answer) {
        return LinkHeader.parse(String.join(", ", answer.headers().allValues("Link")));
    }

    private static Link one(List<Link> links, String relation) {
        List<Link> found = links.stream().filter(l -> l.is(relation)).toList();
        assertThat(found).as(relation).hasSize(1);
        return found.getFirst();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static Instant datetime(Link link) {
        return ZonedDateTime.parse(link.parameters().get("datetime"), HTTP).toInstant();
    }

    private static Instant version(int year) {
        return FIRST.plus(Duration.ofDays(365L * year));
    }

    @Nested
    class TimeGate {
        @Test
        void section421RedirectsToTheMementoNearestToTheDatetime() throws IOException {
            var answer = get(gate(PAGE), "Accept-Datetime", http(version(2).plusSeconds(86_400)));
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(header(answer, "Vary")).containsIgnoringCase("accept-datetime");
            assertThat(answer.headers().firstValue("Memento-Datetime")).isEmpty();
            assertThat(one(links(answer), "original").target()).isEqualTo(PAGE);
            var memento = get(header(answer, "Location"));
            assertThat(memento.statusCode()).isEqualTo(200);
            assertThat(header(memento, "Memento-Datetime")).isEqualTo(http(version(2)));
            assertThat(memento.body()).contains("version 2");
        }

        @Test
        void section422AnswersWithTheMementoAndSaysWhereItIs() throws IOException {
            var answer = get(directGate(PAGE), "Accept-Datetime", http(version(3)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(String.join(",", answer.headers().allValues("Vary")))
                    .containsIgnoringCase("accept-datetime");
            assertThat(header(answer, "Memento-Datetime")).isEqualTo(http(version(3)));
            assertThat(one(links(answer), "original").target()).isEqualTo(PAGE);
            assertThat(links(answer))
                    .anyMatch(l -> l.is("timegate"))
                    .anyMatch(l -> l.is("timemap"));
            assertThat(answer.body()).contains("version 3");
            var memento = get(header(answer, "Content-Location"));
            assertThat(memento.statusCode()).isEqualTo(200);
            assertThat(memento.body()).isEqualTo(answer.body());
        }

        @Test
        void section453WithoutDatetimeTheLatestIsMeant() throws IOException {
            var memento = get(header(get(gate(PAGE)), "Location"));
            assertThat(header(memento, "Memento-Datetime")).isEqualTo(http(version(4)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yesterday",
                    "2020-01-01T00:00:00Z",
                    "Wed, 1 Jan 2020 00:00:00 GMT",
                    "Thu, 01 Jan 2020 00:00:00 GMT",
                    "Wed, 01 Jan 2020 00:00:00 +0800",
                    "Wed, 32 Jan 2020 00:00:00 GMT",
                    ""
                })
        void section452AMalformedDatetimeIsABadRequest(String datetime) throws IOException {
            for (String gate : List.of(gate(PAGE), directGate(PAGE))) {
                var answer = get(gate, "Accept-Datetime", datetime);
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(header(answer, "Vary")).containsIgnoringCase("accept-datetime");
            }
        }

        @Test
        void section451BeforeTheFirstAndAfterTheLastTheEndsAreMeant() throws IOException {
            var early = get(gate(PAGE), "Accept-Datetime", "Mon, 01 Jan 1990 00:00:00 GMT");
            assertThat(header(get(header(early, "Location")), "Memento-Datetime"))
                    .isEqualTo(http(version(0)));
            var late = get(gate(PAGE), "Accept-Datetime", "Sun, 01 Jan 2090 00:00:00 GMT");
            assertThat(header(get(header(late, "Location")), "Memento-Datetime"))
                    .isEqualTo(http(version(4)));
        }

        @Test
        void section454OfWhatWasNeverCapturedThereIsNone() throws IOException {
            var answer = get(gate("http://conformance.example/never"));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(header(answer, "Vary")).containsIgnoringCase("accept-datetime");
            assertThat(answer.headers().firstValue("Memento-Datetime")).isEmpty();
        }

        @Test
        void section456OtherMethodsAreRefusedAndHeadIsAnswered() throws IOException {
            var refused = ask("DELETE", gate(PAGE));
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(header(refused, "Allow")).contains("GET", "HEAD");
            var head = ask("HEAD", gate(PAGE), "Accept-Datetime", http(version(1)));
            assertThat(head.statusCode()).isEqualTo(302);
            assertThat(head.headers().firstValue("Location")).isPresent();
        }

        @Test
        void aUrlThatIsEncodedAsPartOfAPathIsUnderstood() throws IOException {
            String encoded = "http%3A%2F%2Fconformance.example%2Fpage%3Fa%3D1%26b%3D2";
            assertThat(header(get(gate(encoded)), "Location")).endsWith("/" + PAGE);
        }
    }

    @Nested
    class Memento {
        @Test
        void section22EveryMementoLinksToOriginalGateMapAndNeighbours() throws IOException {
            var middle =
                    get(header(get(gate(PAGE), "Accept-Datetime", http(version(2))), "Location"));
            List<Link> links = links(middle);
            assertThat(one(links, "original").target()).isEqualTo(PAGE);
            assertThat(links).anyMatch(l -> l.is("timegate"));
            assertThat(one(links, "timemap").parameters())
                    .containsEntry("type", "application/link-format");
            for (String relation : List.of("first", "prev", "next", "last")) {
                Link link = one(links, relation);
                assertThat(link.relations()).contains("memento");
                var other = get(link.target());
                assertThat(other.statusCode()).as(relation).isEqualTo(200);
                assertThat(header(other, "Memento-Datetime"))
                        .isEqualTo(link.parameters().get("datetime"));
            }
            assertThat(datetime(one(links, "first"))).isEqualTo(version(0));
            assertThat(datetime(one(links, "prev"))).isEqualTo(version(1));
            assertThat(datetime(one(links, "next"))).isEqualTo(version(3));
            assertThat(datetime(one(links, "last"))).isEqualTo(version(4));
        }

        @Test
        void atTheEndsNothingIsBeforeOrAfter() throws IOException {
            var first =
                    get(header(get(gate(PAGE), "Accept-Datetime", http(version(0))), "Location"));
            assertThat(links(first)).noneMatch(l -> l.is("prev")).anyMatch(l -> l.is("next"));
            var last = get(header(get(gate(PAGE)), "Location"));
            assertThat(links(last)).noneMatch(l -> l.is("next")).anyMatch(l -> l.is("prev"));
        }

        @Test
        void theGateThatAMementoNamesLeadsBackToIt() throws IOException {
            var memento =
                    get(header(get(gate(PAGE), "Accept-Datetime", http(version(1))), "Location"));
            var gate =
                    get(
                            one(links(memento), "timegate").target(),
                            "Accept-Datetime",
                            header(memento, "Memento-Datetime"));
            assertThat(get(header(gate, "Location")).body()).isEqualTo(memento.body());
        }

        @Test
        void section33TheDatetimeDoesNotDependOnWhatIsAsked() throws IOException {
            String address =
                    header(get(gate(PAGE), "Accept-Datetime", http(version(1))), "Location");
            assertThat(
                            header(
                                    get(address, "Accept-Datetime", http(version(4))),
                                    "Memento-Datetime"))
                    .isEqualTo(http(version(1)));
        }
    }

    @Nested
    class TimeMap {
        private String map(String url) throws IOException {
            return one(links(get(header(get(gate(url)), "Location"))), "timemap").target();
        }

        @Test
        void section5ListsOriginalGateSelfAndEveryMemento() throws IOException {
            var answer = get(map(PAGE));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).startsWith("application/link-format");
            List<Link> links = LinkHeader.parse(answer.body());
            assertThat(one(links, "original").target()).isEqualTo(PAGE);
            assertThat(links).anyMatch(l -> l.is("timegate"));
            Link self = one(links, "self");
            assertThat(self.parameters())
                    .containsEntry("from", http(version(0)))
                    .containsEntry("until", http(version(4)));
            List<Link> mementos = links.stream().filter(l -> l.is("memento")).toList();
            assertThat(mementos).hasSize(5);
            assertThat(datetime(one(mementos, "first"))).isEqualTo(version(0));
            assertThat(datetime(one(mementos, "last"))).isEqualTo(version(4));
            assertThat(header(get(mementos.get(3).target()), "Memento-Datetime"))
                    .isEqualTo(mementos.get(3).parameters().get("datetime"));
        }

        @Test
        void pagesThatAreFollowedGiveEveryMementoOnceInOrder() throws IOException {
            Set<String> addresses = new HashSet<>();
            List<Instant> times = new ArrayList<>();
            List<String> pages = new ArrayList<>();
            String page = "http://content.localhost:8082/timemap/link/" + OFTEN;
            String lastPage = "";
            while (!page.isEmpty()) {
                pages.add(page);
                List<Link> links = LinkHeader.parse(get(page).body());
                assertThat(one(links, "self").target()).isEqualTo(page);
                assertThat(links.stream().filter(l -> l.is("memento")).toList())
                        .hasSizeLessThanOrEqualTo(5_000)
                        .allSatisfy(l -> assertThat(addresses.add(l.target())).isTrue())
                        .allSatisfy(l -> times.add(datetime(l)));
                lastPage = page(links, "last");
                page =
                        links.stream()
                                .filter(l -> l.is("timemap") && l.is("next"))
                                .map(Link::target)
                                .findFirst()
                                .orElse("");
            }
            assertThat(addresses).hasSize(MANY);
            assertThat(times).isSorted();
            assertThat(pages).hasSize(3).last().isEqualTo(lastPage);
        }

        private String page(List<Link> links, String relation) {
            return one(links.stream().filter(l -> l.is("timemap")).toList(), relation).target();
        }

        @Test
        void pagesThatAreFollowedBackEndAtTheFirst() throws IOException {
            String first = "http://content.localhost:8082/timemap/link/" + OFTEN;
            String page = page(LinkHeader.parse(get(first).body()), "last");
            int pages = 1;
            while (!page.equals(first)) {
                List<Link> links = LinkHeader.parse(get(page).body());
                assertThat(page(links, "first")).isEqualTo(first);
                page = page(links, "prev");
                pages++;
            }
            assertThat(pages).isEqualTo(3);
        }

        @ParameterizedTest
        @ValueSource(strings = {"json", "cdxj"})
        void otherFormsTellTheirPagesInLinkHeaders(String form) throws IOException {
            var answer = get("http://content.localhost:8082/timemap/" + form + "/" + OFTEN);
            List<Link> links = links(answer);
            assertThat(one(links, "self").parameters().get("type"))
                    .isEqualTo(header(answer, "Content-Type"));
            var next = get(page(links, "next"));
            assertThat(next.statusCode()).isEqualTo(200);
            assertThat(page(links(next), "prev")).isEqualTo(one(links, "self").target());
        }

        @Test
        void headTellsWhatGetTells() throws IOException {
            String address = "http://content.localhost:8082/timemap/link/" + OFTEN;
            assertThat(links(ask("HEAD", address))).isEqualTo(links(get(address)));
        }

        @Test
        void beyondTheLastCaptureThereIsNoPage() throws IOException {
            String maps = "http://content.localhost:8082/timemap/link/";
            assertThat(get(maps + "20900101000000/" + OFTEN).statusCode()).isEqualTo(404);
            assertThat(get(maps + "20901301000000/" + OFTEN).statusCode()).isEqualTo(400);
        }
    }
}
