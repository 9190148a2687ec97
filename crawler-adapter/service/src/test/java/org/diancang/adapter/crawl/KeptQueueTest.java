package org.diancang.adapter.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.scripted.ScriptedOrders;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptQueueTest {
    private static final UUID CRAWL = UUID.randomUUID();

    @TempDir Path data;
    private Path warcs;

    @BeforeEach
    void place() {
        warcs = data.resolve("warcs");
    }

    @Test
    void ofSeveralEpochsTheLastIsFoundHoweverManyThereAre() throws IOException {
        left(9);
        left(10);
        left(2);

        assertThat(KeptQueue.of(warcs, "LJ0031", "c00017").orElseThrow())
                .hasFileName("LJ0031-c00017-e10-queue.txt.gz")
                .hasContent("left under 10");
    }

    @Test
    void onlyFilesOfItsNameAreFound() throws IOException {
        Path folder = Files.createDirectories(warcs.resolve("LJ0031/c00017"));
        for (String name :
                new String[] {
                    "LJ0031-c00017-e1-queue.txt.gz.new",
                    "LJ0031-c00018-e1-queue.txt.gz",
                    "LJ0031-c00017-e9999999999-queue.txt.gz",
                    "LJ0031-c00017-e1-configuration.json"
                }) {
            Files.writeString(folder.resolve(name), "other");
        }

        assertThat(KeptQueue.of(warcs, "LJ0031", "c00017")).isEmpty();
        assertThat(KeptQueue.of(warcs, "../LJ0031", "c00017")).isEmpty();
        assertThat(KeptQueue.of(warcs, "LJ0031", "../../x")).isEmpty();
        assertThat(KeptQueue.of(warcs, "LJ0032", "c00017")).isEmpty();
    }

    @Test
    void aPlaceThatCanNotBeWrittenCostsTheListAndNothingElse() throws IOException {
        Files.createDirectories(warcs);
        Files.writeString(warcs.resolve("LJ0031"), "where the site's folder should be");

        left(1);

        assertThat(KeptQueue.of(warcs, "LJ0031", "c00017")).isEmpty();
    }

    private void left(int epoch) throws IOException {
        JobFolder folder = JobFolder.of(data.resolve("jobs"), CRAWL, epoch);
        folder.create();
        Files.writeString(folder.queue(), "left under " + epoch);
        StartCrawl command = ScriptedOrders.start("/complete", epoch, null, CRAWL, "c00017");
        KeptQueue.keep(folder, command, warcs);
    }
}
