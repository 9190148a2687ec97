package org.diancang.url;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Bodies that are written like a query: {@code a=1&b=%2F+x}, read and written. */
final class PostedForm {
    private static final String UNRESERVED = "-._~";

    private PostedForm() {}

    /**
     * The form as text, plus signs and escapes decoded once; empty if it is no UTF-8.
     *
     * @param more whether the body goes on after what was read
     */
    static Optional<String> text(byte[] body, boolean more) {
        return decoded(body, StandardCharsets.UTF_8, more).map(PostedForm::unescaped);
    }

    /** Strictly decoded, a character that is cut at the end left out if the body goes on. */
    static Optional<String> decoded(byte[] body, Charset charset, boolean more) {
        CharBuffer out = CharBuffer.allocate(body.length + 1);
        boolean broken =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(body), out, !more)
                        .isError();
        return broken ? Optional.empty() : Optional.of(out.flip().toString());
    }

    /**
     * Decoded with a replacement character for each piece that is no UTF-8, as Python cuts them.
     */
    static String lenient(byte[] bytes) {
        byte[] pieces = bytes.clone();
        for (int i = 0; i + 1 < pieces.length; i++) {
            // An encoded half of a surrogate pair is three such pieces, and one to Java.
            if (pieces[i] == (byte) 0xed && (pieces[i + 1] & 0xe0) == 0xa0) {
                pieces[i] = (byte) 0xff;
            }
        }
        return new String(pieces, StandardCharsets.UTF_8);
    }

    /** Adds a field in the form of a query, everything encoded but what is unreserved. */
    static void append(StringBuilder query, byte[] name, byte[] value) {
        if (!query.isEmpty()) {
            query.append('&');
        }
        append(query, name);
        append(query.append('='), value);
    }

    private static void append(StringBuilder query, byte[] bytes) {
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                query.append(c);
            } else if (c == ' ') {
                query.append('+');
            } else {
                query.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }

    private static String unescaped(String form) {
        String text = form.replace('+', ' ');
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            boolean ascii = text.charAt(start) < 128;
            int end = start;
            while (end < text.length() && text.charAt(end) < 128 == ascii) {
                end++;
            }
            String run = text.substring(start, end);
            // Bytes that were escaped never make up a character with ones that were not.
            out.append(ascii ? lenient(octets(run)) : run);
            start = end;
        }
        return out.toString();
    }

    private static byte[] octets(String ascii) {
        byte[] out = new byte[ascii.length()];
        int n = 0;
        for (int i = 0; i < ascii.length(); i++) {
            int high = i + 2 < ascii.length() ? Character.digit(ascii.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(ascii.charAt(i + 2), 16);
            if (ascii.charAt(i) == '%' && low >= 0) {
                out[n++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                out[n++] = (byte) ascii.charAt(i);
            }
        }
        return Arrays.copyOf(out, n);
    }
}
