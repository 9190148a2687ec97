package org.diancang.indexer.fulltext.text;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * The two scripts of Chinese. For search, text is folded character by character into simplified
 * script by the tables of OpenCC: places stay where they are, and what is found in the folded text
 * stands at the same place in the text.
 */
public final class ChineseScript {
    /** Basic block and extension A, and the compatibility ideographs. */
    private static final char FIRST = '\u3400';

    private static final char LAST = '\uFAFF';

    private static final int AROUND = 100;

    private static final int LONGEST_WORD = 40;

    private ChineseScript() {}

    /** Read when a text is folded for the first time: it takes a moment. */
    private static final class Table {
        static final char[] SIMPLIFIED = new char[LAST - FIRST + 1];

        static {
            for (char c = FIRST; c <= LAST; c++) {
                SIMPLIFIED[c - FIRST] = c;
                if (Character.isIdeographic(c)) {
                    String simple = ZhConverterUtil.toSimple(String.valueOf(c));
                    if (simple.length() == 1) {
                        SIMPLIFIED[c - FIRST] = simple.charAt(0);
                    }
                }
            }
        }

        private Table() {}
    }

    /**
     * A text in simplified script, as long as before; the same object if it has no other
     * characters.
     */
    public static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (simplified(c) != c) {
                return folded(text, i);
            }
        }
        return text;
    }

    private static String folded(String text, int from) {
        char[] chars = text.toCharArray();
        for (int i = from; i < chars.length; i++) {
            chars[i] = simplified(chars[i]);
        }
        return new String(chars);
    }

    /**
     * The parts of a text that are other in simplified script, so folded, each with at least
     * {@value #AROUND} characters around: whatever is no longer and has a character that is folded
     * stands in one of them whole.
     *
     * @return none for a text that is in simplified script already
     */
    public static List<String> foldedParts(String text) {
        List<String> parts = new ArrayList<>();
        int from = -1;
        int to = 0;
        for (int i = 0; i < text.length(); i++) {
            if (simplified(text.charAt(i)) == text.charAt(i)) {
                continue;
            }
            if (from >= 0 && i - AROUND > to) {
                parts.add(folded(text.substring(wordFrom(text, from), wordTo(text, to))));
                from = -1;
            }
            from = from < 0 ? Math.max(0, i - AROUND) : from;
            to = Math.min(text.length(), i + AROUND + 1);
        }
        if (from >= 0) {
            parts.add(folded(text.substring(wordFrom(text, from), wordTo(text, to))));
        }
        return parts;
    }

    private static int wordFrom(String text, int at) {
        int from = at;
        while (at - from < LONGEST_WORD && isWithinWord(text, from)) {
            from--;
        }
        return from;
    }

    private static int wordTo(String text, int at) {
        int to = at;
        while (to - at < LONGEST_WORD && isWithinWord(text, to)) {
            to++;
        }
        return to;
    }

    /** Whether a cut there would make another word, or half a character. */
    private static boolean isWithinWord(String text, int at) {
        return at > 0
                && at < text.length()
                && (Character.isLowSurrogate(text.charAt(at))
                        || (isOfWord(text.charAt(at - 1)) && isOfWord(text.charAt(at))));
    }

    private static boolean isOfWord(char c) {
        return c < FIRST && Character.isLetterOrDigit(c);
    }

    private static char simplified(char c) {
        return c < FIRST || c > LAST ? c : Table.SIMPLIFIED[c - FIRST];
    }

    /** A few words in traditional script, as they are usually written there. */
    public static String traditional(String words) {
        return ZhConverterUtil.toTraditional(words);
    }
}
