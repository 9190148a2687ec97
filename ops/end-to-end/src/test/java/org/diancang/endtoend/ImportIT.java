package org.diancang.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.endtoend.CrawlControl.awaitCleanAudit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.client.ReplaySites;
import org.diancang.launcher.importing.ImportRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code ./diancang import} of what other programmes wrote, whole and broken. */
@ExtendWith(SharedArchive.class)
class ImportIT {
    private static final String HOME = "http://www.xinghe-archive.example/";
    private static final String BRIDGES = "https://www.xinghe-bridges.example/";

    @TempDir Path folder;

    @Test
    void filesOfWgetAndWarcioAreReplayedSearchedAndAudited(SampleArchive archive)
            throws IOException {
        ImportRun.Result wget = run(archive, Optional.empty(), given(archive, "wget.warc.gz"));
        assertThat(wget.complete()).isTrue();
        assertThat(wget.replay()).contains(HOME);
        ImportRun.Result warcio = run(archive, Optional.empty(), given(archive, "warcio.warc.gz"));
        assertThat(warcio.complete()).isTrue();
        awaitFound(archive, "三百种家谱", HOME + "genealogy.html");
        awaitFound(archive, "道光二十年", BRIDGES);
        assertReplayed(archive, HOME, "星河县档案馆收藏历代县志与家谱");
        assertReplayed(archive, BRIDGES, "廊桥建于道光二十年");
        // A revisit that stands before its original in the file.
        assertReplayed(archive, BRIDGES + "index.html", "廊桥建于道光二十年");
        awaitCleanAudit(archive);

        long lines = archive.index().statistics().path("cdxLines").asLong();
        assertThat(run(archive, Optional.empty(), given(archive, "wget.warc.gz")).complete())
                .isTrue();
        assertThat(archive.index().statistics().path("cdxLines").asLong()).isEqualTo(lines);
    }

    @Test
    void ofBrokenFilesTheRestIsTakenInAndTheAuditIsClean(SampleArchive archive) throws IOException {
        byte[] plain = Files.readAllBytes(given(archive, "wget-plain.warc"));
        byte[] gzipped = Files.readAllBytes(given(archive, "wget.warc.gz"));
        byte[] altered = plain.clone();
        for (int i = 0; i < 30; i++) {
            // Within the payload of its only page.
            altered[altered.length / 2 + i] ^= 0x55;
        }
        Path truncated = write("truncated.warc.gz", Arrays.copyOf(gzipped, gzipped.length - 50));
        Path damaged = write("damaged.warc", altered);
        Path text = write("letter.warc", "Dear colleague, please find attached.".getBytes(UTF_8));
        Path empty = write("empty.warc.gz", new byte[0]);
        ImportRun.Result result =
                run(
                        archive,
                        Optional.of("http://www.broken.example/"),
                        truncated,
                        damaged,
                        text,
                        empty,
                        aFileOfHeritrix(archive));
        assertThat(result.complete()).isFalse();
        JsonNode view = latestImport(archive);
        assertThat(view.path("files"))
                .extracting(f -> f.path("state").asString())
                .containsExactly("IMPORTED", "IMPORTED", "REFUSED", "REFUSED", "IMPORTED");
        assertThat(view.path("files").get(0).path("unreadable").get(0).path("reason").asString())
                .contains("ends within");
        assertThat(view.path("files").get(4).path("unreadableCount").asLong()).isZero();
        awaitCleanAudit(archive);
    }

    private static ImportRun.Result run(
            SampleArchive archive, Optional<String> seed, Path... files) {
        return new ImportRun(archive.desk(), archive.data(), new PrintWriter(System.out, true))
                .run(
                        List.of(files),
                        new ImportRun.Target(Optional.empty(), Optional.empty(), seed),
                        Duration.ofMinutes(3));
    }

    private static Path given(SampleArchive archive, String name) {
        return archive.root()
                .resolve("crawler-adapter/service/src/test/resources/org/diancang/adapter/warc")
                .resolve(name);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /** A sealed file of a crawl of our own. */
    private static Path aFileOfHeritrix(SampleArchive archive) throws IOException {
        archive.crawl();
        try (Stream<Path> files = Files.walk(archive.data().warcs())) {
            return files.filter(f -> f.getFileName().toString().contains("-e1-"))
                    .filter(f -> f.toString().endsWith(".warc.gz"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonNode latestImport(SampleArchive archive) {
        String crawl = archive.desk().get("crawls").get(0).path("id").asString();
        return archive.desk().get("crawls/" + crawl + "/import");
    }

    private static void awaitFound(SampleArchive archive, String words, String url) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(archive.index().search(words).toString()).contains(url));
    }

    private static void assertReplayed(SampleArchive archive, String url, String text) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            var answer =
                                    new ReplaySites(archive.ports())
                                            .memento(timestamp(archive, url), "id_", url);
                            assertThat(answer.statusCode()).isEqualTo(200);
                            assertThat(new String(answer.body(), UTF_8)).contains(text);
                        });
    }

    private static String timestamp(SampleArchive archive, String url) {
        return archive.index().lookUp(url).getFirst().timestamp();
    }
}
