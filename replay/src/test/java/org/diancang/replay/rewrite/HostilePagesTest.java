package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that were made to keep a rewriter busy, or to lose it. */
class HostilePagesTest {
    private static final int LENGTH = 1_000_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** A beginning and what follows it again and again, with a bar between. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "|<",
                "|<a",
                "|<a href=",
                "|<a href=x>",
                "|</",
                "|<!",
                "|<!--",
                "<!-- |--",
                "|<![CDATA[",
                "|<?",
                "<a |b='",
                "<link |href=a ",
                "<link |rel ",
                "<img srcset='|a,",
                "<img srcset='|a (",
                "<a href='|&amp",
                "<a href='|&#0",
                "<a href='http:|//",
                "<a href='http:|\\",
                "<a href='x?|/../",
                "<a href='|/.",
                "<a href='|\t",
                "<meta http-equiv=refresh content='0;url=x|  x",
                "<meta http-equiv=refresh content='| ",
                "<meta http-equiv=refresh content='|url=",
                "<style>|<",
                "<style>|</styl",
                "<script>|</",
                "<title>|</title ",
                "<a style='|url(",
                "<a srcdoc=\"|<a srcdoc='",
                "<param |value='//a' ",
                "|<base href=x>"
            })
    void aPageTakesTimeInProportionToItsLength(String form) {
        // What ends any tag, so that it is looked at and not passed as one that never ends.
        byte[] page = (page(form) + "'>\">").getBytes(StandardCharsets.UTF_8);

        assertTimeoutPreemptively(
                SOON, () -> RewritingPropertyTest.html(page, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|\"",
                "\"|\\\"",
                "'|\\'",
                "|'\"",
                "|url(",
                "url(|\\",
                "url(\"|\\\"",
                "url(| ",
                "|url(\"",
                "|@import ",
                "@import| ",
                "@import \"|\\\"",
                "|@import \"",
                "|/*",
                "|image-set(",
                "image-set(|\"a\"",
                "|(",
                "|)",
                "|@namespace ",
                "|\\",
                "|\\0"
            })
    void aStyleSheetTakesTimeInProportionToItsLength(String form) {
        String css = page(form);

        assertTimeoutPreemptively(
                SOON,
                () ->
                        new CssRewriter(RewritingPropertyTest.links(StandardCharsets.UTF_8))
                                .rewrite(css));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</ a=\"><a href='http://live.example/'>",
                "</3 a='><a href=\"http://live.example/\">",
                "<?php echo \"<script>\" ?><a href='http://live.example/'>",
                "<?x a=\"><img src='http://live.example/'>",
                "<!x \"><a href='http://live.example/'>",
                "<!--><a href='http://live.example/'>",
                "<!---><a href='http://live.example/'>-->",
                "<!-- --!><a href='http://live.example/'>",
                "<a/href=//live.example>",
                "<a\fhref=\"http://live.example/\">",
                "<a title='>' href='http://live.example/'>",
                "<a title=\">href=http://live.example/",
                "<img =src=x src='http://live.example/'>",
                "<a href='\u0001 http://live.example/'>",
                "<a href='http://live.example/#\u2028'>",
                "<title></titlex></title><a href='http://live.example/'>",
                "<script><!--<script></script><a href='http://live.example/'>",
                "<xmp></xmp ><a href='http://live.example/'>",
                "<a href='http:live.example/'><a href='https:live.example/'>"
            })
    void browsersAndTheRewriterReadTheSameTags(String page) throws IOException {
        byte[] rewritten =
                RewritingPropertyTest.html(
                        page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(
                        RewritingPropertyTest.liveAddresses(
                                new String(rewritten, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void pagesInPagesEndSomewhere() throws IOException {
        String page = "<a href=//live.example/>";
        for (int depth = 0; depth < 60; depth++) {
            page = "<iframe srcdoc=\"" + page.replace("&", "&amp;").replace("\"", "&quot;") + "\">";
        }
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);

        byte[] rewritten = RewritingPropertyTest.html(bytes, StandardCharsets.UTF_8);

        assertThat(new String(rewritten, StandardCharsets.UTF_8)).contains("data-dc-srcdoc");
    }

    @Test
    void aStringThatItsLineCutsHidesNoLaterAddress() {
        String css =
                "a{content:'cut\n}b{background:url(it's)}c{background:url(http://live.example/c)}"
                        + "d{background:url(\"http://live.example/d";

        assertThat(
                        new CssRewriter(RewritingPropertyTest.links(StandardCharsets.UTF_8))
                                .rewrite(css))
                .contains("/20261124031512im_/http://live.example/c")
                .contains("/20261124031512im_/http://live.example/d");
    }

    @Test
    void aRefreshLeadsIntoTheArchiveHoweverItIsWritten() throws IOException {
        for (String content :
                new String[] {
                    "0;url=http://live.example/",
                    "0; URL = 'http://live.example/'  ",
                    "5,http://live.example/ ",
                    " 1.5 ; url=\"http://live.example/"
                }) {
            String page =
                    "<meta http-equiv=refresh content='" + content.replace("'", "&#39;") + "'>";
            byte[] rewritten =
                    RewritingPropertyTest.html(
                            page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

            assertThat(new String(rewritten, StandardCharsets.UTF_8))
                    .contains("/20261124031512/http://live.example/");
        }
    }

    private static String page(String form) {
        int bar = form.indexOf('|');
        String again = form.substring(bar + 1);
        return form.substring(0, bar) + again.repeat(LENGTH / again.length());
    }
}
