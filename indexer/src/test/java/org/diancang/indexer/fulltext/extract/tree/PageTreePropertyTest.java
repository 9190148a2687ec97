package org.diancang.indexer.fulltext.extract.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Trees beside those of jsoup, which builds them as browsers do. */
class PageTreePropertyTest {
    @Property
    void aPageHasTheSameTextInWhateverWayItIsWritten(@ForAll("pages") String page) {
        Document expected = Jsoup.parse(page);

        assertThat(letters(PagesRead.of(page).root().text()))
                .isEqualTo(letters(expected.body().text()));
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(
                        List.of(
                                "<p>",
                                "</p>",
                                "<div class=a>",
                                "</div>",
                                "<ul>",
                                "</ul>",
                                "<li>",
                                "</li>",
                                "<a href=x>",
                                "</a>",
                                "<b>",
                                "</b>",
                                "<br>",
                                "<h1>",
                                "</h1>",
                                "<h2>",
                                "<span>",
                                "</span>",
                                "<script>",
                                "</script>",
                                "<style>",
                                "</style>",
                                "<!--",
                                "-->",
                                "中",
                                "文",
                                "a",
                                "b",
                                "&lt;",
                                "&#65;",
                                "&copy",
                                "&nbsp;",
                                " ",
                                "\n",
                                "<",
                                ">",
                                "<img alt='x>y'>",
                                "<dl>",
                                "<dt>",
                                "<dd>",
                                "</dl>",
                                "<textarea>",
                                "</textarea>",
                                "<nav>",
                                "</nav>",
                                "<font color=red>",
                                "</font>",
                                "</br>"))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
