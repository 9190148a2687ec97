package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.events.CaptureId;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Topics;
import org.diancang.events.WarcFileSealed;
import org.diancang.events.WorkerHeartbeat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConsumersIT extends OrchestratorTestBase {
    private static final Instant T0 = Instant.parse("2026-11-20T08:00:00Z");

    @Test
    void reportsTripledAndShuffledMakeTheSameCrawl() {
        UUID crawl = runningCrawl(newSite(), "shuffled");
        List<CrawlEvent> reports = new ArrayList<>();
        reports.add(new CrawlEvent.CrawlAccepted(id(), crawl, "shuffled", 1, T0));
        reports.add(new CrawlEvent.CrawlStarted(id(), crawl, "shuffled", 1, T0.plusSeconds(1)));
        for (int i = 2; i < 9; i++) {
            reports.add(
                    new CrawlEvent.CrawlProgressed(
                            id(), crawl, "shuffled", 1, T0.plusSeconds(i), count(i)));
        }
        reports.addAll(List.copyOf(reports));
        reports.addAll(List.copyOf(reports));
        Collections.shuffle(reports, new Random(7));
        reports.forEach(this::report);
        CrawlEvent finished =
                new CrawlEvent.CrawlFinished(
                        id(),
                        crawl,
                        "shuffled",
                        1,
                        T0.plusSeconds(9),
                        CrawlEvent.Outcome.COMPLETE,
                        count(9));
        report(finished);
        report(finished);
        report(reports.getFirst());
        report(new CrawlEvent.CrawlResumed(id(), crawl, "shuffled", 1, T0.plusSeconds(10)));
        await().atMost(SOON)
                .until(
                        () ->
                                get("/api/crawls/" + crawl + "/log")
                                        .response()
                                        .body()
                                        .contains("CrawlResumed"));
        JsonNode view = get("/api/crawls/" + crawl).body();
        assertThat(view.path("state").asString()).isEqualTo("COMPLETE");
        assertThat(view.path("statistics").path("fetched").asInt()).isEqualTo(9);
        assertThat(view.path("startedAt").asString()).isEqualTo(T0.plusSeconds(1).toString());
        assertThat(view.path("endedAt").asString()).isEqualTo(T0.plusSeconds(9).toString());
        assertThat(
                        get("/api/crawls/" + crawl + "/log")
                                .body()
                                .valueStream()
                                .map(e -> e.path("type").asString()))
                .containsExactlyInAnyOrder(
                        "CrawlQueued",
                        "CrawlAccepted",
                        "CrawlStarted",
                        "CrawlFinished",
                        "CrawlResumed");
    }

    @Test
    void capturesTripledAndShuffledCountOnceAndTheEarliestIsTheOriginal() {
        UUID site = newSite();
        UUID crawl = runningCrawl(site, "counting");
        List<ResourceCaptured> captures = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // Two URLs with one payload each, again and again; every fifth is a revisit.
            captures.add(capture(site, crawl, i, "u" + i % 2, i % 5 == 4, T0.plusSeconds(i)));
        }
        List<ResourceCaptured> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sent.addAll(captures);
        }
        Collections.shuffle(sent, new Random(3));
        for (int i = 0; i < sent.size(); i++) {
            produce(Topics.CAPTURES, "k" + i % 5, codec.encode(sent.get(i)));
        }
        await().atMost(SOON).until(() -> captured(site) == 40);
        UUID marker = newSite();
        UUID markerCrawl = runningCrawl(marker, "marker");
        for (int i = 0; i < 5; i++) {
            produce(
                    Topics.CAPTURES,
                    "k" + i,
                    codec.encode(capture(marker, markerCrawl, i, "m", false, T0)));
        }
        await().atMost(SOON).until(() -> captured(marker) == 5);
        assertThat(
                        jdbc.sql(
                                        "select captures, revisits, bytes from crawl_capture_count"
                                                + " where crawl_id = ?")
                                .param(crawl)
                                .query()
                                .singleRow())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("captures", 40L, "revisits", 8L, "bytes", 40L * 100));
        assertThat(finerSums(crawl, "crawl_capture_kind")).isEqualTo(40);
        assertThat(finerSums(crawl, "crawl_capture_minute")).isEqualTo(40);

        Answer originals = get("/internal/sites/" + site + "/originals");
        List<JsonNode> lines = originals.response().body().lines().map(json::readTree).toList();
        assertThat(lines)
                .extracting(l -> l.path("original").path("offset").asInt())
                .containsExactlyInAnyOrder(0, 1000);
        assertThat(get("/api/sites/" + site + "/captures?limit=3").body()).hasSize(3);
    }

    private long finerSums(UUID crawl, String table) {
        return jdbc.sql("select sum(captures) from " + table + " where crawl_id = ?")
                .param(crawl)
                .query(Long.class)
                .single();
    }

    @Test
    void aSealedFileIsBookedOnceAndNeverChanges() {
        UUID site = newSite();
        UUID crawl = runningCrawl(site, "sealing");
        WarcFileSealed sealed = sealed(site, crawl, "a");
        produce(Topics.WARC_FILES, sealed.file(), codec.encode(sealed));
        produce(Topics.WARC_FILES, sealed.file(), codec.encode(sealed));
        produce(Topics.WARC_FILES, sealed.file(), codec.encode(sealed(site, crawl, "b")));
        ConsumerRecord<String, byte[]> letter = deadLetter(Topics.WARC_FILES, sealed.file());
        assertThat(header(letter, "reason")).contains("changed");
        assertThat(
                        jdbc.sql("select sha512 from warc_file where crawl_id = ?")
                                .param(crawl)
                                .query(String.class)
                                .list())
                .containsExactly("a".repeat(128));
    }

    @Test
    void sealedFilesTripledAndShuffledAreBookedOnceEach() {
        UUID site = newSite();
        UUID crawl = runningCrawl(site, "many-files");
        List<WarcFileSealed> sent = new ArrayList<>();
        for (int file = 0; file < 12; file++) {
            WarcFileSealed sealed = sealed(site, crawl, "-" + file, "e");
            sent.addAll(Collections.nCopies(3, sealed));
        }
        Collections.shuffle(sent, new Random(5));
        sent.forEach(file -> produce(Topics.WARC_FILES, file.file(), codec.encode(file)));
        // One behind each of them, so that all were read when these are there.
        for (int file = 0; file < 12; file++) {
            String name = sealed(site, crawl, "-" + file, "e").file();
            produce(Topics.WARC_FILES, name, codec.encode(sealed(site, crawl, "-m" + file, "f")));
        }
        await().atMost(SOON).until(() -> files(crawl).size() == 24);
        assertThat(all(Topics.WARC_FILES + Topics.DEAD_LETTER_SUFFIX))
                .extracting(ConsumerRecord::key)
                .doesNotContainAnyElementsOf(sent.stream().map(WarcFileSealed::file).toList());
    }

    private List<String> files(UUID crawl) {
        return jdbc.sql("select file from warc_file where crawl_id = ?")
                .param(crawl)
                .query(String.class)
                .list();
    }

    @Test
    void heartbeatsTripledAndShuffledLeaveTheLatest() {
        String worker = "shuffled-beats";
        List<WorkerHeartbeat> sent = new ArrayList<>();
        for (int second = 0; second < 20; second++) {
            sent.addAll(Collections.nCopies(3, beat(worker, second, T0.plusSeconds(second))));
        }
        Collections.shuffle(sent, new Random(11));
        sent.forEach(beat -> produce(Topics.WORKERS, worker, codec.encode(beat)));
        produce(Topics.WORKERS, worker, codec.encode(beat("behind-them", 0, T0)));
        await().atMost(SOON)
                .until(() -> get("/api/workers").response().body().contains("behind-them"));
        assertThat(
                        jdbc.sql("select capacity from worker where worker_id = ?")
                                .param(worker)
                                .query(Integer.class)
                                .list())
                .containsExactly(19);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {Topics.CRAWL_EVENTS, Topics.WORKERS, Topics.CAPTURES, Topics.WARC_FILES})
    void poisonIsSetAsideWithItsReasonAndTheNextMessageIsRead(String topic) {
        String key = "poison-" + UUID.randomUUID();
        List<String> poison =
                List.of("", "{", "null", "[]", "{\"type\":\"Nonsense\"}", "\u0000\u0001", "{}");
        poison.forEach(p -> produce(topic, key, p.getBytes(StandardCharsets.UTF_8)));
        UUID site = newSite();
        UUID crawl = runningCrawl(site, key);
        UUID nobody = UUID.randomUUID();
        switch (topic) {
            case Topics.CRAWL_EVENTS -> {
                produce(
                        topic,
                        key,
                        codec.encode(new CrawlEvent.CrawlAccepted(id(), nobody, key, 1, T0)));
                produce(
                        topic,
                        key,
                        codec.encode(new CrawlEvent.CrawlAccepted(id(), crawl, key, 1, T0)));
                await().atMost(SOON).until(() -> state(crawl).equals("ACCEPTED"));
            }
            case Topics.WORKERS -> {
                produce(topic, key, codec.encode(new WorkerHeartbeat(key, "a", -1, List.of(), T0)));
                produce(topic, key, codec.encode(new WorkerHeartbeat(key, "a", 0, List.of(), T0)));
                await().atMost(SOON)
                        .until(() -> get("/api/workers").response().body().contains(key));
            }
            case Topics.CAPTURES -> {
                produce(topic, key, codec.encode(capture(site, nobody, 1, "x", false, T0)));
                produce(topic, key, codec.encode(capture(site, crawl, 1, "x", false, T0)));
                await().atMost(SOON).until(() -> captured(site) == 1);
            }
            default -> {
                produce(topic, key, codec.encode(sealed(site, nobody, "c")));
                produce(topic, key, codec.encode(sealed(site, crawl, "c")));
                await().atMost(SOON).until(() -> fileCount(site) == 1);
            }
        }
        await().atMost(SOON).until(() -> deadLetters(topic, key).size() == poison.size() + 1);
        ConsumerRecord<String, byte[]> first = deadLetters(topic, key).getFirst();
        assertThat(header(first, "reason")).isNotBlank();
        assertThat(Integer.parseInt(header(first, "source-partition"))).isBetween(0, 11);
        assertThat(Long.parseLong(header(first, "source-offset"))).isNotNegative();
    }

    @Test
    void anOlderHeartbeatChangesNothing() {
        String worker = "beating";
        produce(Topics.WORKERS, worker, codec.encode(beat(worker, 0, T0.plusSeconds(5))));
        produce(Topics.WORKERS, worker, codec.encode(beat(worker, 9, T0)));
        // The same key, so that it comes behind them.
        produce(Topics.WORKERS, worker, codec.encode(beat("after", 0, T0)));
        await().atMost(SOON).until(() -> get("/api/workers").response().body().contains("after"));
        assertThat(
                        jdbc.sql("select capacity from worker where worker_id = ?")
                                .param(worker)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsLost() throws SQLException {
        UUID site = newSite();
        UUID crawl = runningCrawl(site, "away");
        String database = database();
        try (Connection admin =
                        DriverManager.getConnection(STACK.postgresUrl("postgres"), "postgres", "");
                Statement sql = admin.createStatement()) {
            sql.execute("alter database " + database + " allow_connections false");
            sql.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                            + database
                            + "'");
            produce(Topics.CAPTURES, "away", codec.encode(capture(site, crawl, 1, "x", false, T0)));
            report(new CrawlEvent.CrawlStarted(id(), crawl, "away", 1, T0));
            produce(Topics.WARC_FILES, "away", codec.encode(sealed(site, crawl, "d")));
            await().atMost(SOON).until(() -> get("/api/crawls/" + crawl).status() == 503);
            sql.execute("alter database " + database + " allow_connections true");
        }
        await().atMost(SOON.multipliedBy(2)).ignoreExceptions().until(() -> captured(site) == 1);
        await().atMost(SOON).until(() -> state(crawl).equals("RUNNING"));
        await().atMost(SOON).until(() -> fileCount(site) == 1);
        assertThat(deadLetters(Topics.CAPTURES, "away")).isEmpty();
        assertThat(deadLetters(Topics.CRAWL_EVENTS, crawl.toString())).isEmpty();
        assertThat(deadLetters(Topics.WARC_FILES, "away")).isEmpty();
    }

    private static WorkerHeartbeat beat(String worker, int capacity, Instant at) {
        return new WorkerHeartbeat(worker, "http://127.0.0.1:1", capacity, List.of(), at);
    }

    private long fileCount(UUID site) {
        return jdbc.sql("select count(*) from warc_file where site_id = ?")
                .param(site)
                .query(Long.class)
                .single();
    }

    private long captured(UUID site) {
        return jdbc.sql(
                        "select coalesce(sum(captures), 0) from crawl_capture_count where site_id = ?")
                .param(site)
                .query(Long.class)
                .single();
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(String topic, String key) {
        return all(topic + Topics.DEAD_LETTER_SUFFIX).stream()
                .filter(m -> key.equals(m.key()))
                .toList();
    }

    private ConsumerRecord<String, byte[]> deadLetter(String topic, String key) {
        await().atMost(SOON).until(() -> !deadLetters(topic, key).isEmpty());
        return deadLetters(topic, key).getFirst();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private static CrawlStatistics count(int n) {
        return new CrawlStatistics(0, n, 0, 0, 0, 0, 0, 0, 0);
    }

    private static WarcFileSealed sealed(UUID site, UUID crawl, String digit) {
        return sealed(site, crawl, "", digit);
    }

    private static WarcFileSealed sealed(UUID site, UUID crawl, String suffix, String digit) {
        return new WarcFileSealed(
                "QH0001-" + crawl + suffix + ".warc.gz",
                5,
                digit.repeat(128),
                Map.of("response", 1L),
                0,
                crawl,
                site,
                T0);
    }

    private static ResourceCaptured capture(
            UUID site, UUID crawl, int n, String path, boolean revisit, Instant at) {
        String url = "http://qh.example/" + path;
        return ResourceCaptured.at(new CaptureId("QH-" + crawl + ".warc.gz", n * 1000L))
                .url(url)
                .urlkey("example,qh)/" + path)
                .partitionKey("example,qh")
                .capturedAt(at)
                .writtenAt(at)
                .recordType(revisit ? RecordType.REVISIT : RecordType.RESPONSE)
                .recordId("urn:uuid:" + UUID.randomUUID())
                .status(200)
                .servedType("text/html")
                .payloadDigest("sha1:" + path)
                .length(100)
                .revisitOf(revisit ? new Original("QH-" + crawl + ".warc.gz", 0, url, T0) : null)
                .crawlId(crawl)
                .siteId(site)
                .libraryId(UUID.randomUUID())
                .workerId("w")
                .epoch(1)
                .build();
    }
}
