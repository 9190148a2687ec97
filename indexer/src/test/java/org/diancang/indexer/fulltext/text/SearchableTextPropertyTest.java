package org.diancang.indexer.fulltext.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SearchableTextPropertyTest {
    @Example
    void whatNobodySearchesForIsLeftOut() {
        assertThat(SearchableText.clean(" \u3000湿河\u00A0\t市 \n\u200B\u0000\uFFFE 2024年 "))
                .isEqualTo("湿河 市 2024年");
        assertThat(SearchableText.clean("Ｗｅｂ，１２３ \uD83D\uDE00\uD83D。"))
                .isEqualTo("Web，123 \uD83D\uDE00。");
    }

    @Property
    void aTextIsCleanedCharacterByCharacter(@ForAll("texts") String text) {
        assertThat(SearchableText.clean(text)).isEqualTo(cleanSlowly(text));
    }

    @Property
    void cleanTextStaysAsItIs(@ForAll("texts") String text) {
        String clean = SearchableText.clean(text);
        assertThat(SearchableText.clean(clean)).isEqualTo(clean);
    }

    @Property
    void aTextIsCleanedWhereItStands(@ForAll("texts") String text) {
        char[] around = ("甲 " + text + " 乙").toCharArray();
        int end = SearchableText.clean(around, 2, 2 + text.length());

        assertThat(new String(around, 2, end - 2)).isEqualTo(cleanSlowly(text));
        assertThat(new String(around, 0, 2)).isEqualTo("甲 ");
        assertThat(new String(around, 2 + text.length(), 2)).isEqualTo(" 乙");
    }

    @Property
    void asMuchIsKeptAsGoesIntoTheBytes(
            @ForAll("texts") String text, @ForAll @IntRange(min = 0, max = 60) int maxBytes) {
        String whole = SearchableText.clean(text);
        SearchableText cut = SearchableText.clean(text, maxBytes);

        assertThat(whole).startsWith(cut.text());
        assertThat(cut.truncated()).isEqualTo(cut.text().length() < whole.length());
        assertThat(cut.text().getBytes(UTF_8).length).isLessThanOrEqualTo(maxBytes);
        assertThat(cut.text()).doesNotEndWith(" ");
        if (cut.truncated()) {
            assertThat(more(whole, cut.text().length()).getBytes(UTF_8).length)
                    .isGreaterThan(maxBytes);
        }
    }

    /** The text up to and with the next character that is no space. */
    private static String more(String whole, int length) {
        int at = whole.charAt(length) == ' ' ? length + 1 : length;
        return whole.substring(0, at + Character.charCount(whole.codePointAt(at)));
    }

    /** By the sentence that describes it, with what the platform knows of characters. */
    private static String cleanSlowly(String text) {
        return text.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(
                        c ->
                                !Character.isISOControl(c)
                                        && Character.getType(c) != Character.SURROGATE
                                        && (c & 0xFFFE) != 0xFFFE
                                        && (c < 0xFDD0 || c > 0xFDEF)
                                        && c != 0xFEFF
                                        && c != 0x200B)
                .map(c -> isFullWidth(c) ? c - 0xFF01 + '!' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .replaceAll(" +", " ")
                .strip();
    }

    private static boolean isFullWidth(int c) {
        return (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ');
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20),
                Arbitraries.strings()
                        .withChars(
                                "湿河市a1 \n\t\u00A0\u3000\u200B\uFEFF\u0000\u007F\u0085Ａ１ｚ，é\uD83D\uDE00\uFFFE\uFDD0、"
                                        .toCharArray())
                        .ofMaxLength(30));
    }
}
