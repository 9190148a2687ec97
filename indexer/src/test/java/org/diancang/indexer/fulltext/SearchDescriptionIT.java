package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchDescriptionIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    @TempDir Path data;

    @Test
    void theSearchAndNothingElseIsDescribedWithAllItsParameters() throws Exception {
        try (RunningIndex index = new RunningIndex(STACK, data)) {
            JsonNode described = JsonMapper.shared().readTree(index.get("/openapi").body());

            assertThat(described.path("openapi").asString()).startsWith("3.1");
            assertThat(described.path("paths").propertyNames())
                    .contains(
                            "/search",
                            "/search/export",
                            "/search/suggest",
                            "/search/trend",
                            "/search/domain",
                            "/search/site",
                            "/search/links",
                            "/search/images")
                    .allMatch(path -> path.startsWith("/search"));
            List<String> parameters = new ArrayList<>();
            for (JsonNode parameter : described.at("/paths/~1search/get/parameters")) {
                assertThat(parameter.path("description").asString("")).isNotEmpty();
                parameters.add(parameter.path("name").asString());
            }
            assertThat(parameters)
                    .containsExactlyInAnyOrder(
                            "q",
                            "site",
                            "library",
                            "subject",
                            "year",
                            "status",
                            "type",
                            "language",
                            "columnType",
                            "domain",
                            "sameText",
                            "sort",
                            "group",
                            "facets",
                            "from",
                            "size",
                            "cursor");
            assertThat(described.at("/components/schemas/SearchAnswer/properties").propertyNames())
                    .contains("total", "exact", "hits", "next", "facets", "didYouMean");
        }
    }
}
