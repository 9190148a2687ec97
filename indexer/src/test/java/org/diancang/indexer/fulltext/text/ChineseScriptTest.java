package org.diancang.indexer.fulltext.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChineseScriptTest {
    @Test
    void aTextInSimplifiedScriptHasNoPartsToFold() {
        assertThat(ChineseScript.foldedParts("湿河市图书馆 library 开放时间")).isEmpty();
        assertThat(ChineseScript.foldedParts("")).isEmpty();
    }

    @Test
    void aTextInTraditionalScriptIsOnePart() {
        String text = "濕河市圖書館開放時間".repeat(100);

        assertThat(ChineseScript.foldedParts(text)).containsExactly(ChineseScript.folded(text));
    }

    @Test
    void oneNameInALongTextTakesItsSurroundingsAlone() {
        String text = "市".repeat(5_000) + "圖書館" + "县".repeat(5_000) + " english" + "館";

        assertThat(ChineseScript.foldedParts(text))
                .containsExactly(
                        "市".repeat(100) + "图书馆" + "县".repeat(100), "县".repeat(92) + " english馆");
    }

    @Test
    void partsBeginAndEndWithWholeWordsAndCharacters() {
        String text = "一".repeat(200) + " library".repeat(30) + "館" + "𠮷".repeat(80);

        List<String> parts = ChineseScript.foldedParts(text);

        assertThat(parts).hasSize(1);
        assertThat(parts.getFirst()).startsWith("library library").contains("library馆𠮷");
        assertThat(parts.getFirst().codePoints().filter(c -> c == "𠮷".codePointAt(0)).count())
                .isBetween(50L, 51L);
        assertThat(parts.getFirst().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                .isTrue();
    }

    @Test
    void whateverHasAFoldedCharacterStandsInAPartWhole() {
        Random random = new Random(20140506);
        for (int run = 0; run < 200; run++) {
            String text = text(random);
            List<String> parts = ChineseScript.foldedParts(text);
            String folded = ChineseScript.folded(text);
            parts.forEach(part -> assertThat(folded).contains(part));
            for (int i = 0; i < 50; i++) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + 1 + random.nextInt(100));
                String phrase = folded.substring(from, to);
                if (!phrase.equals(text.substring(from, to))) {
                    assertThat(parts).anyMatch(part -> part.contains(phrase));
                }
            }
        }
    }

    private static String text(Random random) {
        int rare = 1 + random.nextInt(400);
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 1 + random.nextInt(2_000))
                .forEach(
                        _ ->
                                text.append(
                                        random.nextInt(rare) == 0
                                                ? "圖書館開".charAt(random.nextInt(4))
                                                : "的一是不 ab1，".charAt(random.nextInt(9))));
        return text.toString();
    }
}
