package org.diancang.replay.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the shim stands in a document that has one outermost element, of whatever name. */
class ShimInXmlTest {
    private static final String SHIM = "<script src='/s.js'></script>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html><head><b/></head></html>|<html><head>^<b/></head></html>",
                "<html><body><b/></body></html>|<html>^<body><b/></body></html>",
                "<h:html><h:head><b/></h:head></h:html>|<h:html><h:head>^<b/></h:head></h:html>",
                "<?xml-stylesheet href='x'?><b><c/></b>|<?xml-stylesheet href='x'?><b>^<c/></b>",
                "<b><html/></b>|<b>^<html/></b>"
            })
    void itStandsWithin(String document, String expected) throws IOException {
        String shim = SHIM.replace("<script ", "<script xmlns=\"http://www.w3.org/1999/xhtml\" ");

        assertThat(rewritten(document).replaceAll("href='[^']*'", "href='x'"))
                .isEqualTo(expected.replace("^", shim));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b/>", "<style>a</style>", "<script>a</script>", "<html/>", "a"})
    void itStandsNowhereWhereNothingCan(String document) throws IOException {
        assertThat(rewritten(document)).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html onclick='if (a &lt; b) c(location.href)'/>",
                "<html onclick='if (a &lt; b) // c&#10;c(location.href)'/>",
                "<html><head><script>if (a &lt; b) c(location.href)</script></head></html>"
            })
    void codeInItStaysWellFormed(String document) throws IOException {
        String rewritten = rewritten(document);

        assertThat(rewritten).contains("__dc_own(location).href").contains("a &lt; b");
        assertThat(rewritten.contains("&#10;")).isEqualTo(document.contains("&#10;"));
        assertThat(XmlDocument.read(rewritten)).isPresent();
    }

    private static String rewritten(String document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlRewriter(RewritingPropertyTest.links(StandardCharsets.UTF_8), SHIM, true)
                .rewrite(new ByteArrayInputStream(document.getBytes(UTF_8)), out);
        return out.toString(UTF_8);
    }
}
