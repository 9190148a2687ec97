package org.diancang.indexer.fulltext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.Charset;
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

/** What is kept of an HTML page, as the real index has it. */
class PagePartsIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Instant AT = Instant.parse("2026-11-24T03:15:00Z");
    private static final String PROSE =
            "古籍是中华民族在数千年历史发展过程中创造的重要文明成果，蕴含着特有的精神价值、思维方式和想象力、创造力，需要抢救、保护和利用。";

    @TempDir static Path data;
    private static RunningIndex index;
    private static RecordedPages pages;

    @BeforeAll
    static void start() throws Exception {
        index = new RunningIndex(STACK, data);
        pages = new RecordedPages(index.store(), 0);
        page(
                "http://www.wh.gov.cn/navigation.html",
                "<div class=nav><a href=/>湿地公园</a></div><p>" + PROSE);
        page("http://www.wh.gov.cn/text.html", "<p>" + PROSE + "湿地公园也在其中。");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> index.search("q", "古籍").path("total").asInt() == 2);
    }

    @AfterAll
    static void stop() throws Exception {
        pages.close();
        index.close();
    }

    @Test
    void aPhraseInTheNavigationIsFoundBelowThoseInTheText() throws Exception {
        JsonNode answer = index.search("q", "\"湿地公园\"");

        assertThat(answer.path("total").asInt()).isEqualTo(2);
        assertThat(answer.path("hits").path(0).path("url").asString()).endsWith("/text.html");
        JsonNode below = answer.path("hits").path(1);
        assertThat(below.path("url").asString()).endsWith("/navigation.html");
        assertThat(below.path("fragments").toString()).contains("湿地公园").doesNotContain("古籍");
        assertThat(below.path("fragments").path(0).path(0).path("mark").asBoolean()).isTrue();
    }

    private static void page(String url, String body) throws Exception {
        String html = "<html><head><meta charset=gb2312><title>馆</title></head><body>" + body;
        index.send(
                pages.page(
                                url,
                                "text/html; charset=utf-8",
                                html.getBytes(Charset.forName("GBK")),
                                AT)
                        .build());
    }
}
