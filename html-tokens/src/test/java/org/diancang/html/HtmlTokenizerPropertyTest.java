package org.diancang.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HtmlTokenizerPropertyTest {
    @Property
    void everyByteBelongsToOneTokenInOrder(@ForAll("pages") String page, @ForAll boolean xml)
            throws IOException {
        HtmlTokenizer tokens = TokensOf.tokenizer(page, xml);
        StringBuilder all = new StringBuilder();
        while (tokens.next() != HtmlToken.END) {
            assertThat(tokens.end()).isGreaterThan(tokens.start());
            all.append(TokensOf.bytes(tokens));
        }
        assertThat(all).hasToString(page);
    }

    @Property
    void aPageInPiecesIsReadAsInMemory(
            @ForAll("pages") String page,
            @ForAll boolean xml,
            @ForAll @IntRange(min = 1, max = 40) int piece)
            throws IOException {
        assertThat(
                        tags(
                                HtmlTokenizer.withWindow(
                                        new ByteArrayInputStream(page.getBytes(ISO_8859_1)),
                                        xml,
                                        piece)))
                .isEqualTo(tags(TokensOf.tokenizer(page, xml)));
    }

    /** Tags with all that is asked of them, and the text between them in one. */
    private static String tags(HtmlTokenizer tokens) throws IOException {
        StringBuilder all = new StringBuilder();
        HtmlToken last = HtmlToken.END;
        for (HtmlToken token = tokens.next(); token != HtmlToken.END; token = tokens.next()) {
            if (token != last || token == HtmlToken.START_TAG || token == HtmlToken.END_TAG) {
                all.append('\n').append(token).append(' ');
            }
            switch (token) {
                case START_TAG, END_TAG -> all.append(TokensOf.tag(tokens));
                default -> all.append(TokensOf.bytes(tokens));
            }
            last = token;
        }
        return all.toString();
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        List.of(
                                "<",
                                ">",
                                "/",
                                "!",
                                "-",
                                "--",
                                "<!--",
                                "-->",
                                "--!>",
                                "\"",
                                "'",
                                "=",
                                " ",
                                "\n",
                                "a",
                                "é",
                                "<a",
                                "<b>",
                                "</b>",
                                "<script>",
                                "</script>",
                                "<script",
                                "</script",
                                "<SCRIPT a=b>",
                                "<style>",
                                "</style>",
                                "<title>",
                                "</title",
                                "<svg>",
                                "</svg>",
                                "<svg/>",
                                "<![CDATA[",
                                "]]>",
                                "<?",
                                "?>",
                                "<?xml-stylesheet ",
                                "<!DOCTYPE ",
                                "<textarea>",
                                "</textarea>",
                                "<img src=",
                                "href=\"x\"",
                                "<foreignObject>",
                                "</foreignObject>",
                                "<plaintext>",
                                "\0"));
        return pieces.list().ofMaxSize(30).map(all -> String.join("", all));
    }
}
