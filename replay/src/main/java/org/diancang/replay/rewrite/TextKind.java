package org.diancang.replay.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.diancang.html.HtmlToken;
import org.diancang.html.HtmlTokenizer;
import org.diancang.replay.address.Modifier;

/** Kinds of text in which addresses are rewritten. */
public enum TextKind {
    HTML,
    XHTML,
    SVG,
    /** XML that is shown with a style sheet, such as a feed. */
    STYLED_XML,
    XSLT,
    CSS,
    SCRIPT,
    /** Playlists of HTTP Live Streaming. */
    HLS,
    /** Manifests of Dynamic Adaptive Streaming. */
    DASH;

    private static final Pattern SCRIPT_TYPE =
            Pattern.compile("(?:text|application)/(?:x-)?(?:javascript|ecmascript|jscript).*");

    private static final Set<String> PLAYLISTS =
            Set.of(
                    "application/vnd.apple.mpegurl",
                    "vnd.apple.mpegurl",
                    "application/x-mpegurl",
                    "application/mpegurl",
                    "audio/mpegurl",
                    "audio/x-mpegurl");

    /** What servers call a file whose kind they don't know. */
    private static final Set<String> UNKNOWN =
            Set.of("", "text/plain", "application/octet-stream", "binary/octet-stream");

    /** The signatures of the MIME Sniffing Standard §7.1 that matter. */
    private static final Pattern HTML_SIGNATURE =
            Pattern.compile(
                    "(?s)<(?:!doctype"
                            + " html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|!--).*");

    private static final String PLAYLIST = "#extm3u";

    /**
     * The kind of a capture.
     *
     * @param contentType as recorded, empty where not
     * @param asked as what it is asked for
     * @param start its first bytes
     * @return empty where it is served as it is
     */
    public static Optional<TextKind> of(String contentType, Modifier asked, byte[] start) {
        String media = mediaType(contentType);
        if (SCRIPT_TYPE.matcher(media).matches()) {
            return Optional.of(SCRIPT);
        }
        return switch (media) {
            case "text/html" -> asPage(HTML, asked);
            case "application/xhtml+xml", "application/vnd.wap.xhtml+xml" -> asPage(XHTML, asked);
            case "text/css" -> Optional.of(CSS);
            case "image/svg+xml" -> Optional.of(SVG);
            case "application/dash+xml" -> Optional.of(DASH);
            case "text/xsl", "application/xslt+xml" -> Optional.of(XSLT);
            case "text/xml", "application/xml" -> ofXml(asked, start);
            default ->
                    PLAYLISTS.contains(media)
                            ? Optional.of(HLS)
                            : media.endsWith("+xml")
                                    ? ofXml(asked, start)
                                    : ofUnknown(media, asked, start);
        };
    }

    private static Optional<TextKind> asPage(TextKind kind, Modifier asked) {
        return asked.isPage() ? Optional.of(kind) : Optional.empty();
    }

    private static Optional<TextKind> ofUnknown(String media, Modifier asked, byte[] start) {
        if (!UNKNOWN.contains(media)) {
            return Optional.empty();
        }
        String head =
                new String(start, 0, Math.min(start.length, 512), StandardCharsets.ISO_8859_1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^\u00ef\u00bb\u00bf", "");
        if (head.startsWith(PLAYLIST)) {
            return Optional.of(HLS);
        }
        if (media.isEmpty() && asked.isPage() && HTML_SIGNATURE.matcher(head).matches()) {
            return Optional.of(HTML);
        }
        return asked == Modifier.STYLE ? Optional.of(CSS) : Optional.empty();
    }

    private static Optional<TextKind> ofXml(Modifier asked, byte[] start) {
        HtmlTokenizer xml = new HtmlTokenizer(start, 0, start.length, true);
        boolean styled = false;
        try {
            for (HtmlToken token = xml.next(); token != HtmlToken.END; token = xml.next()) {
                if (token == HtmlToken.START_TAG) {
                    String name = xml.name();
                    if (!name.equals("?xml-stylesheet")) {
                        return ofRoot(name.substring(name.indexOf(':') + 1), styled, asked);
                    }
                    styled = true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Optional.empty();
    }

    private static Optional<TextKind> ofRoot(String name, boolean styled, Modifier asked) {
        return switch (name) {
            case "html" -> asPage(XHTML, asked);
            case "svg" -> Optional.of(SVG);
            case "stylesheet", "transform" -> Optional.of(XSLT);
            case "mpd" -> Optional.of(DASH);
            default -> styled ? Optional.of(STYLED_XML) : Optional.empty();
        };
    }

    /** Type and subtype of a {@code Content-Type}, in small letters. */
    public static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a text of this kind and writes it rewritten, in its own encoding; closes neither.
     *
     * @param insertion ASCII markup that is put at the start of a page's head, empty for none
     * @throws IOException if reading or writing fails
     */
    public void rewrite(InputStream in, OutputStream out, ArchiveLinks links, String insertion)
            throws IOException {
        switch (this) {
            case HTML -> new HtmlRewriter(links, insertion, false).rewrite(in, out);
            case XHTML -> new HtmlRewriter(links, insertion, true).rewrite(in, out);
            case SVG -> new HtmlRewriter(links, "", true).rewrite(in, out);
            case STYLED_XML -> XmlAddresses.DATA.rewrite(in, out, links);
            case XSLT -> XmlAddresses.XSLT.rewrite(in, out, links);
            case CSS -> StyleSheets.rewrite(in, out, links);
            case SCRIPT -> Scripts.rewrite(in, out, links);
            case HLS -> HlsPlaylists.rewrite(in, out, links);
            case DASH -> XmlAddresses.DASH.rewrite(in, out, links);
        }
    }
}
