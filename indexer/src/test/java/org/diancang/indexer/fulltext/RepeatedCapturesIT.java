package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.diancang.events.ResourceCaptured;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every capture three times in any order makes the same index as each once in its order. */
class RepeatedCapturesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant AT = Instant.parse("2026-01-24T03:15:00Z");
    private static final int PAGES = 25;
    private static final int MANY = 1_100;

    @TempDir Path data;

    @Test
    void repetitionOrderAndARestartChangeNothing() throws Exception {
        Map<String, JsonNode> expected;
        List<ResourceCaptured> all;
        try (var once = new RunningIndex(STACK, data, "once" + STACK.uniquePrefix());
                var pages = new RecordedPages(once.store(), 0)) {
            all = captures(pages);
            once.send(all.toArray(ResourceCaptured[]::new));
            await().atMost(PATIENCE).until(() -> captureCount(once) == all.size());
            expected = documents(once);
        }
        assertThat(expected).as("pages, and shelves of one").hasSizeGreaterThan(PAGES + 10);

        List<ResourceCaptured> tripled = new ArrayList<>(all);
        tripled.addAll(all);
        tripled.addAll(all);
        Collections.shuffle(tripled, new Random(11));
        String prefix = "thrice" + STACK.uniquePrefix();
        int half = tripled.size() / 2;
        try (var thrice = new RunningIndex(STACK, data, prefix)) {
            thrice.send(tripled.subList(0, half).toArray(ResourceCaptured[]::new));
            await().atMost(PATIENCE).until(() -> captureCount(thrice) > half / 4);
        }
        try (var thrice = new RunningIndex(STACK, data, prefix)) {
            thrice.send(tripled.subList(half, tripled.size()).toArray(ResourceCaptured[]::new));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(documents(thrice)).containsExactlyEntriesOf(expected));
            await().during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> documents(thrice).equals(expected));
        }
    }

    /**
     * Pages in two forms of their URL, each found again by another site, one of them very often.
     */
    private static List<ResourceCaptured> captures(RecordedPages pages) {
        List<ResourceCaptured> all = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            byte[] body =
                    ("<meta charset=utf-8><title>第%d页</title><p>又见".formatted(i)).getBytes(UTF_8);
            ResourceCaptured secure =
                    pages.page("https://again.example/" + i, "text/html", body, AT).build();
            ResourceCaptured plain =
                    pages.page(
                                    "http://again.example/" + i,
                                    "text/html",
                                    body,
                                    AT.plusSeconds(i + 1))
                            .build();
            pages.ofSite(new UUID(0, i % 3));
            all.addAll(
                    List.of(
                            secure,
                            plain,
                            pages.revisit(secure, 1_000_000 + i, AT.plusSeconds(500 + i)).build()));
            pages.ofSite(RecordedPages.SITE);
        }
        ResourceCaptured often = all.getFirst();
        for (int i = 0; i < MANY; i++) {
            all.add(pages.revisit(often, 2_000_000 + i, AT.plus(Duration.ofHours(7L * i))).build());
        }
        return all;
    }

    /** As the documents have it: a hit counts what is on a shelf before its page knows it. */
    private static int captureCount(RunningIndex index) throws Exception {
        return documents(index).values().stream()
                .mapToInt(document -> document.path("captureCount").asInt(0))
                .sum();
    }

    private static Map<String, JsonNode> documents(RunningIndex index) throws Exception {
        JsonNode hits =
                JsonMapper.shared()
                        .readTree(index.raw("/" + index.prefix() + "pages/_search?size=1000"))
                        .path("hits")
                        .path("hits");
        Map<String, JsonNode> documents = new TreeMap<>();
        hits.forEach(hit -> documents.put(hit.path("_id").asString(), hit.path("_source")));
        return documents;
    }
}
