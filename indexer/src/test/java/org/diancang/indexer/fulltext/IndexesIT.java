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
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators are told of the search index while Elasticsearch comes and goes. */
class IndexesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir Path data;

    @Test
    void operatorsSeeWhatTheSearchIndexWaitsForAndWhatItLacks() throws Exception {
        try (var index = new RunningIndex(STACK, data);
                var pages = new RecordedPages(index.store(), 0)) {
            index.send(pages.page("http://o.example/", "text/html", body(), AT).build());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                JsonNode search = search(index);
                                assertThat(search.path("state").asString("")).isEqualTo("OK");
                                assertThat(search.path("documents").asLong()).isOne();
                                assertThat(search.path("missing").asLong(-1)).isZero();
                                assertThat(search.path("removals").asLong(-1)).isZero();
                            });
            Instant good = Instant.parse(search(index).path("since").asString());

            index.elasticsearch().cut();
            try {
                for (int i = 0; i < 3; i++) {
                    index.send(
                            pages.page("http://o.example/" + i, "text/html", body(), AT).build());
                }
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> {
                                    JsonNode search = search(index);
                                    assertThat(search.path("state").asString(""))
                                            .isEqualTo("WAITING");
                                    assertThat(search.path("cause").asString(""))
                                            .isEqualTo("elasticsearch");
                                    assertThat(search.path("reason").asString("")).isNotEmpty();
                                    assertThat(search.path("missing").asLong()).isEqualTo(3);
                                    assertThat(search.path("documents").isNull()).isTrue();
                                });
                assertThat(Instant.parse(search(index).path("since").asString())).isAfter(good);
            } finally {
                index.elasticsearch().mend();
            }
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                JsonNode search = search(index);
                                assertThat(search.path("state").asString("")).isEqualTo("OK");
                                assertThat(search.path("missing").asLong(-1)).isZero();
                            });
            assertThat(strangers(index)).isEqualTo(401);
        }
    }

    private static byte[] body() {
        return "<p>省图书馆".getBytes(UTF_8);
    }

    private static JsonNode search(RunningIndex index) throws Exception {
        JsonNode indexes = JsonMapper.shared().readTree(index.get("/internal/indexes").body());
        return indexes.valueStream()
                .filter(one -> one.path("name").asString("").equals("search"))
                .findFirst()
                .orElseGet(() -> JsonMapper.shared().createObjectNode());
    }

    private static int strangers(RunningIndex index) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + index.port()
                                                            + "/internal/indexes"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
