package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators are told of the CDX index of a running indexer. */
class CdxReportIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    @TempDir Path data;

    @Test
    void anIndexThatHasAllIsWellAndLacksNothing() throws Exception {
        try (RunningIndexer indexer =
                RunningIndexer.start(data, STACK.kafkaBootstrapServers(), STACK.uniquePrefix())) {
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(
                            () -> {
                                JsonNode cdx = cdx(indexer);
                                assertThat(cdx.path("state").asString("")).isEqualTo("OK");
                                assertThat(cdx.path("missing").asLong(-1)).isZero();
                                assertThat(cdx.path("since").asString("")).isNotEmpty();
                            });
        }
    }

    private static JsonNode cdx(RunningIndexer indexer) throws Exception {
        return JsonMapper.shared()
                .readTree(indexer.internal("/internal/indexes").body())
                .valueStream()
                .filter(one -> one.path("name").asString("").equals("cdx"))
                .findFirst()
                .orElseGet(() -> JsonMapper.shared().createObjectNode());
    }
}
