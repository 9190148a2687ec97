package org.diancang.bench.fulltext;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text in which each character, or word of Latin letters, follows another as often as in the
 * text that it was made of: what an index keeps, single characters and pairs of them, is as common
 * or rare as there.
 */
final class TextChain {
    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*|[\\p{IsHan}]|[，。；：、！？《》（）]");
    private static final String END = "。";

    private final Map<String, List<String>> followers = new HashMap<>();
    private final List<String> beginnings = new ArrayList<>();

    /** Follows texts; one that comes several times counts as often. */
    TextChain(Collection<String> texts) {
        for (String text : texts) {
            String before = END;
            for (Matcher token = TOKEN.matcher(text); token.find(); ) {
                String now = token.group().intern();
                if (before.equals(END)) {
                    beginnings.add(now);
                } else {
                    followers.computeIfAbsent(before, _ -> new ArrayList<>()).add(now);
                }
                before = now;
            }
        }
        if (beginnings.isEmpty()) {
            throw new IllegalArgumentException("no text to follow");
        }
    }

    /** About so many characters; ends with a full stop. */
    String text(int length, RandomGenerator random) {
        var text = new StringBuilder(length + 40);
        String now = one(beginnings, random);
        while (text.length() < length || !now.equals(END)) {
            boolean latin = now.charAt(0) < 128;
            if (latin && !text.isEmpty() && text.charAt(text.length() - 1) < 128) {
                text.append(' ');
            }
            text.append(now);
            List<String> next = followers.getOrDefault(now, List.of(END));
            // A sentence that never ends would be none.
            now =
                    text.length() > 2 * length + 40
                            ? END
                            : now.equals(END) ? one(beginnings, random) : one(next, random);
        }
        return text.append(END).toString();
    }

    private static String one(List<String> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
