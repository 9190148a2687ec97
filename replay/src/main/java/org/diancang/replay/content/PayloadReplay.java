package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.ContentDecoding;
import org.diancang.replay.rewrite.ArchiveLinks;
import org.diancang.replay.rewrite.HtmlRewriter;
import org.diancang.replay.rewrite.PageCharset;
import org.diancang.replay.rewrite.StyleSheets;
import org.springframework.stereotype.Component;

/** Writes the payload of a capture: raw, as it is, or rewritten where it is HTML or CSS. */
@Component
final class PayloadReplay {
    /** Put at the start of the head: tells the frame where it is, keeps scripts in the archive. */
    static final String SHIM = "<script src=\"/_dc/shim.js\"></script>";

    /** Text in an encoding that hides markup is transcoded whole, up to this many bytes. */
    private static final int MOST_TRANSCODED = 32 << 20;

    private static final Set<String> DOCUMENTS =
            Set.of("document", "iframe", "frame", "embed", "object");

    private enum Treatment {
        HTML,
        XML,
        CSS,
        NONE
    }

    /** Recorded bytes under their recorded type and content encoding. */
    void raw(Capture capture, HttpServletResponse response) throws IOException {
        capture.header("Content-Type")
                .map(ContentHeaders::printable)
                .ifPresent(type -> response.setHeader("Content-Type", type));
        capture.contentEncoding()
                .ifPresent(
                        e -> response.setHeader("Content-Encoding", ContentHeaders.printable(e)));
        try (InputStream payload = capture.recordedPayload()) {
            length(capture.recordedLength(), response);
            payload.transferTo(response.getOutputStream());
        }
    }

    /** Decoded bytes, their addresses leading into the archive. */
    void rewritten(
            Capture capture,
            ArchiveLinks links,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<String> type = capture.header("Content-Type").map(ContentHeaders::printable);
        try (InputStream recorded = capture.recordedPayload()) {
            Optional<InputStream> decoded =
                    ContentDecoding.decode(recorded, capture.contentEncoding());
            if (decoded.isEmpty()) {
                // An encoding that only the browser may know.
                type.ifPresent(t -> response.setHeader("Content-Type", t));
                response.setHeader(
                        "Content-Encoding",
                        ContentHeaders.printable(capture.contentEncoding().orElse("")));
                recorded.transferTo(response.getOutputStream());
                return;
            }
            byte[] start = decoded.get().readNBytes(PageCharset.SNIFFED);
            InputStream whole =
                    new SequenceInputStream(new ByteArrayInputStream(start), decoded.get());
            Treatment treatment = treatment(mediaType(type), links.page(), start);
            if (treatment == Treatment.NONE) {
                type.ifPresent(t -> response.setHeader("Content-Type", t));
                if (capture.contentEncoding().isEmpty()) {
                    length(capture.recordedLength(), response);
                }
                whole.transferTo(response.getOutputStream());
                return;
            }
            text(treatment, type, start, whole, links, request, response);
        }
    }

    private static void text(
            Treatment treatment,
            Optional<String> type,
            byte[] start,
            InputStream whole,
            ArchiveLinks links,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PageCharset found = PageCharset.detect(start, type);
        InputStream in = whole;
        PageCharset charset = found;
        if (!found.markupVisible()) {
            String text = new String(whole.readNBytes(MOST_TRANSCODED), found.charset());
            in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            charset = new PageCharset(StandardCharsets.UTF_8, "utf-8", true);
        }
        ArchiveLinks own = links.in(charset.charset());
        if (treatment == Treatment.CSS) {
            // Without a declaration a sheet has the encoding of the page that names it.
            boolean declared =
                    type.filter(t -> t.toLowerCase(Locale.ROOT).contains("charset")).isPresent();
            response.setHeader(
                    "Content-Type",
                    declared || !found.markupVisible()
                            ? "text/css; charset=" + charset.label()
                            : "text/css");
            StyleSheets.rewrite(in, response.getOutputStream(), own);
            return;
        }
        String media = mediaType(type);
        response.setHeader(
                "Content-Type",
                (media.isEmpty() ? "text/html" : media) + "; charset=" + charset.label());
        boolean shim = treatment == Treatment.HTML && links.page().isPage() && isDocument(request);
        boolean xml = treatment == Treatment.XML || media.equals("application/xhtml+xml");
        new HtmlRewriter(own, shim ? SHIM : "", xml).rewrite(in, response.getOutputStream());
    }

    private static boolean isDocument(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination == null || DOCUMENTS.contains(destination);
    }

    private static Treatment treatment(String media, Modifier asked, byte[] start) {
        return switch (media) {
            case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml" ->
                    asked.isPage() ? Treatment.HTML : Treatment.NONE;
            case "text/css" -> Treatment.CSS;
            case "image/svg+xml" -> Treatment.XML;
            case "" ->
                    asked.isPage() && looksLikeHtml(start)
                            ? Treatment.HTML
                            : asked == Modifier.STYLE ? Treatment.CSS : Treatment.NONE;
            case "text/plain", "application/octet-stream" ->
                    asked == Modifier.STYLE ? Treatment.CSS : Treatment.NONE;
            default -> Treatment.NONE;
        };
    }

    /** The signatures of the MIME Sniffing Standard §7.1 that matter. */
    private static boolean looksLikeHtml(byte[] start) {
        String head =
                new String(start, 0, Math.min(start.length, 512), StandardCharsets.ISO_8859_1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^\u00ef\u00bb\u00bf", "");
        return head.matches(
                "(?s)<(?:!doctype html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|!--).*");
    }

    private static String mediaType(Optional<String> contentType) {
        String type = contentType.orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static void length(OptionalLong length, HttpServletResponse response) {
        length.ifPresent(response::setContentLengthLong);
    }
}
