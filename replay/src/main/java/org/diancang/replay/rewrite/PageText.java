package org.diancang.replay.rewrite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text of a page while its bytes travel as one char each (ISO 8859-1), which loses nothing and is
 * safe to look for markup in with every encoding whose lead and trail bytes are never {@code < > "
 * ' & =}: UTF-8, GB18030, Big5, Shift_JIS, EUC and the single-byte ones.
 */
final class PageText {
    private PageText() {}

    /** The characters that bytes mean. */
    static String decode(String bytes, Charset charset) {
        return isAscii(bytes)
                ? bytes
                : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    /** The bytes that characters have, as one char each. */
    static String encode(String characters, Charset charset) {
        return isAscii(characters)
                ? characters
                : new String(characters.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    /** Whether decoding and encoding again gives the same bytes. */
    static boolean isLossless(String bytes, Charset charset) {
        return charset.canEncode() && encode(decode(bytes, charset), charset).equals(bytes);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
