package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.diancang.events.ResourceCaptured;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was taken out of the index stays out. */
class RemovalIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant AT = Instant.parse("2026-11-24T03:15:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @TempDir static Path data;
    private static String prefix;
    private static RunningIndex index;
    private static RecordedPages pages;

    @BeforeAll
    static void start() throws Exception {
        prefix = STACK.uniquePrefix();
        index = new RunningIndex(STACK, data, prefix);
        pages = new RecordedPages(index.store(), 0);
        index.send(page("ready"));
        await().atMost(PATIENCE).until(() -> captures("ready") == 1);
        // The group has let the consumer in once a removal was done.
        remove(page("nothing"));
        await().atMost(PATIENCE).until(() -> index.count("diancang.fulltext.removals") >= 1);
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
    }

    @Test
    void aRemovedCaptureIsGoneInFiveSecondsAndItsPageWithTheLast() throws Exception {
        ResourceCaptured first = page("gone");
        ResourceCaptured second = pages.revisit(first, 2_000_001, AT.plusSeconds(9)).build();
        index.send(first, second);
        await().atMost(PATIENCE).until(() -> captures("gone") == 2);

        remove(first);
        await().atMost(PROMISED).until(() -> captures("gone") == 1);
        assertThat(hit("gone").path("firstCapturedAt").asString())
                .isEqualTo(second.capturedAt().toString());
        remove(second);
        await().atMost(PROMISED).until(() -> captures("gone") == 0);
    }

    @Test
    void neitherRepetitionNorOrderBringsItBack() throws Exception {
        ResourceCaptured early = page("early");
        ResourceCaptured late = page("late");
        ResourceCaptured stays = pages.revisit(late, 2_000_002, AT.plusSeconds(9)).build();
        double before = index.count("diancang.fulltext.removals");
        remove(early);
        await().atMost(PATIENCE)
                .until(() -> index.count("diancang.fulltext.removals") >= before + 1);
        index.send(early, late, stays);
        await().atMost(PATIENCE).until(() -> captures("late") == 2);
        remove(late);
        remove(late);
        index.send(late, early, late);
        index.send("any", "{\"half".getBytes(UTF_8));
        index.send("removals", "poison", "{\"half".getBytes(UTF_8));
        index.send(page("marker"));
        await().atMost(PATIENCE).until(() -> captures("marker") == 1);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(captures("late")).isOne());
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> captures("late") == 1 && captures("early") == 0);
    }

    @Test
    void anIndexMadeAnewLacksItToo() throws Exception {
        String own = STACK.uniquePrefix();
        try (var first = new RunningIndex(STACK, data.resolve("own"), own);
                var written = new RecordedPages(first.store(), 1)) {
            byte[] body = "<p>anew".getBytes(UTF_8);
            ResourceCaptured out =
                    written.page("http://anew.example/", "text/html", body, AT).build();
            ResourceCaptured stays =
                    written.page("http://stays.example/", "text/html", body, AT).build();
            first.send(out, stays);
            await().atMost(PATIENCE).until(() -> total(first, "anew") == 2);
            remove(first, out);
            await().atMost(PATIENCE).until(() -> total(first, "anew") == 1);
        }
        try (var second =
                new RunningIndex(
                        STACK, data.resolve("own"), own, "--diancang.fulltext.generation=2")) {
            await().atMost(PATIENCE).until(() -> second.isBehindAlias("pages-v4-2"));
            assertThat(total(second, "anew")).isOne();
        }
    }

    private static int total(RunningIndex asked, String word) throws Exception {
        return asked.search("q", word).path("total").asInt();
    }

    @Test
    void aCaptureOfAPageWithVeryManyIsTakenOffItsShelf() throws Exception {
        ResourceCaptured first = page("many");
        List<ResourceCaptured> all = new ArrayList<>(List.of(first));
        for (int i = 1; i < 1_050; i++) {
            all.add(pages.revisit(first, 3_000_000 + i, AT.plusSeconds(3_600L * i)).build());
        }
        index.send(all.toArray(ResourceCaptured[]::new));
        await().atMost(PATIENCE).until(() -> captures("many") == all.size());

        remove(all.getLast());
        await().atMost(PROMISED).until(() -> captures("many") == all.size() - 1);
        assertThat(hit("many").path("lastCapturedAt").asString())
                .isEqualTo(all.get(all.size() - 2).capturedAt().toString());
        all.subList(0, all.size() - 1).forEach(one -> removeUnchecked(one));
        // One after the other, each with writes that are forced to disk.
        await().atMost(Duration.ofMinutes(5)).until(() -> total(index, "many") == 0);
    }

    @Test
    void whatNamesNoCaptureIsRefused() throws Exception {
        for (String wrong :
                List.of(
                        "[]",
                        "{}",
                        "[null]",
                        "[{}]",
                        "[{\"captureId\":\"nothing\",\"urlkey\":\"a\",\"reason\":\"b\","
                                + "\"capturedAt\":\"2026-01-01T00:00:00Z\"}]")) {
            assertThat(index.post("/internal/search/removals", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    private static void removeUnchecked(ResourceCaptured capture) {
        index.send(
                "removals",
                capture.captureId().toString(),
                """
                {"file":"%s","offset":%d,"urlkey":"%s","payloadDigest":"%s","capturedAt":"%s",
                 "reason":"test","removedAt":"%s"}
                """
                        .formatted(
                                capture.file(),
                                capture.offset(),
                                capture.urlkey(),
                                capture.payloadDigest(),
                                capture.capturedAt(),
                                Instant.now())
                        .getBytes(UTF_8));
    }

    private static void remove(ResourceCaptured capture) throws Exception {
        remove(index, capture);
    }

    private static void remove(RunningIndex asked, ResourceCaptured capture) throws Exception {
        String body =
                """
                [{"captureId":"%s","urlkey":"%s","payloadDigest":"%s","capturedAt":"%s",
                  "reason":"court order 2026-118"}]
                """
                        .formatted(
                                capture.captureId(),
                                capture.urlkey(),
                                capture.payloadDigest(),
                                capture.capturedAt());
        assertThat(asked.post("/internal/search/removals", body).statusCode()).isEqualTo(202);
    }

    private static ResourceCaptured page(String word) {
        byte[] body = ("<meta charset=utf-8><p>" + word).getBytes(UTF_8);
        return pages.page("http://" + word + ".example/", "text/html", body, AT).build();
    }

    private static int captures(String word) throws Exception {
        return hit(word).path("captureCount").asInt(0);
    }

    private static JsonNode hit(String word) throws Exception {
        return index.search("q", word).path("hits").path(0);
    }
}
