package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir Path folder;

    @Test
    void halfALineOfAKilledProcessIsCutOffAndWholeOnesStay() throws Exception {
        Path file = folder.resolve("events.ndjson");
        Files.writeString(file, "{\"whole\":1}\n" + "x".repeat(20_000));

        Journal.open(file.toString()).end(CrawlEvent.Outcome.COMPLETE, CrawlStatistics.NONE);

        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .startsWith("{\"whole\":1}")
                .last()
                .asString()
                .startsWith("{\"kind\":\"end\",\"outcome\":\"COMPLETE\",\"statistics\":{")
                .doesNotContain("failure");
    }

    @Test
    void aFileOfHalfALineIsBegunAnew() throws Exception {
        Path file = folder.resolve("events.ndjson");
        Files.writeString(file, "{\"half");

        Journal.open(file.toString()).failure("disk full", CrawlStatistics.NONE);

        assertThat(Files.readString(file))
                .startsWith("{\"kind\":\"end\",\"failure\":\"disk full\"")
                .endsWith("}\n");
    }

    @Test
    void anEventCarriesItsType() throws Exception {
        Path file = folder.resolve("events.ndjson");
        CrawlEvent event =
                new CrawlEvent.CrawlStarted(
                        UUID.randomUUID(), UUID.randomUUID(), "worker-1", 1, Instant.EPOCH);

        Journal.open(file.toString()).event(event);

        assertThat(Files.readString(file))
                .startsWith("{\"kind\":\"crawl\",\"event\":{\"type\":\"CrawlStarted\",");
    }

    @Test
    void anInterruptedWriterLeavesTheJournalUsable() throws Exception {
        Path file = folder.resolve("events.ndjson");
        Journal journal = Journal.open(file.toString());

        Thread.currentThread().interrupt();
        journal.end(CrawlEvent.Outcome.ABORTED, CrawlStatistics.NONE);
        assertThat(Thread.interrupted()).isTrue();
        journal.end(CrawlEvent.Outcome.ABORTED, CrawlStatistics.NONE);

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Journal.open(folder.resolve("none/events.ndjson").toString()))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("events.ndjson");
    }
}
