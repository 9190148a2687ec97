package org.diancang.indexer.fulltext.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
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
        for (Element meta : Jsoup.parse(head).select("meta[charset], meta[http-equiv][content]")) {
            Optional<Charset> declared = ofMeta(meta);
            if (declared.isPresent()) {
                return declared.map(charset -> readable(charset, CharsetReason.META));
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> parameter(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        Matcher parameter = PARAMETER.matcher(contentType);
        return parameter.find() ? CharsetLabel.charset(parameter.group(1)) : Optional.empty();
    }

    private static Optional<Charset> ofMeta(Element meta) {
        if (meta.hasAttr("charset")) {
            return CharsetLabel.charset(meta.attr("charset"));
        }
        return meta.attr("http-equiv").strip().equalsIgnoreCase("content-type")
                ? parameter(meta.attr("content"))
                : Optional.empty();
    }

    /**
     * A declaration that was read as ASCII can't be in UTF-16, whatever it says (HTML §13.2.3.2).
     */
    private static CharsetDeclaration readable(Charset declared, CharsetReason by) {
        boolean wide = declared.name().startsWith("UTF-16");
        return new CharsetDeclaration(wide ? StandardCharsets.UTF_8 : declared, by);
    }
}
