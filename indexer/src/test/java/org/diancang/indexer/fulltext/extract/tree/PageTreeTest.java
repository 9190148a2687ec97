package org.diancang.indexer.fulltext.extract.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTreeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <p>a<p>b                                  | (p a)(p b)
                    <p>a<div>b</div>c                         | (p a)(div b)c
                    <p>a<b>b<p>c                              | (p a(b b))(p c)
                    <ul><li>a<li>b</ul>c                      | (ul (li a)(li b))c
                    <ul><li>a<ul><li>b</ul>c<li>d</ul>        | (ul (li a(ul (li b))c)(li d))
                    <dl><dt>a<dd>b<dt>c</dl>                  | (dl (dt a)(dd b)(dt c))
                    <table><tr><td>a<td>b<tr><td>c</table>d   | (table (tr (td a)(td b))(tr (td c)))d
                    <table><tr><td><table><tr><td>a</table>b  | (table (tr (td (table (tr (td a)))b)))
                    <table><tbody><tr><td>a<tbody><tr><td>b   | (table (tbody (tr (td a)))(tbody (tr (td b))))
                    <td><p>a</td>b                            | (td (p a))b
                    <div><table><tr><td>a</div>b</table>c     | (div (table (tr (td ab)))c)
                    <a href=1>a<a href=2>b</a>                | (a a)(a b)
                    <h1>a<h2>b</h2>                           | (h1 a)(h2 b)
                    <b><i>a</b>b</i>                          | (b (i a))b
                    a</p>b                                    | a(p )b
                    a</br>b                                   | a(br )b
                    a</i>b                                    | ab
                    <br>a<img>b<hr>c                          | (br )a(img )b(hr )c
                    <select><option>a<option>b</select>       | (select (option a)(option b))
                    <svg><path/><g>a</g></svg>b               | (svg (path )(g a))b
                    <div/>a                                   | (div a)
                    <title>a</title>b                         | (title )b
                    <head><meta><body>a                       | (head (meta ))(body a)
                    <textarea>a<b></textarea>                 | (textarea a<b>)
                    &lt;&amp;&#20013;&#x6587;&nosuch;&copy    | <&中文&nosuch;©
                    <script>var a = 1</script>b               | (script )b
                    """)
    void elementsEndWhereTheyDoInBrowsers(String page, String tree) {
        assertThat(written(PagesRead.of(page).root())).isEqualTo(tree.strip());
    }

    @Test
    void attributesAreReadWithTheirReferences() {
        PageElement link =
                PagesRead.of("<a HREF='?a=1&amp;b=2&copy=3' title class=x>").root().descendant("a");

        assertThat(link).isNotNull();
        assertThat(link.value("href")).isEqualTo("?a=1&b=2&copy=3");
        assertThat(link.has("title")).isTrue();
        assertThat(link.value("title")).isEmpty();
        assertThat(link.has("id")).isFalse();
    }

    @Test
    void titleAndBaseAreTheFirstOnes() {
        PageTree page =
                PagesRead.of(
                        "<svg><title>图</title></svg><title>政 &amp; 务</title><title>二</title>"
                                + "<base target=a><base href=/a/><base href=/b/>");

        assertThat(page.title()).isEqualTo("政 & 务");
        assertThat(page.base()).isEqualTo("/a/");
    }

    @Test
    void textHasSpacesWhereLinesBreak() {
        assertThat(PagesRead.of("<p>通知<br>公告<p> 一  二<b>三</b>").root().text())
                .isEqualTo("通知 公告 一 二三");
    }

    @Test
    void ofAPageWithTooManyTagsTheBeginningIsRead() throws IOException {
        byte[] page = "<p>a".repeat(100).getBytes(StandardCharsets.UTF_8);

        PageTree tree = PageTreeReader.read(page, 0, page.length, 10, () -> {});

        assertThat(tree.cut()).isTrue();
        assertThat(tree.root().text()).isEqualTo("a a a a a a a a a");
    }

    @Test
    void whoChecksMayEndAPage() {
        byte[] page = "<p>a".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        Assertions.assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(
                        () ->
                                PageTreeReader.read(
                                        page,
                                        0,
                                        page.length,
                                        Integer.MAX_VALUE,
                                        () -> {
                                            throw new InterruptedIOException();
                                        }));
    }

    @Test
    void noPageTakesLong() {
        for (String part :
                List.of(
                        "<div>",
                        "<a href=1>",
                        "<p><b>",
                        "<table><tr><td>",
                        "<ul><li>",
                        "</p>",
                        "<svg>",
                        "&",
                        "<dl><dt>",
                        "<h1>",
                        "<option>")) {
            String page = part.repeat(200_000);
            org.junit.jupiter.api.Assertions.assertTimeout(
                    Duration.ofSeconds(5), () -> PagesRead.of(page).root().text());
        }
    }

    private static String written(PageElement element) {
        StringBuilder written = new StringBuilder();
        for (PageNode at = element.firstChild(); at != null; at = at.nextSibling()) {
            written.append(
                    switch (at) {
                        case PageText text -> text.text();
                        case PageElement child -> "(" + child.name() + " " + written(child) + ")";
                    });
        }
        return written.toString();
    }
}
