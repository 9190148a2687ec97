package org.diancang.indexer.cdx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SHA-1 digests as CDX lines have them: 20 bytes in 32 characters of Base32 (RFC 4648 §6). */
public final class Base32 {
    /** Bytes of a SHA-1 digest. */
    public static final int BYTES = 20;

    /** Characters of their text. */
    public static final int CHARACTERS = 32;

    private static final byte[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".getBytes(US_ASCII);
    private static final byte[] VALUES = values();

    private Base32() {}

    /** The bytes of a digest; null where the text is none, in capital letters, of this length. */
    static byte @Nullable [] decoded(String text) {
        byte[] bytes = new byte[BYTES];
        return text.length() == CHARACTERS && decode(text.getBytes(UTF_8), 0, bytes) ? bytes : null;
    }

    /**
     * Reads the {@value #CHARACTERS} characters that begin at a place.
     *
     * @return whether they are the text of a digest
     */
    public static boolean decode(byte[] text, int from, byte[] bytes) {
        if (text.length - from < CHARACTERS) {
            return false;
        }
        long bits = 0;
        int out = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            byte c = text[from + i];
            int value = c >= 0 ? VALUES[c] : -1;
            if (value < 0) {
                return false;
            }
            bits = bits << 5 | value;
            if ((i & 7) == 7) {
                for (int shift = 32; shift >= 0; shift -= 8) {
                    bytes[out++] = (byte) (bits >> shift);
                }
                bits = 0;
            }
        }
        return true;
    }

    /** The text of a digest of {@value #BYTES} bytes. */
    static String encoded(byte[] bytes) {
        byte[] text = new byte[CHARACTERS];
        encode(bytes, 0, text, 0);
        return new String(text, US_ASCII);
    }

    /** Writes the text of the digest that begins at a place of {@code bytes}. */
    static void encode(byte[] bytes, int from, byte[] text, int to) {
        for (int group = 0; group < BYTES / 5; group++) {
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = bits << 8 | (bytes[from + group * 5 + i] & 0xff);
            }
            for (int i = 0; i < 8; i++) {
                text[to + group * 8 + i] = ALPHABET[(int) (bits >> (35 - 5 * i)) & 31];
            }
        }
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (byte i = 0; i < ALPHABET.length; i++) {
            values[ALPHABET[i]] = i;
        }
        return values;
    }
}
