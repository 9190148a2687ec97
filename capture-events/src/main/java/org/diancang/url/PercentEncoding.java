package org.diancang.url;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The one percent-encoded form that keys use (RFC 3986 §2.1): everything decoded until nothing is
 * left to decode, then space, {@code #}, {@code %}, controls and non-ASCII bytes encoded once.
 *
 * <p>Works on <em>octet strings</em>: one character a byte, as ISO-8859-1 reads them, since what a
 * server sent need not be UTF-8.
 */
final class PercentEncoding {
    private static final String HEX = "0123456789abcdef";

    private PercentEncoding() {}

    /** Text as an octet string of its UTF-8 bytes. */
    static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Octet string as the text that its bytes are in UTF-8; bytes that are none are left out. */
    static String text(String octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.IGNORE)
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("UTF-8 has no unmappable bytes", e);
        }
    }

    /** Decoded again and again, in linear time: {@code %252541} is {@code A}. */
    static String decodeFully(String octets) {
        if (octets.indexOf('%') < 0) {
            return octets;
        }
        StringBuilder out = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            out.append(octets.charAt(i));
            // A decoded digit may complete another escape, which only the tail can be part of.
            while (endsWithEscape(out)) {
                int n = out.length();
                int octet = digit(out.charAt(n - 2)) * 16 + digit(out.charAt(n - 1));
                out.setLength(n - 3);
                out.append((char) octet);
            }
        }
        return out.toString();
    }

    private static boolean endsWithEscape(CharSequence out) {
        int n = out.length();
        return n >= 3
                && out.charAt(n - 3) == '%'
                && digit(out.charAt(n - 2)) >= 0
                && digit(out.charAt(n - 1)) >= 0;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** Encoded once, with lower-case digits. */
    static String encode(String octets) {
        return encode(octets, "#%");
    }

    /** Only what would break a line of an index is encoded: spaces, controls, non-ASCII bytes. */
    static String encodeUnprintable(String octets) {
        return encode(octets, "");
    }

    private static String encode(String octets, String alsoEncoded) {
        StringBuilder out = new StringBuilder(octets.length() + 16);
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c > ' ' && c < 127 && alsoEncoded.indexOf(c) < 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt((c >> 4) & 15)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }
}
