package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.diancang.indexer.Stranger;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A stranger who sends what can't be read gets a refusal, and fills no log by it. */
class QuietRefusalIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final List<String> UNREADABLE =
            List.of(
                    "/cdx?url=%zz",
                    "/cdx?url=%",
                    "/cdx?url=a.example&from=%zz",
                    "/cdx?url=a.example&limit=%e4%b",
                    "/cdx?%zz=1&url=a.example",
                    "/cdx?url=%ff%fe&matchType=host",
                    "/outback/main?url=%zz",
                    "/outback/main?url=a.example&limit=%zz",
                    "/outback/%zz?url=a.example",
                    "/outback/main?q=type:urlquery+url:%zz",
                    "/pywb/main/cdx?url=%zz",
                    "/pywb/main/cdx?url=a.example&filter=%zz",
                    "/cdx;x=%zz?url=a.example",
                    "/%zz",
                    "/%ff",
                    "/a/%2e%2e/%00");

    @TempDir static Path data;
    private static RunningIndexer indexer;

    @BeforeAll
    static void start() throws Exception {
        indexer = RunningIndexer.start(data, STACK.kafkaBootstrapServers(), STACK.uniquePrefix());
    }

    @AfterAll
    static void stop() {
        indexer.close();
    }

    @Test
    void noDialectLogsAboveDebugWhatItCannotRead() throws Exception {
        try (var stranger = new Stranger(indexer.port())) {
            for (String target : UNREADABLE) {
                assertThat(stranger.get(target)).as(target).isLessThan(500);
                assertThat(stranger.complaints()).as(target).isEmpty();
            }
        }
    }
}
