package org.diancang.indexer.fulltext.extract.facts;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.fulltext.extract.tree.PageElement;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a page by its script, and where several are written in one, by what the
 * page declares: templates declare English or Chinese whatever is written in them.
 */
public final class Language {
    private static final int LOOKED_AT = 5_000;
    private static final int LETTERS_NEEDED = 20;

    /** Basic block, all of which is assigned. */
    private static final int FIRST_HAN = 0x4E00;

    private static final int LAST_HAN = 0x9FFF;

    /** Scripts of characters that were met, by their number and one more: the table is slow. */
    private static final byte[] MET = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];

    private static final UnicodeScript[] SCRIPTS = UnicodeScript.values();
    private static final int HAN = UnicodeScript.HAN.ordinal();
    private static final int LATIN = UnicodeScript.LATIN.ordinal();

    private Language() {}

    /**
     * The language of a document that is no page.
     *
     * @param declared what it says, as a language tag; empty if nothing
     * @return two letters, empty if neither its script nor itself tells
     */
    public static Optional<String> of(String text, String declared) {
        return of(text, tag(declared));
    }

    static Optional<String> of(@Nullable PageElement html, String text) {
        return of(text, declared(html));
    }

    private static Optional<String> of(String text, Optional<String> declared) {
        Map<UnicodeScript, Integer> letters = letters(text);
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        if (all < LETTERS_NEEDED) {
            return declared;
        }
        // A word of Chinese is two characters, one of English six.
        letters.computeIfPresent(UnicodeScript.LATIN, (_, count) -> count / 3);
        UnicodeScript most =
                letters.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(UnicodeScript.COMMON);
        return switch (most) {
            case HAN ->
                    Optional.of(
                            letters.getOrDefault(UnicodeScript.HIRAGANA, 0) * 10 > all
                                    ? "ja"
                                    : "zh");
            case HIRAGANA, KATAKANA -> Optional.of("ja");
            case HANGUL -> Optional.of("ko");
            case TIBETAN -> Optional.of("bo");
            case MONGOLIAN -> Optional.of("mn");
            case YI -> Optional.of("ii");
            case THAI -> Optional.of("th");
            default -> declared.filter(language -> !language.equals("zh"));
        };
    }

    private static Map<UnicodeScript, Integer> letters(String text) {
        int[] counts = new int[SCRIPTS.length];
        char[] beginning = text.substring(0, Math.min(text.length(), LOOKED_AT)).toCharArray();
        for (int i = 0; i < beginning.length; i++) {
            char first = beginning[i];
            // Nearly all are of these two, and the table of all is slow.
            if (first >= FIRST_HAN && first <= LAST_HAN) {
                counts[HAN]++;
            } else if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) {
                counts[LATIN]++;
            } else if (first > 0x7F) {
                int c = Character.codePointAt(beginning, i);
                i += Character.charCount(c) - 1;
                if (Character.isLetter(c)) {
                    counts[script(c).ordinal()]++;
                }
            }
        }
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        for (UnicodeScript script : SCRIPTS) {
            if (counts[script.ordinal()] > 0) {
                letters.put(script, counts[script.ordinal()]);
            }
        }
        return letters;
    }

    private static UnicodeScript script(int c) {
        if (c >= MET.length) {
            return UnicodeScript.of(c);
        }
        int met = MET[c] & 0xFF;
        if (met > 0) {
            return SCRIPTS[met - 1];
        }
        UnicodeScript script = UnicodeScript.of(c);
        if (script.ordinal() + 1 < 0x100) {
            MET[c] = (byte) (script.ordinal() + 1);
        }
        return script;
    }

    private static Optional<String> declared(@Nullable PageElement html) {
        if (html == null) {
            return Optional.empty();
        }
        String lang = html.value("lang");
        return tag(lang.isBlank() ? html.value("xml:lang") : lang);
    }

    private static Optional<String> tag(String lang) {
        String language = Locale.forLanguageTag(lang.strip().replace('_', '-')).getLanguage();
        return language.length() == 2 ? Optional.of(language) : Optional.empty();
    }
}
