package org.diancang.bench.fulltext;

import java.util.HashMap;
import java.util.Map;

/** How near an extracted text is to the one that a reader would call the page's text. */
final class TextScore {
    private TextScore() {}

    /**
     * F1 over pairs of neighbouring letters and digits, each as often as it occurs: 1 for the same
     * text, 0 for texts that share none.
     */
    static double f1(String extracted, String label) {
        Map<String, Integer> wanted = pairs(label);
        Map<String, Integer> found = pairs(extracted);
        long shared = 0;
        for (Map.Entry<String, Integer> pair : wanted.entrySet()) {
            shared += Math.min(pair.getValue(), found.getOrDefault(pair.getKey(), 0));
        }
        long all = count(wanted) + count(found);
        return all == 0 ? 1 : 2.0 * shared / all;
    }

    private static long count(Map<String, Integer> pairs) {
        return pairs.values().stream().mapToLong(n -> n).sum();
    }

    private static Map<String, Integer> pairs(String text) {
        int[] letters = text.codePoints().filter(Character::isLetterOrDigit).toArray();
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 1; i < letters.length; i++) {
            pairs.merge(new String(letters, i - 1, 2), 1, Integer::sum);
        }
        return pairs;
    }
}
