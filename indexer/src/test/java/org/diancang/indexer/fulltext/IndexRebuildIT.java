package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.diancang.events.ResourceCaptured;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An index filled beside the one that is searched, from the same captures and WARC files. */
class IndexRebuildIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final int PAGES = 30;

    @TempDir Path data;

    @Test
    void anotherGenerationIsFilledAndThenSearchedWithoutAHitMissing() throws Exception {
        String prefix = STACK.uniquePrefix();
        JsonNode before;
        try (var first = new RunningIndex(STACK, data, prefix);
                var pages = new RecordedPages(first.store(), 0)) {
            for (int i = 0; i < PAGES; i++) {
                byte[] body = ("<title>第%d期</title><p>年鉴".formatted(i)).getBytes(UTF_8);
                ResourceCaptured page =
                        pages.page("http://n.example/" + i, "text/html", body, AT).build();
                first.send(page, pages.revisit(page, 1_000_000 + i, AT.plusSeconds(i)).build());
            }
            await().atMost(PATIENCE).until(() -> captures(first) == 2 * PAGES);
            before = all(first);
        }

        try (var second =
                new RunningIndex(STACK, data, prefix, "--diancang.fulltext.generation=2")) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(
                            () -> {
                                assertThat(all(second)).as("at any moment").isEqualTo(before);
                                return behind(prefix).contains("pages-v4-2");
                            });
            assertThat(all(second)).isEqualTo(before);
            assertThat(behind(prefix)).as("the old one only").doesNotContain("pages-v4\"");
            await().atMost(PATIENCE)
                    .until(() -> !second.get("/actuator/health").body().contains("rebuild"));
        }
    }

    private static int captures(RunningIndex index) throws Exception {
        int captures = 0;
        for (JsonNode hit : all(index).path("hits")) {
            captures += hit.path("captureCount").asInt();
        }
        return captures;
    }

    private static JsonNode all(RunningIndex index) throws Exception {
        JsonNode answer = index.search("q", "title:第", "size", "100");
        ((ObjectNode) answer).remove("millis");
        // What sites are about is no part of the index, and not known in the first moments.
        ((ObjectNode) answer.path("facets")).remove("subject");
        return answer;
    }

    private static String behind(String prefix) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    STACK.elasticsearchUrl()
                                                            + "/_alias/"
                                                            + prefix
                                                            + "pages"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
