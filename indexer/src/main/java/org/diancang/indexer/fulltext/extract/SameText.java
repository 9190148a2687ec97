package org.diancang.indexer.fulltext.extract;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diancang.indexer.fulltext.text.SearchableText;

/**
 * A key that pages have in common which bring the same text: what stands from the first sentence of
 * their main text to the last, its letters and digits alone. Templates, the lines around an
 * article, spaces, punctuation, width and case change nothing; any other number or word in it does.
 * A key that forgave words, as frequencies of words do, would take each of a series of notices for
 * the same.
 */
final class SameText {
    /** Less is no text to be recognised by. */
    private static final int LETTERS = 50;

    /** Shorter ones are calls of a template, or part of a title. */
    private static final int SENTENCE = 15;

    private static final int KEY_BYTES = 16;

    private SameText() {}

    /**
     * The key of a text; empty for one too short to have one.
     *
     * @param blocks the lines or paragraphs of the main text
     */
    static Optional<String> of(List<String> blocks) {
        int from = 0;
        while (from < blocks.size() && !isSentence(blocks.get(from))) {
            from++;
        }
        int to = blocks.size();
        while (to > from && !isSentence(blocks.get(to - 1))) {
            to--;
        }
        char[] letters = letters(blocks.subList(from, to));
        if (letters.length < LETTERS) {
            letters = letters(blocks);
        }
        return letters.length < LETTERS ? Optional.empty() : Optional.of(key(letters));
    }

    private static boolean isSentence(String block) {
        if (block.length() < SENTENCE) {
            return false;
        }
        for (int i = 0; i < block.length(); i++) {
            switch (block.charAt(i)) {
                case '。', '！', '？', '｡' -> {
                    return true;
                }
                case '.', '!', '?' -> {
                    if (i > SENTENCE && (i + 1 == block.length() || block.charAt(i + 1) == ' ')) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    private static char[] letters(List<String> blocks) {
        int most = 0;
        for (String block : blocks) {
            most += block.length();
        }
        char[] letters = new char[most];
        int length = 0;
        boolean allPlain = true;
        for (String block : blocks) {
            // Behind what is kept already, and then moved up: what is kept is never longer.
            int end = length + block.length();
            block.getChars(0, block.length(), letters, length);
            for (int i = length; i < end; i++) {
                char c = letters[i];
                if (isPlain(c)) {
                    letters[length++] = (char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
                } else if (c > 0x7F) {
                    int whole = Character.codePointAt(letters, i, end);
                    i += Character.charCount(whole) - 1;
                    if (Character.isLetterOrDigit(whole)) {
                        length += Character.toChars(whole, letters, length);
                        allPlain = false;
                    }
                }
            }
        }
        return allPlain
                ? Arrays.copyOf(letters, length)
                : SearchableText.clean(new String(letters, 0, length))
                        .toLowerCase(Locale.ROOT)
                        .toCharArray();
    }

    /** Letters and digits of which most texts consist: there is nothing to look up. */
    private static boolean isPlain(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z');
    }

    private static String key(char[] letters) {
        ByteBuffer bytes = ByteBuffer.allocate(letters.length * Character.BYTES);
        bytes.asCharBuffer().put(letters);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
