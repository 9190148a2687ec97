package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final int MANY = 400_000;
    private static final ArchiveLinks LINKS =
            ArchiveLinks.of(
                    Timestamp.parse("20131226101010").orElseThrow(),
                    Modifier.NONE,
                    "http://example.com/a/b.html");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url('",
                "url(",
                "@import '",
                "@import/*",
                "/*",
                "\"x",
                "\\",
                "image-set(",
                "url(\\",
                "'\\\n",
                "@import url('a.css');"
            })
    void styleSheetsTakeTimeInProportion(String piece) {
        String css = piece.repeat(MANY / piece.length());
        assertTimeout(Duration.ofSeconds(10), () -> new CssRewriter(LINKS).rewrite(css));
    }

    @Test
    void aLongDataUrlInAStyleSheetStays() {
        String css = "a{b:url('data:image/png;base64," + "A".repeat(MANY) + "')}";
        assertThat(new CssRewriter(LINKS).rewrite(css)).isEqualTo(css);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import(", "import{", "import ", "export*", "export{a}from", "${`", "`${", "(/[",
                "{", "/*", "a/b/c\n", "=/", "import(a),", "}", "'", "import from from '"
            })
    void scriptsTakeTimeInProportion(String piece) {
        String script = "import " + piece.repeat(MANY / piece.length());
        assertTimeout(Duration.ofSeconds(10), () -> new ImportRewriter(LINKS).rewrite(script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ",,,, ,",
                " ",
                "a b c d",
                "a 1x,,b",
                "(((",
                "a (",
                "a ) 1x, b",
                "a\t\n\f1x",
                "http://[ 1x",
                "data:, 1x",
                "//// 2x"
            })
    void aMalformedSrcsetKeepsWhatIsNoAddress(String srcset) {
        String out = Srcset.rewrite(srcset, url -> "[" + url + "]");
        assertThat(out.replaceAll("[\\[\\]]", "")).isEqualTo(srcset.replaceAll("[\\[\\]]", ""));
        assertThat(Srcset.rewrite(srcset, url -> url)).isEqualTo(srcset);
    }

    @Test
    void aSrcsetOfManyImagesTakesTimeInProportion() {
        String srcset = "a.png 1x, ".repeat(MANY / 10) + "(".repeat(MANY);
        assertTimeout(Duration.ofSeconds(10), () -> Srcset.rewrite(srcset, url -> url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=importmap>{\"imports\":{\"a\":1,\"b\":null,\"/c\":[]}}</script>",
                "<script type=importmap>{\"imports\":</script>",
                "<script type=importmap>[]</script>",
                "<script type=importmap>{\"imports\":[],\"scopes\":3}</script>",
                "<script>import \"</script>",
                "<script>import(`</script>",
                "<style>@import \"</style>",
                "<script type=module>",
                "<svg><use href></svg>",
                "<rect fill=url(>"
            })
    void brokenPiecesPassAndEndNothing(String html) throws IOException {
        String out = rewrite(html + "<a href=/x>");
        assertThat(out).contains("<a href=");
    }

    @Test
    void anImportMapCannotCloseItsElement() throws IOException {
        assertThat(
                        rewrite(
                                "<script"
                                        + " type=importmap>{\"imports\":{\"<\\/script>\":\"/a.js\"}}</script>"))
                .doesNotContain("</script>\"")
                .endsWith("</script>");
    }

    @Test
    void aDeepImportMapEndsNothing() throws IOException {
        String map = "{\"imports\":" + "[".repeat(MANY) + "</script><a href=/x>";
        assertThat(rewrite("<script type=importmap>" + map)).contains("20131226101010/http");
    }

    private static String rewrite(String html) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlRewriter(LINKS, "", false)
                .rewrite(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
