package org.diancang.indexer.fulltext.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * What comes of bytes that are read in one character set.
 *
 * @param errors sequences that it does not have; one cut off at the end is none
 * @param strange characters of which no text consists: private ones, controls, unassigned
 * @param letters characters beyond ASCII that are letters of whatever script
 * @param frequent those of them that are frequent in Chinese
 */
record CharsetReading(int errors, int strange, int letters, int frequent) {
    /** The characters of Chinese text that are frequent, at least: verse and names have fewest. */
    private static final double FREQUENT_AT_LEAST = 0.4;

    /** How many times the share of another is no accident. */
    private static final int FAR_BETTER = 3;

    /** So many prove that it is another, however long the sample. */
    private static final int MOST_ERRORS = 200;

    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte FREQUENT = 2;
    private static final byte STRANGE = 3;

    /**
     * Of each character of the basic plane: to ask for each anew is most of what counting costs.
     */
    private static final byte[] KINDS = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];

    static {
        for (int c = 0x80; c < KINDS.length; c++) {
            KINDS[c] = kind(c);
        }
    }

    static CharsetReading of(Charset charset, byte[] bytes) {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // No character set here makes more characters than twice its bytes.
        CharBuffer out = CharBuffer.allocate(bytes.length * 2 + 2);
        int errors = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, false);
            if (result.isUnderflow()) {
                break;
            }
            errors++;
            if (result.isOverflow() || errors == MOST_ERRORS) {
                break;
            }
            in.position(in.position() + Math.min(result.length(), in.remaining()));
        }
        return counted(errors, out.array(), out.position());
    }

    private static CharsetReading counted(int errors, char[] read, int length) {
        int strange = 0;
        int letters = 0;
        int frequent = 0;
        for (int i = 0; i < length; i++) {
            if (read[i] < 0x80) {
                continue;
            }
            byte kind = KINDS[read[i]];
            if (Character.isHighSurrogate(read[i]) && i + 1 < length) {
                int c = Character.codePointAt(read, i, length);
                i += Character.charCount(c) - 1;
                kind = kind(c);
            }
            switch (kind) {
                case FREQUENT -> {
                    frequent++;
                    letters++;
                }
                case LETTER -> letters++;
                case STRANGE -> strange++;
                default -> {}
            }
        }
        return new CharsetReading(errors, strange, letters, frequent);
    }

    private static byte kind(int c) {
        if (FrequentHanzi.contains(c)) {
            return FREQUENT;
        }
        if (Character.isLetter(c)) {
            return LETTER;
        }
        return switch (Character.getType(c)) {
            case Character.PRIVATE_USE, Character.CONTROL, Character.UNASSIGNED -> STRANGE;
            default -> OTHER;
        };
    }

    /** Whether a person may have written it: Chinese, as far as characters tell. */
    boolean isChinese() {
        return frequent > 0 && share() >= FREQUENT_AT_LEAST && isClean();
    }

    /** Whether chance can't have made it, however short it is. */
    boolean isAlmostAllFrequent() {
        return frequent > 0 && share() > 0.8;
    }

    /** One slip in fifty is the page's; more are another character set. */
    boolean isClean() {
        int wrong = errors + strange;
        return wrong <= 2 ? wrong <= letters : wrong * 50 <= letters;
    }

    /** Whether it is so much better that the other can't be meant. */
    boolean farBetterThan(CharsetReading other) {
        return frequent > 2 && isChinese() && share() > FAR_BETTER * other.share();
    }

    /** Whether no other can be so much better, whatever comes of it. */
    boolean isBeyondDoubt() {
        return share() * FAR_BETTER >= 1;
    }

    /** Part of the letters that is frequent in Chinese; what is no letter counts against it. */
    double share() {
        int all = letters + errors + strange;
        return all == 0 ? 0 : (double) frequent / all;
    }
}
