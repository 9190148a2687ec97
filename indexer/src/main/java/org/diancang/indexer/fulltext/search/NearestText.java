package org.diancang.indexer.fulltext.search;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds in a text what is nearly a word. */
final class NearestText {
    private static final int SHORTEST = 3;
    private static final int LONGEST_TEXT = 2_000;
    private static final LevenshteinDistance ONE = new LevenshteinDistance(1);
    private static final LevenshteinDistance TWO = new LevenshteinDistance(2);

    private NearestText() {}

    /**
     * What stands in a text and is the word or nearly so: one slip, or two in a Latin word of more
     * than five letters; empty if nothing is.
     */
    static Optional<String> to(String word, String text) {
        String looked = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        if (word.length() < SHORTEST) {
            return looked.contains(word) ? Optional.of(word) : Optional.empty();
        }
        return word.codePoints().anyMatch(Character::isIdeographic)
                ? window(word, looked)
                : latin(word, looked);
    }

    /** Chinese has no spaces: any place may begin it. A whole word of the same length is best. */
    private static Optional<String> window(String word, String text) {
        String nearest = null;
        int distance = 2;
        for (int length : new int[] {word.length(), word.length() - 1, word.length() + 1}) {
            for (int i = 0; i + length <= text.length() && distance > 0; i++) {
                String here = text.substring(i, i + length);
                int found = ONE.apply(word, here);
                if (found >= 0 && found < distance && isWhole(here)) {
                    nearest = here;
                    distance = found;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static boolean isWhole(String text) {
        return text.codePoints().allMatch(Character::isLetterOrDigit);
    }

    private static Optional<String> latin(String word, String text) {
        String lower = word.toLowerCase(Locale.ROOT);
        LevenshteinDistance allowed = word.length() > 5 ? TWO : ONE;
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        String nearest = null;
        int distance = Integer.MAX_VALUE;
        int from = words.first();
        for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
            String here = text.substring(from, to);
            int found = allowed.apply(lower, here.toLowerCase(Locale.ROOT));
            if (found >= 0 && found < distance) {
                nearest = here;
                distance = found;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
