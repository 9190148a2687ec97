package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.diancang.stack.EmbeddedStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The index as the real Elasticsearch makes it, which has no plugins here. */
class IndexMakingIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    @TempDir Path data;

    @Test
    void neitherATemplateOfOthersNorAPluginThatIsNotThereTouchesTheIndex() throws Exception {
        String prefix = STACK.uniquePrefix();
        JsonNode others =
                send(
                        "PUT",
                        "/_index_template/" + prefix + "of-others",
                        """
                        {"index_patterns": ["%s*"], "priority": 500, "template": {
                          "settings": {"index.final_pipeline": "nowhere", "index.blocks.write": true},
                          "mappings": {"_source": {"enabled": false},
                                       "properties": {"strange": {"type": "keyword"}}}}}
                        """
                                .formatted(prefix));
        assertThat(others.path("acknowledged").asBoolean()).isTrue();

        try (var index = new RunningIndex(STACK, data, prefix);
                var pages = new RecordedPages(index.store(), 0)) {
            index.send(
                    pages.page(
                                    "http://n.example/",
                                    "text/html",
                                    "<p>省图书馆读者服务指南".getBytes(UTF_8),
                                    Instant.parse("2026-01-02T03:04:05Z"))
                            .build());
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> index.search("q", "图书馆读者服务").path("total").asInt() == 1);
            assertThat(index.search("q", "服务读者").path("total").asInt()).isZero();
            assertThat(index.search("q", "图书馆指南").path("total").asInt())
                    .as("apart from each other, without an analysis that tells words")
                    .isZero();
        }

        JsonNode made = send("GET", "/" + prefix + "pages", null).path(prefix + "pages-v4");
        JsonNode mapping = made.path("mappings");
        assertThat(mapping.path("_meta").toString()).isEqualTo("{\"analyses\":[]}");
        assertThat(mapping.path("dynamic").asString()).isEqualTo("strict");
        assertThat(mapping.path("properties").has("strange")).isFalse();
        assertThat(mapping.has("_source")).isFalse();
        assertThat(mapping.at("/properties/text/fields").propertyNames())
                .containsExactly("bigrams");
        JsonNode settings = made.at("/settings/index");
        assertThat(settings.at("/analysis/analyzer").propertyNames())
                .containsExactlyInAnyOrder("words", "bigrams");
        assertThat(settings.has("final_pipeline")).isFalse();
        assertThat(settings.path("blocks").path("write").asString("")).isNotEqualTo("true");
    }

    private static JsonNode send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(
                            http.send(
                                            HttpRequest.newBuilder(
                                                            URI.create(
                                                                    STACK.elasticsearchUrl()
                                                                            + path))
                                                    .header("Content-Type", "application/json")
                                                    .method(
                                                            method,
                                                            body == null
                                                                    ? BodyPublishers.noBody()
                                                                    : BodyPublishers.ofString(body))
                                                    .build(),
                                            BodyHandlers.ofString())
                                    .body());
        }
    }
}
