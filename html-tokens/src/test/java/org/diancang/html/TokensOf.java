package org.diancang.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a page as text. */
final class TokensOf {
    private TokensOf() {}

    static HtmlTokenizer tokenizer(String page, boolean xml) {
        byte[] bytes = page.getBytes(ISO_8859_1);
        return new HtmlTokenizer(bytes, 0, bytes.length, xml);
    }

    /** Tokens of a page in memory; comments in one. */
    static String whole(String page, boolean xml) throws IOException {
        return String.join(" ", read(tokenizer(page, xml)));
    }

    private static List<String> read(HtmlTokenizer tokens) throws IOException {
        List<String> read = new ArrayList<>();
        HtmlToken last = HtmlToken.END;
        String written = "";
        for (HtmlToken token = tokens.next(); token != HtmlToken.END; token = tokens.next()) {
            String bytes = bytes(tokens).replace(' ', '_');
            boolean part =
                    token == last && (token == HtmlToken.COMMENT || token == HtmlToken.CONTENT);
            boolean ended = token == HtmlToken.COMMENT && written.endsWith(">");
            if (part && !ended) {
                written = read.removeLast() + bytes;
            } else {
                written = letter(token) + ":" + bytes;
            }
            read.add(written);
            last = token;
        }
        return read;
    }

    static String bytes(HtmlTokenizer tokens) {
        return new String(
                tokens.bytes(), tokens.start(), tokens.end() - tokens.start(), ISO_8859_1);
    }

    static String tag(HtmlTokenizer tokens) {
        StringBuilder tag = new StringBuilder(tokens.name());
        for (int i = 0; i < tokens.attributes(); i++) {
            tag.append('[').append(tokens.attributeName(i));
            if (tokens.hasValue(i)) {
                tag.append('=')
                        .append(
                                new String(
                                        tokens.bytes(),
                                        tokens.valueStart(i),
                                        tokens.valueEnd(i) - tokens.valueStart(i),
                                        ISO_8859_1));
            }
            tag.append(']');
        }
        return tag.toString();
    }

    private static char letter(HtmlToken token) {
        return switch (token) {
            case TEXT -> 'T';
            case START_TAG -> 'S';
            case END_TAG -> 'E';
            case CONTENT -> 'X';
            case COMMENT -> 'C';
            case END -> throw new IllegalArgumentException();
        };
    }
}
