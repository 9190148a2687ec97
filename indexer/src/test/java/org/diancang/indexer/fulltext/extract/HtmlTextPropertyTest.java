package org.diancang.indexer.fulltext.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a page is made of, text comes out of it, and no more than is allowed. */
class HtmlTextPropertyTest {
    private static final int TEXT_BYTES = 400;
    private final HtmlText html =
            new HtmlText(new ExtractionLimits(1 << 20, TEXT_BYTES, 1_000, Duration.ofSeconds(20)));

    @Property(tries = 300)
    void anyBytesAreAPage(@ForAll byte[] page) throws IOException {
        assertText(new Payload(page, false, null));
        assertText(new Payload(page, false, "text/html; charset=gbk"));
        assertText(new Payload(page, true, "text/html; charset=\u0000"));
    }

    @Property(tries = 500)
    void anyMarkupIsAPage(@ForAll("markup") String page) throws IOException {
        assertText(new Payload(page.getBytes(StandardCharsets.UTF_8), false, "text/html"));
    }

    private void assertText(Payload payload) throws IOException {
        Extraction extraction = html.extract(payload, Deadline.in(Duration.ofSeconds(20)));
        assertThat(extraction).isInstanceOf(Extraction.Text.class);
        Extraction.Text text = (Extraction.Text) extraction;
        assertThat(text.text().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(TEXT_BYTES);
        assertThat(text.text()).doesNotContainPattern("[\\x00-\\x1f\\x7f\ufdd0\ufdd1]");
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(
                        "<p>",
                        "</p>",
                        "<b>",
                        "<table><tr>",
                        "<td>",
                        "<svg>",
                        "<math>",
                        "<select>",
                        "<option>",
                        "<template>",
                        "<noscript>",
                        "<!--",
                        "-->",
                        "<script>script()</script>",
                        "<style>script()</style>",
                        "<title>标题</title>",
                        "<frameset>",
                        "<body>",
                        "</body>",
                        "<html>",
                        "<meta charset=gbk>",
                        "&amp;",
                        "&#0;",
                        "&#xFFFFFFFF;",
                        "&nbsp;",
                        "中文",
                        "\ufdd0",
                        "\u200b",
                        "\u0000",
                        "text ",
                        "<",
                        ">",
                        "\"",
                        "国".repeat(200))
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
    }
}
