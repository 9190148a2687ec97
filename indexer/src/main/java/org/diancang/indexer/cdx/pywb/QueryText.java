package org.diancang.indexer.cdx.pywb;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names and values of a query string. What can't be decoded stays as it stands: a percent sign that
 * encodes nothing, as pywb has it, and bytes that are no UTF-8, since in a URL of GBK they are
 * meant to be encoded and would be looked for in vain as anything else.
 */
final class QueryText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private QueryText() {}

    /** Decodes percent signs and {@code +}, which stands for a space. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        var decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                decoded.append(c == '+' ? ' ' : c);
                continue;
            }
            int end = i;
            while (isEncoded(text, end)) {
                end += 3;
            }
            decoded.append(end == i ? "%" : characters(octets(text, i, end)));
            i = Math.max(i, end - 1);
        }
        return decoded.toString();
    }

    private static boolean isEncoded(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at) == '%'
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static byte[] octets(String text, int from, int to) {
        byte[] octets = new byte[(to - from) / 3];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) HexFormat.fromHexDigits(text, from + 3 * i + 1, from + 3 * i + 3);
        }
        return octets;
    }

    private static CharSequence characters(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets);
        CharBuffer out = CharBuffer.allocate(3 * octets.length);
        CharsetDecoder decoder =
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) {
                out.put('%').put(HEX.toHexDigits(in.get()));
            }
        }
        return out.flip();
    }
}
