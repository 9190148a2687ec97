package org.diancang.replay.address;

import java.nio.charset.Charset;
import java.util.HexFormat;

/** Percent-encoding of the characters that may not stand in a URL, as browsers do it. */
public final class UrlCharacters {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UrlCharacters() {}

    /**
     * Encodes what is neither printable ASCII nor safe inside an attribute or header: controls,
     * space, double quotes, angle brackets, all beyond ASCII. Percent signs stay, so that nothing
     * is encoded twice.
     *
     * @param text part of a URL
     * @param charset encoding of the bytes that are percent-encoded
     */
    public static String escape(String text, Charset charset) {
        int i = 0;
        while (i < text.length() && isSafe(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, i);
        while (i < text.length()) {
            if (isSafe(text.charAt(i))) {
                out.append(text.charAt(i++));
                continue;
            }
            int end = i;
            while (end < text.length() && !isSafe(text.charAt(end))) {
                end++;
            }
            for (byte b : text.substring(i, end).getBytes(charset)) {
                // The second byte of a GBK character may be ASCII; browsers leave it as it is
                // (URL Standard, percent-encode after encoding).
                char c = (char) (b & 0xff);
                if (isSafe(c)) {
                    out.append(c);
                } else {
                    out.append('%');
                    HEX.toHexDigits(out, b);
                }
            }
            i = end;
        }
        return out.toString();
    }

    private static boolean isSafe(char c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '`';
    }
}
