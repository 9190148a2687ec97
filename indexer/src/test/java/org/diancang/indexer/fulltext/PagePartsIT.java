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
        page(
                "http://www.wh.gov.cn/text.html",
                "<p>"
                        + PROSE
                        + "湿地公园也在其中。<img src=a.jpg alt=白鹭 width=300><a href=http://www.hubei.gov.cn/>省政府</a>"
                        + "<script type=application/ld+json>"
                        + "{\"@type\":\"Article\",\"headline\":\"古籍\"}</script>");
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

    @Test
    void allThatWasFoundOfAPageIsStored() throws Exception {
        JsonNode stored = index.stored("host:www.wh.gov.cn AND url:*text.html");

        assertThat(stored.path("charset").asString()).isEqualTo("GB18030");
        assertThat(stored.path("charsetBy").path(0).asString()).isEqualTo("meta");
        assertThat(stored.path("charsetBy").path(1).asString()).isEqualTo("header contradicted");
        assertThat(stored.path("domain").asString()).isEqualTo("wh.gov.cn");
        assertThat(stored.path("linkDomains").asString()).isEqualTo("hubei.gov.cn");
        assertThat(stored.path("structuredTypes").asString()).isEqualTo("Article");
        assertThat(stored.path("headline").asString()).isEqualTo("古籍");
        assertThat(stored.path("sameText").asString()).matches("[0-9a-f]{32}");
        JsonNode image = stored.path("images").path(0);
        assertThat(image.path("url").asString()).isEqualTo("http://www.wh.gov.cn/a.jpg");
        assertThat(image.path("urlkey").asString()).isEqualTo("cn,gov,wh)/a.jpg");
        assertThat(image.path("words").asString()).contains("白鹭", "湿地公园");
        assertThat(image.path("width").asInt()).isEqualTo(300);
        assertThat(index.stored("url:*navigation.html").path("navigation").asString())
                .isEqualTo("湿地公园");
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
