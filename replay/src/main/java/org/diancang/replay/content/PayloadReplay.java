package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.ContentDecoding;
import org.diancang.replay.rewrite.ArchiveLinks;
import org.diancang.replay.rewrite.HtmlRewriter;
import org.diancang.replay.rewrite.PageCharset;
import org.diancang.replay.rewrite.Scripts;
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

    private static final Set<String> SCRIPTS = Set.of("script", "worker", "sharedworker");
    private static final Set<String> WORKERS = Set.of("worker", "sharedworker");

    /** Put before the script of a worker, in the place that the shim has in a page. */
    private static final byte[] WORKER_SHIM = OwnResources.read("worker.js");

    private static final Pattern SCRIPT_TYPE =
            Pattern.compile("(?:text|application)/(?:x-)?(?:javascript|ecmascript|jscript).*");

    private enum Treatment {
        HTML,
        XML,
        CSS,
        SCRIPT,
        NONE
    }

    private final Captures captures;
    private final RangeReplay ranges;
    private final EntityTags tags;

    PayloadReplay(Captures captures, RangeReplay ranges, EntityTags tags) {
        this.tags = tags;
        this.captures = captures;
        this.ranges = ranges;
    }

    /** Recorded bytes under their recorded type and content encoding. */
    void raw(Capture capture, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        capture.header("Content-Type")
                .map(ContentHeaders::printable)
                .ifPresent(type -> response.setHeader("Content-Type", type));
        capture.contentEncoding()
                .ifPresent(
                        e -> response.setHeader("Content-Encoding", ContentHeaders.printable(e)));
        try (InputStream payload = capture.recordedPayload()) {
            ranges.write(
                    new PlainPayload(
                            payload,
                            capture.recordedLength(),
                            () -> measure(capture, false),
                            EntityTags.recorded(capture, "-raw")),
                    capture,
                    request,
                    response);
        }
    }

    /** Bytes of a payload whose record doesn't say: it is opened again and read through. */
    private long measure(Capture capture, boolean decoded) throws IOException {
        try (Capture again = captures.open(capture.line());
                InputStream recorded = again.recordedPayload()) {
            Optional<InputStream> in =
                    decoded
                            ? ContentDecoding.decode(recorded, again.contentEncoding())
                            : Optional.of(recorded);
            return in.orElse(recorded).transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Decoded bytes, their addresses leading into the archive. */
    void rewritten(
            Capture capture,
            ArchiveLinks links,
            JsonpCallback callback,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<RecordedPart> part = RecordedPart.of(capture);
        boolean cut = part.filter(p -> !p.isWhole()).isPresent();
        boolean encoded = capture.contentEncoding().isPresent();
        if (encoded && part.filter(p -> p.first() > 0).isPresent()) {
            // Nobody can decode bytes out of the middle.
            raw(capture, request, response);
            return;
        }
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
            byte[] start = callback.rename(decoded.get().readNBytes(PageCharset.SNIFFED));
            InputStream whole =
                    new SequenceInputStream(new ByteArrayInputStream(start), decoded.get());
            Treatment treatment =
                    callback.isNone()
                            ? treatment(mediaType(type), links.page(), start, request)
                            : Treatment.SCRIPT;
            if (treatment == Treatment.NONE && encoded && cut) {
                // The positions that were asked for are those of encoded bytes.
                try (Capture again = captures.open(capture.line())) {
                    raw(again, request, response);
                }
                return;
            }
            if (treatment == Treatment.NONE) {
                type.ifPresent(t -> response.setHeader("Content-Type", t));
                ranges.write(
                        new PlainPayload(
                                whole,
                                encoded ? OptionalLong.empty() : capture.recordedLength(),
                                () -> measure(capture, true),
                                EntityTags.recorded(capture, encoded ? "-decoded" : "")),
                        capture,
                        request,
                        response);
                return;
            }
            if (part.filter(RecordedPart::isWhole).isPresent()) {
                response.setStatus(HttpServletResponse.SC_OK);
            }
            response.addHeader("Vary", "Sec-Fetch-Dest");
            if (capture.status() == 200) {
                String tag = tags.rewritten(capture, kind(request));
                response.setHeader("ETag", tag);
                if (EntityTags.isKnown(request, tag)) {
                    GzipAnswer.vary(response);
                    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                    return;
                }
            }
            OutputStream out = GzipAnswer.open(request, response);
            text(treatment, type, start, whole, links, request, response, out);
            out.close();
        }
    }

    /** All of a request beside its address on which the bytes of an answer depend. */
    private static String kind(HttpServletRequest request) {
        String destination =
                isFor(WORKERS, request)
                        ? "worker"
                        : isFor(SCRIPTS, request)
                                ? "script"
                                : isDocument(request) ? "page" : "part";
        return destination + (GzipAnswer.isAccepted(request) ? "-gzip" : "");
    }

    private static void text(
            Treatment treatment,
            Optional<String> type,
            byte[] start,
            InputStream whole,
            ArchiveLinks links,
            HttpServletRequest request,
            HttpServletResponse response,
            OutputStream out)
            throws IOException {
        PageCharset found = PageCharset.detect(start, type);
        if (treatment == Treatment.SCRIPT) {
            type.ifPresent(t -> response.setHeader("Content-Type", t));
            if (isFor(WORKERS, request)) {
                out.write(WORKER_SHIM);
            }
            Scripts.rewrite(whole, out, links.in(found.charset()));
            return;
        }
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
            StyleSheets.rewrite(in, out, own);
            return;
        }
        String media = mediaType(type);
        response.setHeader(
                "Content-Type",
                (media.isEmpty() ? "text/html" : media) + "; charset=" + charset.label());
        boolean shim = treatment == Treatment.HTML && links.page().isPage() && isDocument(request);
        boolean xml = treatment == Treatment.XML || media.equals("application/xhtml+xml");
        new HtmlRewriter(own, shim ? SHIM : "", xml).rewrite(in, out);
    }

    private static boolean isDocument(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Dest") == null || isFor(DOCUMENTS, request);
    }

    private static boolean isFor(Set<String> destinations, HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination != null && destinations.contains(destination);
    }

    private static Treatment treatment(
            String media, Modifier asked, byte[] start, HttpServletRequest request) {
        if (SCRIPT_TYPE.matcher(media).matches()
                || (asked == Modifier.SCRIPT && isFor(SCRIPTS, request))) {
            return Treatment.SCRIPT;
        }
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
                "(?s)<(?:!doctype"
                        + " html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|!--).*");
    }

    private static String mediaType(Optional<String> contentType) {
        String type = contentType.orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
