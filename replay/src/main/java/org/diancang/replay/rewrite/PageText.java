package org.diancang.replay.rewrite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jsoup.parser.Parser;

/**
 * Text of a page while its bytes travel as one char each (ISO 8859-1), which loses nothing and is
 * safe to look for markup in with every encoding whose lead and trail bytes are never {@code < > "
 * ' & =}: UTF-8, GB18030, Big5, Shift_JIS, EUC and the single-byte ones.
 */
final class PageText {
    private PageText() {}

    /** The characters that some bytes mean. */
    static String decode(byte[] bytes, int from, int to, Charset charset) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < 0) {
                return new String(bytes, from, to - from, charset);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Text with its character references resolved (HTML Standard §13.2.5.72). */
    static String unescape(String text, boolean inAttribute) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, inAttribute);
    }

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
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
