package org.diancang.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.endtoend.CrawlControl.awaitCleanAudit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.audit.AuditReport;
import org.diancang.launcher.client.CdxLine;
import org.diancang.launcher.client.ReplaySites;
import org.diancang.samplesite.SampleSiteOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A data folder that an earlier Diancang made, opened by this one. The folders are in {@code
 * src/test/resources/kept-folders}, where a README tells how they were made; they are compared by
 * what people can do with them, never by tables or topics.
 */
@Order(1)
class KeptFolderIT {
    /** An address where nobody listens on the ports that the folder's URLs carry. */
    private static final SampleSiteOptions SITES =
            new SampleSiteOptions("127.0.0.41", 18080, 18081, 18082, 18053);

    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
    private static SampleArchive archive;

    @BeforeAll
    static void openTheFolder() throws Exception {
        Path folder = SampleArchive.newFolder("kept-");
        unpack("layout-0.tar.gz", folder);
        assertThat(folder.resolve("version")).doesNotExist();
        archive = SampleArchive.start(folder, SITES, new PrintStream(SAID, true, UTF_8));
    }

    @AfterAll
    static void close() {
        archive.close();
    }

    private static void unpack(String name, Path folder) throws Exception {
        URI kept = KeptFolderIT.class.getResource("/kept-folders/" + name).toURI();
        Process tar =
                new ProcessBuilder(
                                List.of(
                                        "tar",
                                        "-xzf",
                                        Path.of(kept).toString(),
                                        "-C",
                                        folder.toString(),
                                        "--no-same-owner"))
                        .inheritIO()
                        .start();
        assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(tar.exitValue()).isZero();
    }

    @Test
    void theUpgradeIsSaidStepByStepAndWrittenDown() throws Exception {
        assertThat(SAID.toString(UTF_8)).contains("of layout version 0 becomes version 1");
        assertThat(Files.readString(archive.data().root().resolve("version")).strip())
                .isEqualTo("1");
    }

    @Test
    void theSiteIsKnownAgainAndANewCrawlFindsNearlyAllUnchanged() {
        assertThat(archive.site().found()).isTrue();
        JsonNode crawl = archive.crawl();
        assertThat(crawl.path("state").asString()).isEqualTo("COMPLETE");
        assertThat(crawl.path("crawlNo").asString()).isGreaterThan("c00002");
        assertThat(crawl.path("statistics").path("revisits").asLong()).isGreaterThan(50);
        awaitCleanAudit(archive);
    }

    @Test
    void everyKeptRecordHasItsLineAndEveryLineItsRecord() {
        awaitCleanAudit(archive);
        AuditReport audit = archive.audit();
        assertThat(audit.files()).isGreaterThanOrEqualTo(2);
        assertThat(audit.responses()).isGreaterThan(50);
        assertThat(audit.revisits()).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xw/20240318_1.html", ""})
    void aKeptPageReplaysFromBothCrawls(String path) {
        String page = archive.sample().seeds().get(0).resolve(path).toString();
        List<CdxLine> lines = archive.index().lookUp(page);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
        ReplaySites replay = new ReplaySites(archive.ports());
        for (CdxLine line : lines.subList(0, 2)) {
            HttpResponse<byte[]> memento = replay.memento(line.timestamp(), "id_", page);
            assertThat(memento.statusCode()).isEqualTo(200);
            assertThat(new String(memento.body(), UTF_8)).contains("青禾县");
        }
    }

    @Test
    void theSearchFindsAKeptPageByAChineseWord() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(
                                                archive.index()
                                                        .search("再生稻")
                                                        .path("hits")
                                                        .path(0)
                                                        .path("url")
                                                        .asString(""))
                                        .contains("xw/20240318_1.html"));
    }
}
