package org.diancang.indexer.cdx.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;
import static org.diancang.indexer.cdx.access.SampleRules.key;
import static org.diancang.indexer.cdx.access.SampleRules.value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.diancang.events.AccessRule;
import org.diancang.indexer.ReaderGroups;
import org.diancang.indexer.cdx.store.RunningIndexer;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a service may ask on behalf of a reader, and nobody else. */
class WithheldIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BLOCKED = "http://example.com/blocked";
    private static final String EXCLUDED = "http://example.com/excluded";
    private static final String ROOM = "http://example.com/room";

    @TempDir Path data;
    private final String prefix = STACK.uniquePrefix();

    @Test
    void aReaderIsToldOfWhatIsBlockedAndNeverOfWhatIsExcluded() throws Exception {
        try (RulesTopic topic = RulesTopic.create(STACK, prefix)) {
            for (AccessRule rule :
                    List.of(
                            block(BLOCKED).message("因诉讼暂不提供").build(),
                            exclude(EXCLUDED).message("never told").build(),
                            block(ROOM).message("只在阅览室提供").build(),
                            allow(ROOM).groups("reading-room").build())) {
                topic.send(key(rule), value(rule));
            }
            try (RunningIndexer indexer =
                    RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix)) {
                for (String url : List.of(BLOCKED, EXCLUDED, ROOM)) {
                    topic.capture(url);
                }
                await().atMost(SOON)
                        .until(() -> indexer.internal("/internal/cdx").body().lines().count() >= 3);

                assertThat(withheld(indexer, BLOCKED)).contains("451", "因诉讼暂不提供");
                assertThat(withheld(indexer, EXCLUDED)).isEqualTo("{\"status\":404}");
                assertThat(withheld(indexer, "http://example.com/never"))
                        .isEqualTo("{\"status\":404}");
                assertThat(withheld(indexer, ROOM)).contains("451");
                assertThat(withheld(indexer, ROOM, ReaderGroups.HEADER, "reading-room"))
                        .isEqualTo("{\"status\":404}");
                assertThat(indexer.internal("/internal/withheld?url=x&timestamp=2026").statusCode())
                        .isEqualTo(400);
                assertThat(indexer.get("/internal/withheld?url=x&timestamp=1").statusCode())
                        .isEqualTo(401);

                assertThat(lines(indexer, ROOM, "Authorization", "Bearer " + RunningIndexer.SECRET))
                        .isEmpty();
                assertThat(
                                lines(
                                        indexer,
                                        ROOM,
                                        "Authorization",
                                        "Bearer " + RunningIndexer.SECRET,
                                        ReaderGroups.HEADER,
                                        "staff, reading-room"))
                        .isNotEmpty();
                // Who has no secret speaks for nobody, on whatever path.
                for (String path : List.of("/cdx?url=" + ROOM, "/cdx?url=" + ROOM + "&limit=5")) {
                    assertThat(indexer.get(path, ReaderGroups.HEADER, "reading-room").statusCode())
                            .as(path)
                            .isEqualTo(401);
                }
            }
        }
    }

    private static String lines(RunningIndexer indexer, String url, String... headers)
            throws Exception {
        return indexer.get("/cdx?url=" + url, headers).body();
    }

    private static String withheld(RunningIndexer indexer, String url, String... more)
            throws Exception {
        String path = "/internal/withheld?timestamp=20260101000000&url=" + url;
        return more.length == 0
                ? indexer.internal(path).body()
                : indexer.get(
                                path,
                                "Authorization",
                                "Bearer " + RunningIndexer.SECRET,
                                more[0],
                                more[1])
                        .body();
    }
}
