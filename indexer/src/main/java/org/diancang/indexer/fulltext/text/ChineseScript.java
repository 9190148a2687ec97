package org.diancang.indexer.fulltext.text;

import com.github.houbb.opencc4j.util.ZhConverterUtil;

/**
 * The two scripts of Chinese. For search, text is folded character by character into simplified
 * script by the tables of OpenCC: places stay where they are, and what is found in the folded text
 * stands at the same place in the text.
 */
public final class ChineseScript {
    /** Basic block and extension A, and the compatibility ideographs. */
    private static final char FIRST = '\u3400';

    private static final char LAST = '\uFAFF';

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

    private static char simplified(char c) {
        return c < FIRST || c > LAST ? c : Table.SIMPLIFIED[c - FIRST];
    }

    /** A few words in traditional script, as they are usually written there. */
    public static String traditional(String words) {
        return ZhConverterUtil.toTraditional(words);
    }
}
