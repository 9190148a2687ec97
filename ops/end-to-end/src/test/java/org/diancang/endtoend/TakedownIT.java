package org.diancang.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.diancang.check.DeskForms;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.importing.ImportRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the desk's form to every outlet: what is taken down is gone everywhere within 5 s. */
@ExtendWith(SharedArchive.class)
class TakedownIT {
    private static final String URL = "http://www.xinghe-archive.example/genealogy.html";
    private static final String WORDS = "三百种家谱";
    private static final Duration PROMISED = Duration.ofSeconds(5);

    /** Sees the capture; {@code absent} is what the outlet says where there is none. */
    private record Outlet(String address, int absent) {}

    private record Answer(int status, String body) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aTakedownHoldsEverywhereWithinFiveSecondsAtEachOfThreeLevels(SampleArchive archive)
            throws Exception {
        new ImportRun(archive.desk(), archive.data(), new PrintWriter(System.out, true, UTF_8))
                .run(
                        List.of(
                                archive.root()
                                        .resolve(
                                                "crawler-adapter/service/src/test/resources/org/diancang/adapter/warc/wget.warc.gz")),
                        new ImportRun.Target(Optional.empty(), Optional.empty(), Optional.empty()),
                        Duration.ofMinutes(3));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> archive.index().search(WORDS).toString().contains(URL));
        String digits = archive.index().lookUp(URL).getFirst().timestamp();
        Map<String, Outlet> outlets = outlets(archive, digits);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> not(this::isSeen, outlets, System.nanoTime()).isEmpty());

        try (DeskForms curator = DeskForms.signedIn(archive, "curator");
                DeskForms approver = DeskForms.signedIn(archive, "approver")) {
            String blocked = curator.askForRemoval("BLOCK", URL, "因故暂不提供");
            gone("block", outlets, 451);
            curator.lift(blocked);
            within("block lifted", outlets, this::isSeen);

            String hidden = curator.askForRemoval("HIDE", URL, "");
            gone("hide", outlets, 404);
            curator.lift(hidden);
            within("hide lifted", outlets, this::isSeen);

            String purged = curator.askForRemoval("PURGE", URL, "");
            gone("purge", outlets, 404);
            assertThat(archive.index().lookUp(URL)).isEmpty();
            assertThat(approver.submit(purged + "/approval", Map.of())).contains("已从所有索引里清除");
            assertThat(everything(archive)).doesNotContain("\"" + URL + "\"");
            gone("purged", outlets, 404);
            assertThat(archive.audit().findings())
                    .noneMatch(finding -> finding.sentence().contains(URL));
        }
    }

    private static Map<String, Outlet> outlets(SampleArchive archive, String digits) {
        String reader = "http://127.0.0.1:" + archive.ports().reader();
        String content = "http://127.0.0.1:" + archive.ports().content();
        String index = "http://127.0.0.1:" + archive.ports().indexer();
        String q = "?q=" + URLEncoder.encode(WORDS, UTF_8);
        Map<String, Outlet> outlets = new LinkedHashMap<>();
        for (String modifier : List.of("", "id_", "if_", "im_", "js_", "cs_")) {
            outlets.put(
                    "replay " + modifier,
                    new Outlet(content + "/" + digits + modifier + "/" + URL, 0));
        }
        outlets.put("nearest", new Outlet(content + "/2001id_/" + URL, 0));
        outlets.put("timegate", new Outlet(content + "/timegate/" + URL, 0));
        for (String form : List.of("link", "json", "cdxj")) {
            outlets.put("timemap " + form, new Outlet(content + "/timemap/" + form + "/" + URL, 0));
        }
        outlets.put("frame", new Outlet(reader + "/" + digits + "/" + URL, 0));
        outlets.put("calendar", new Outlet(reader + "/*/" + URL, 0));
        outlets.put("search", new Outlet(reader + "/search" + q, 200));
        outlets.put("api", new Outlet(reader + "/api/search" + q, 200));
        for (String form : List.of("csv", "jsonl", "cdx", "cdxj", "warc")) {
            outlets.put(
                    "export " + form,
                    new Outlet(reader + "/search/export" + q + "&format=" + form, 200));
        }
        outlets.put("cdx", new Outlet(index + "/cdx?url=" + URL, 200));
        outlets.put("cdx prefix", new Outlet(index + "/cdx?matchType=prefix&url=" + URL, 200));
        outlets.put("pywb", new Outlet(index + "/pywb/main/cdx?url=" + URL, 200));
        outlets.put("outback", new Outlet(index + "/outback/main?url=" + URL, 200));
        return outlets;
    }

    private interface Judgement {
        boolean holds(Outlet outlet) throws Exception;
    }

    private void gone(String level, Map<String, Outlet> outlets, int told) {
        within(level, outlets, outlet -> isGone(outlet, told));
    }

    /** What counts is when an outlet was asked, not how long a busy machine takes to answer. */
    private static void within(String what, Map<String, Outlet> outlets, Judgement judgement) {
        long begin = System.nanoTime();
        Map<String, Duration> not =
                await(what)
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(
                                () -> not(judgement, outlets, begin),
                                found ->
                                        found.isEmpty()
                                                || found.values().stream()
                                                        .anyMatch(TakedownIT::isLate));
        assertThat(not).as("not so, when asked so long after").isEmpty();
        System.out.printf(
                "takedown.%s ours=%d ms over %d outlets bar<=5000 ms%n",
                what, (System.nanoTime() - begin) / 1_000_000, outlets.size());
    }

    private static boolean isLate(Duration asked) {
        return asked.compareTo(PROMISED) > 0;
    }

    /** Outlets of which it does not hold, and how long after the beginning they were asked. */
    private static Map<String, Duration> not(
            Judgement judgement, Map<String, Outlet> outlets, long begin) throws Exception {
        Map<String, Duration> found = new ConcurrentSkipListMap<>();
        List<Callable<Void>> questions = new ArrayList<>();
        outlets.forEach(
                (name, outlet) ->
                        questions.add(
                                () -> {
                                    Duration asked = Duration.ofNanos(System.nanoTime() - begin);
                                    if (!judgement.holds(outlet)) {
                                        found.put(name, asked);
                                    }
                                    return null;
                                }));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> answered : threads.invokeAll(questions)) {
                answered.get();
            }
        }
        return found;
    }

    private boolean isGone(Outlet outlet, int told) throws Exception {
        Answer answer = get(outlet.address());
        // A list without it and a list of nothing are as good as each other.
        return outlet.absent() == 0
                ? answer.status() == told
                : (answer.status() == 200 || answer.status() == 404)
                        && !answer.body().contains("genealogy.html");
    }

    private boolean isSeen(Outlet outlet) throws Exception {
        Answer answer = get(outlet.address());
        return outlet.absent() == 0
                ? answer.status() == 200 || answer.status() == 302
                : answer.body().contains("genealogy.html");
    }

    private Answer get(String address) throws Exception {
        HttpResponse<byte[]> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        byte[] body = answer.body();
        boolean compressed = body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
        if (compressed) {
            try (var records = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = records.readAllBytes();
            }
        }
        return new Answer(answer.statusCode(), new String(body, UTF_8));
    }

    private String everything(SampleArchive archive) throws Exception {
        String secret = Files.readString(archive.data().internalSecretFile()).strip();
        return http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + archive.ports().indexer()
                                                        + "/internal/cdx"))
                                .header("Authorization", "Bearer " + secret)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
