package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is no web page, from the WARC file to the real index. */
class DocumentsIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant AT = Instant.parse("2026-11-24T03:15:00Z");
    private static final String NOTHING = "application/octet-stream";

    @TempDir static Path data;
    private static RunningIndex index;
    private static RecordedPages pages;

    @BeforeAll
    static void start() throws Exception {
        index = new RunningIndex(STACK, data);
        pages = new RecordedPages(index.store(), 0);
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
    }

    @Test
    void aWordFileThatItsServerSaysNothingOfIsFoundByWhatItSays() throws Exception {
        byte[] file = OfficeFiles.docx("湿地年鉴", "候鸟迁徙路线观测报告");
        index.send(pages.page("http://a.example/nj.docx", NOTHING, file, AT).build());
        JsonNode hit = found("候鸟迁徙路线 type:document").path("hits").path(0);
        assertThat(hit.path("title").asString()).isEqualTo("湿地年鉴");
        assertThat(hit.path("type").asString()).isEqualTo("document");
    }

    @Test
    void typesBesideEachOtherAndSizesOfImagesAreInTheIndex() throws Exception {
        byte[] png = Images.png(640, 480);
        index.send(pages.page("http://b.example/a.jpg", "image/jpeg", png, AT).build());
        found("type:image host:b.example");
        JsonNode document = source("http://b.example/a.jpg");
        assertThat(document.path("servedType").asString()).isEqualTo("image/jpeg");
        assertThat(document.path("identifiedType").asString()).isEqualTo("image/png");
        assertThat(document.path("width").asInt()).isEqualTo(640);
        assertThat(document.path("height").asInt()).isEqualTo(480);
    }

    @Test
    void aPageHasBothTypesToo() throws Exception {
        byte[] page = "<!DOCTYPE html><title>t</title><p>国家图书馆".getBytes(UTF_8);
        index.send(pages.page("http://c.example/", "text/html", page, AT).build());
        found("type:html host:c.example");
        JsonNode document = source("http://c.example/");
        assertThat(document.path("servedType").asString()).isEqualTo("text/html");
        assertThat(document.path("identifiedType").asString()).isEqualTo("text/html");
    }

    @Test
    void aBrokenFileIsThereWithItsReason() throws Exception {
        byte[] broken = java.util.Arrays.copyOf(OfficeFiles.docx("t", "x".repeat(5_000)), 600);
        index.send(pages.page("http://d.example/d.docx", NOTHING, broken, AT).build());
        found("url:d.docx");
        JsonNode document = source("http://d.example/d.docx");
        assertThat(document.path("extraction").asString()).isEqualTo("none");
        assertThat(document.path("note").asString()).startsWith("broken");
        assertThat(index.notExtracted("broken")).isPositive();
    }

    private static JsonNode found(String query) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> index.search("q", query), a -> a.path("total").asInt() == 1);
    }

    private static JsonNode source(String url) throws Exception {
        return index.document(url);
    }
}
