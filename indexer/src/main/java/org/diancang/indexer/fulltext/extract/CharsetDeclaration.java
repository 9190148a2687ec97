package org.diancang.indexer.fulltext.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.html.HtmlToken;
import org.diancang.html.HtmlTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * A character set that a server or a page claims.
 *
 * @param charset what its label means
 * @param by where it stands
 */
record CharsetDeclaration(Charset charset, CharsetReason by) {
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s;,\"'>]{1,40})");
    private static final Pattern XML =
            Pattern.compile("\\A\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})");

    /** What the value of {@code Content-Type} claims; empty if nothing that means something. */
    static Optional<CharsetDeclaration> ofHeader(@Nullable String contentType) {
        return parameter(contentType)
                .map(charset -> new CharsetDeclaration(charset, CharsetReason.HEADER));
    }

    /**
     * What a page claims itself.
     *
     * @param head its beginning, each byte as one character
     */
    static Optional<CharsetDeclaration> ofPage(String head) {
        Matcher xml = XML.matcher(head);
        if (xml.find()) {
            Optional<Charset> declared = CharsetLabel.charset(xml.group(1));
            if (declared.isPresent()) {
                return declared.map(charset -> readable(charset, CharsetReason.XML));
            }
        }
        return ofMetas(head).map(charset -> readable(charset, CharsetReason.META));
    }

    /** A tag that the beginning cuts is none. */
    private static Optional<Charset> ofMetas(String head) {
        byte[] page = head.getBytes(StandardCharsets.ISO_8859_1);
        HtmlTokenizer tokens = new HtmlTokenizer(page, 0, page.length, /* xml= */ false);
        try {
            for (HtmlToken at = tokens.next(); at != HtmlToken.END; at = tokens.next()) {
                if (at == HtmlToken.START_TAG && tokens.name().equals("meta")) {
                    Optional<Charset> declared = ofMeta(tokens);
                    if (declared.isPresent()) {
                        return declared;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static Optional<Charset> parameter(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        Matcher parameter = PARAMETER.matcher(contentType);
        return parameter.find() ? CharsetLabel.charset(parameter.group(1)) : Optional.empty();
    }

    private static Optional<Charset> ofMeta(HtmlTokenizer meta) {
        int charset = meta.attribute("charset");
        if (charset >= 0) {
            return CharsetLabel.charset(value(meta, charset));
        }
        return value(meta, meta.attribute("http-equiv")).strip().equalsIgnoreCase("content-type")
                ? parameter(value(meta, meta.attribute("content")))
                : Optional.empty();
    }

    private static String value(HtmlTokenizer meta, int attribute) {
        if (attribute < 0 || !meta.hasValue(attribute)) {
            return "";
        }
        int from = meta.valueStart(attribute);
        int length = meta.valueEnd(attribute) - from;
        return new String(meta.bytes(), from, length, StandardCharsets.ISO_8859_1);
    }

    /**
     * A declaration that was read as ASCII can't be in UTF-16, whatever it says (HTML §13.2.3.2).
     */
    private static CharsetDeclaration readable(Charset declared, CharsetReason by) {
        boolean wide = declared.name().startsWith("UTF-16");
        return new CharsetDeclaration(wide ? StandardCharsets.UTF_8 : declared, by);
    }
}
