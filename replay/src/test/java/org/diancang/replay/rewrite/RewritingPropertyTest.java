package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Whatever a page says, the browser that reads it rewritten is not sent to the live web. The judge
 * is jsoup, which reads pages as browsers do (HTML Standard §13.2).
 */
class RewritingPropertyTest {
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "poster", "background", "xlink:href");
    private static final String LIVE = "live.example";

    @Property(tries = 600)
    void noAddressOfAPageLeadsToTheLiveWeb(@ForAll("pages") String page) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            byte[] rewritten = html(page.getBytes(charset), charset);

            assertThat(liveAddresses(new String(rewritten, charset))).as(page).isEmpty();
        }
    }

    @Property(tries = 500)
    void anyBytesAreAPageThatIsRewrittenWithoutFailing(@ForAll byte[] page) throws IOException {
        html(page, StandardCharsets.UTF_8);
        html(page, Charset.forName("GB18030"));
        html(page, Charset.forName("Big5-HKSCS"));
    }

    @Property(tries = 500)
    void aPageWithoutTagsStaysByteForByte(@ForAll byte[] page) throws IOException {
        byte[] text = page.clone();
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '<' ? (byte) '.' : text[i];
        }

        assertThat(html(text, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Property(tries = 600)
    void noAddressOfAStyleSheetLeadsToTheLiveWeb(@ForAll("styles") String css) {
        String rewritten = new CssRewriter(links(StandardCharsets.UTF_8)).rewrite(css);

        assertThat(rewritten).doesNotContainPattern("(?i)url\\(\\s*[\"']?https?:");
        assertThat(rewritten).doesNotContainPattern("(?i)@import\\s*[\"']https?:");
    }

    @Property(tries = 500)
    void anyTextIsAStyleSheetThatIsRewrittenWithoutFailing(@ForAll String css) {
        assertThat(new CssRewriter(links(StandardCharsets.UTF_8)).rewrite(css)).isNotNull();
    }

    @Property(tries = 500)
    void aListOfImagesKeepsItsLength(@ForAll("candidates") List<String> images) {
        String rewritten = Srcset.rewrite(String.join(", ", images), url -> "/archived/" + url);

        assertThat(rewritten.split("/archived/", -1)).hasSize(images.size() + 1);
    }

    static byte[] html(byte[] page, Charset charset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlRewriter(links(charset), "", false).rewrite(new ByteArrayInputStream(page), out);
        return out.toByteArray();
    }

    static ArchiveLinks links(Charset charset) {
        return new ArchiveLinks(
                "",
                Timestamp.parse("20261124031512").orElseThrow(),
                Modifier.NONE,
                "http://page.example/a/b.html",
                charset);
    }

    /** Addresses that a browser would fetch from, or lead to, the live web. */
    static List<String> liveAddresses(String html) {
        return Jsoup.parse(html).getAllElements().stream()
                .filter(e -> !e.normalName().equals("meta"))
                .flatMap(e -> e.attributes().asList().stream().filter(a -> isAddress(e, a)))
                .map(Attribute::getValue)
                .filter(RewritingPropertyTest::isLive)
                .toList();
    }

    private static boolean isAddress(Element element, Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        return ADDRESSES.contains(name) || (name.equals("data") && element.nameIs("object"));
    }

    private static boolean isLive(String value) {
        String address = value.replaceAll("[\\x00-\\x20]", "").replace('\\', '/');
        return address.matches("(?is)(https?:)?//" + LIVE + ".*");
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> urls =
                Arbitraries.of(
                        "http://live.example/",
                        "HTTPS://live.example/a?b=1&amp;c=2#d",
                        "//live.example/x",
                        " http://live.example/ ",
                        "ht&#116;p://live.example/&quot;",
                        "http:\n//live.example/",
                        "\\\\live.example\\y",
                        "http&colon;//live.example/",
                        "http://live.example/政策 '\"",
                        "relative/../x",
                        "?q");
        Arbitrary<String> attributes =
                Combinators.combine(
                                Arbitraries.of(
                                        "href",
                                        "SRC",
                                        "action",
                                        "formaction",
                                        "poster",
                                        "background",
                                        "data",
                                        "xlink:href",
                                        "class",
                                        "srcset"),
                                Arbitraries.of("=\"%s\"", "='%s'", " = %s ", "\n=\t\"%s\"", "=%s/"),
                                urls)
                        .as((name, form, url) -> name + form.replace("%s", url));
        Arbitrary<String> tags =
                Combinators.combine(
                                Arbitraries.of(
                                        "a",
                                        "IMG",
                                        "form",
                                        "iframe",
                                        "object",
                                        "video",
                                        "input",
                                        "link",
                                        "body",
                                        "table",
                                        "base",
                                        "q",
                                        "script",
                                        "style",
                                        "title",
                                        "textarea",
                                        "button"),
                                attributes.list().ofMinSize(1).ofMaxSize(3),
                                Arbitraries.of(">", "/>", " >", "", "\n>"))
                        .as((tag, list, end) -> "<" + tag + " " + String.join(" ", list) + end);
        Arbitrary<String> noise =
                Arbitraries.of(
                        "text",
                        "<",
                        ">",
                        "\"",
                        "'",
                        "<!--",
                        "-->",
                        "--!>",
                        "<!-->",
                        "</",
                        "</script>",
                        "</style>",
                        "</title>",
                        "</textarea >",
                        "</a>",
                        "<b",
                        "&lt;",
                        "<!doctype html>",
                        "<![CDATA[",
                        "]]>",
                        "<?pi ",
                        "<!x",
                        "< a ",
                        "=",
                        "\n",
                        "</ x",
                        "中");
        return Arbitraries.oneOf(tags, noise)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> styles() {
        Arbitrary<String> tokens =
                Arbitraries.of(
                        "url(http://live.example/a)",
                        "url( \"http://live.example/b\" )",
                        "URL('https://live.example/c')",
                        "@import \"http://live.example/d.css\";",
                        "@import url(http://live.example/e.css) screen;",
                        "a{background:",
                        "}",
                        "content:\"\\\"\";",
                        "content:'x';",
                        ";",
                        " ",
                        "/* c */",
                        "image-set(\"http://live.example/f\" 1x)");
        return tokens.list().ofMaxSize(10).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<List<String>> candidates() {
        return Combinators.combine(
                        Arbitraries.of("a.png", "http://live.example/b,c.png", "//x/y", "%20"),
                        Arbitraries.of(" 1x", " 480w", ""))
                .as(String::concat)
                .list()
                .ofMaxSize(6);
    }
}
