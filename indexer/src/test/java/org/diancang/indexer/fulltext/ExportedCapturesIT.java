package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.stack.EmbeddedStack;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/** The captures behind what a search finds: their lines, their records. */
class ExportedCapturesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant OLD = Instant.parse("2021-01-02T03:04:05Z");
    private static final Instant NEW = Instant.parse("2023-01-02T03:04:05Z");
    private static final Instant NEWEST = Instant.parse("2024-01-02T03:04:05Z");
    private static final int LARGE = 30;

    @TempDir static Path data;
    private static SearchedPages pages;
    private static ResourceCaptured first;
    private static ResourceCaptured second;
    private static ResourceCaptured revisit;
    private static ResourceCaptured lost;

    @BeforeAll
    static void start() throws Exception {
        pages = new SearchedPages(STACK, data);
        first = send(page("http://www.qp.gov.example/notice", "第一版通知", OLD));
        second = send(page("http://www.qp.gov.example/notice", "第二版通知", NEW));
        send(page("http://www.qp.gov.example/other", "别的通知", OLD));
        revisit = send(pages.recorded().writtenRevisit(first, NEWEST));
        lost =
                send(
                        pages.recorded()
                                .revisit(first, 90_000_000, NEWEST.plusSeconds(9))
                                .urlkey(first.urlkey())
                                .partitionKey(first.partitionKey()));
        Random random = new Random(1);
        for (int i = 0; i < LARGE; i++) {
            byte[] much = new byte[300_000];
            random.nextBytes(much);
            send(
                    page(
                            "http://large.example/" + i,
                            "巨大 <!-- " + HexFormat.of().formatHex(much) + " -->",
                            OLD));
        }
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                pages.index().search("q", "通知").path("captures").asInt() == 5
                                        && pages.index().search("q", "巨大").path("documents").asInt()
                                                == LARGE);
    }

    private static ResourceCaptured.Builder page(String url, String text, Instant at) {
        byte[] html = ("<!doctype html><meta charset=utf-8><p>" + text).getBytes(UTF_8);
        return pages.recorded()
                .page(url, "text/html", html, at)
                .urlkey(UrlKey.of(url).value())
                .partitionKey(PartitionKey.of(url).value());
    }

    private static ResourceCaptured send(ResourceCaptured.Builder capture) {
        ResourceCaptured built = capture.build();
        pages.index().send(built);
        return built;
    }

    @AfterEach
    void open() {
        RunningIndex.VISIBLE.set(Optional.of(VisibleRegions.ALL));
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
    }

    @Test
    void eachCaptureIsALineInTheOrderOfTheIndex() throws Exception {
        HttpResponse<String> answer = export("q", "通知", "format", "cdx", "group", "url");

        assertThat(answer.headers().firstValue("Diancang-Captures")).hasValue("5");
        assertThat(answer.body()).startsWith(" CDX N b a m s k r M S V g\n");
        List<String> lines = answer.body().lines().skip(1).toList();
        assertThat(lines).hasSize(5).isSorted();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "example,gov,qp)/notice 20210102030405 http://www.qp.gov.example/notice"
                                + " text/html 200 %s - - %d %d %s"
                                        .formatted(
                                                first.payloadDigest().substring(5),
                                                first.length(),
                                                first.offset(),
                                                first.file()));
        assertThat(lines.get(2)).contains(" warc/revisit ");
    }

    @Test
    void onlyLinesOfCapturesThatAreMeantAndMayBeSeenAreSent() throws Exception {
        RunningIndex.VISIBLE.set(
                Optional.of(
                        new VisibleRegions(
                                List.of(new Region("example,gov,qp)/other ", List.of())))));

        assertThat(export("q", "通知", "format", "cdxj").body().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("example,gov,qp)/notice "));
        assertThat(export("q", "通知 from:2023 to:2023", "format", "cdxj").body().lines())
                .singleElement()
                .asString()
                .contains("\"captureId\":\"" + second.captureId() + "\"");
    }

    @Test
    void aLineTellsWhereToGoOn() throws Exception {
        for (String format : List.of("cdx", "cdxj")) {
            String whole = export("q", "通知", "format", format).body();
            List<String> lines = whole.lines().toList();
            for (int i = format.equals("cdx") ? 1 : 0; i < lines.size(); i++) {
                String rest = export("q", "通知", "format", format, "after", lines.get(i)).body();

                assertThat(rest.lines())
                        .as("behind line %d", i)
                        .containsExactlyElementsOf(lines.subList(i + 1, lines.size()));
            }
        }
    }

    @Test
    void recordsAreCopiedByteForByteAndWhatIsMissingIsNamed() throws Exception {
        byte[] warc = warc("q", "第一版");

        List<String> types = new ArrayList<>();
        String last = "";
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(warc))) {
            for (WarcRecord record : reader) {
                types.add(record.type());
                assertThat(record.version().toString()).startsWith("WARC/1.");
                if (record instanceof WarcResponse response) {
                    byte[] payload =
                            response.payload().orElseThrow().body().stream().readAllBytes();
                    assertThat("sha1:" + sha1(payload)).isEqualTo(first.payloadDigest());
                } else {
                    last = new String(record.body().stream().readAllBytes(), UTF_8);
                }
            }
        }
        assertThat(types).containsExactly("warcinfo", "response", "revisit", "request", "metadata");
        assertThat(last)
                .contains("diancang-end: complete", "diancang-captures: 3")
                .contains("diancang-unreadable: " + lost.captureId());
        assertThat(has(warc, member(first))).isTrue();
        assertThat(has(warc, member(revisit))).isTrue();
    }

    @Test
    void theOriginalOfARevisitIsThereOnceThoughNothingFoundIt() throws Exception {
        assertThat(has(warc("q", "第一版 from:2024"), member(first))).isTrue();
        RunningIndex.VISIBLE.set(
                Optional.of(
                        new VisibleRegions(
                                List.of(
                                        new Region(
                                                "example,gov,qp)/notice ",
                                                List.of(new VisibleRegions.Span(NEW, null)))))));
        assertThat(has(warc("q", "第一版"), member(first))).isFalse();
        assertThat(has(warc("q", "第一版"), member(revisit))).isTrue();
    }

    @Test
    void whoGoesAwayStopsTheWork() throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), pages.index().port()));
            String path = "/search/export?" + RunningIndex.query("q", "巨大", "format", "warc");
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(US_ASCII));
            assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> pages.index().exports("left") == 1);
    }

    private static byte[] member(ResourceCaptured capture) throws IOException {
        try (SeekableByteChannel channel =
                pages.index().store().open(capture.file()).orElseThrow()) {
            return Channels.newInputStream(channel.position(capture.offset()))
                    .readNBytes((int) capture.length());
        }
    }

    private static boolean has(byte[] all, byte[] part) {
        return new String(all, ISO_8859_1).contains(new String(part, ISO_8859_1));
    }

    private static String sha1(byte[] payload) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(payload));
    }

    private static byte[] warc(String... parameters) throws Exception {
        HttpResponse<byte[]> answer =
                pages.index()
                        .get(
                                "/search/export?format=warc&" + RunningIndex.query(parameters),
                                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/warc");
        return answer.body();
    }

    private static HttpResponse<String> export(String... parameters) throws Exception {
        return pages.index().get("/search/export?" + RunningIndex.query(parameters));
    }
}
