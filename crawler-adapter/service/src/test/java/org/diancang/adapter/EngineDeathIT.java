package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diancang.adapter.scripted.ScriptedEngine;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlEvent.CrawlFailed;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.CrawlEvent.Outcome;
import org.diancang.events.ResourceCaptured;
import org.junit.jupiter.api.Test;

/** Engines that die on the way, and what they leave. */
class EngineDeathIT extends AdapterTestBase {
    @Test
    void anEngineThatDiesIsStartedAgainAndWhatItLeftIsRepairedAndAnnounced() {
        topics.send(start("/crash-once", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFinished.class)).hasSize(1);
        assertThat(urls())
                .contains(
                        "http://script.example/journalled",
                        "http://script.example/unjournalled",
                        "http://script.example/page4")
                .doesNotContain("http://script.example/torn");
        assertThat(topics.files().messages()).hasSize(2);
        assertThat(topics.files().messages())
                .filteredOn(f -> f.tornBytes() > 0)
                .singleElement()
                .satisfies(f -> assertThat(f.recordCounts()).containsEntry("response", 2L))
                .satisfies(f -> assertThat(sealed(f.file() + ".torn")).hasSize(f.tornBytes()));
        assertThat(data.resolve("warcs/open")).isEmptyDirectory();
    }

    @Test
    void anEngineKilledFromOutsideIsStartedAgain() throws IOException {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        kill(job(1).resolve("engine.pid"));

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(topics.events(CrawlEvent.CrawlStarted.class)).hasSize(2));
        topics.send(command(CrawlCommand.StopCrawl::new, 1));
        awaitEnd();
        assertThat(topics.events(CrawlFinished.class))
                .singleElement()
                .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.STOPPED));
        assertThat(
                        topics.captures().messages().stream()
                                .map(ResourceCaptured::captureId)
                                .distinct())
                .hasSize(6);
    }

    @Test
    void anEngineThatKeepsDyingFailsTheCrawlWithTheReason() {
        topics.send(start("/crash-always", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFailed.class))
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).contains("5 times").contains("137"));
        assertThat(topics.files().messages()).hasSize(5);
    }

    @Test
    void anEngineThatDiesOftenButGetsOnIsStartedAgainEachTimeFromItsLastCheckpoint()
            throws IOException {
        topics.send(start("/crash-on-the-way", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFinished.class))
                .singleElement()
                .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.COMPLETE));
        assertThat(topics.events(CrawlEvent.CrawlStarted.class)).hasSize(ScriptedEngine.DEATHS + 1);
        assertThat(Files.readString(job(1).resolve("job.json")))
                .contains("\"checkpoint\":\"cp" + (ScriptedEngine.DEATHS - 1) + "\"");
    }

    private static void kill(Path pidFile) throws IOException {
        long pid = Long.parseLong(Files.readString(pidFile).split(" ")[0]);
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }
}
