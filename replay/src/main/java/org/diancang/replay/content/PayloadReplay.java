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
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.ContentDecoding;
import org.diancang.replay.rewrite.ArchiveLinks;
import org.diancang.replay.rewrite.Jsonp;
import org.diancang.replay.rewrite.LegibleText;
import org.diancang.replay.rewrite.PageCharset;
import org.diancang.replay.rewrite.TextKind;
import org.springframework.stereotype.Component;

/** Writes the payload of a capture: raw, as it is, or rewritten where addresses stand in it. */
@Component
final class PayloadReplay {
    /** Put at the start of the head: tells the frame where it is, keeps scripts in the archive. */
    static final String SHIM = "<script src=\"/_dc/shim.js\"></script>";

    private static final Set<String> DOCUMENTS =
            Set.of("document", "iframe", "frame", "embed", "object");

    private static final Set<String> SCRIPTS = Set.of("script", "worker", "sharedworker");
    private static final Set<String> WORKERS = Set.of("worker", "sharedworker");

    /** Put before the script of a worker, in the place that the shim has in a page. */
    private static final byte[] WORKER_SHIM =
            OwnResources.worker().getBytes(StandardCharsets.UTF_8);

    /** What may call a function of the page. */
    private static final Set<String> CALLING =
            Set.of("application/json", "text/json", "application/jsonp", "text/plain");

    private final Captures captures;
    private final RecordedPayload recorded;
    private final RangeReplay ranges;
    private final EntityTags tags;

    PayloadReplay(
            Captures captures, RecordedPayload recorded, RangeReplay ranges, EntityTags tags) {
        this.captures = captures;
        this.recorded = recorded;
        this.ranges = ranges;
        this.tags = tags;
    }

    /** Recorded bytes under their recorded type and content encoding. */
    void raw(Capture capture, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        recorded.encoded(capture, request, response);
    }

    /** Decoded bytes, their addresses leading into the archive. */
    void rewritten(
            Capture capture,
            ArchiveLinks links,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<RecordedPart> part = RecordedPart.of(capture);
        boolean cut = part.filter(p -> !p.isWhole()).isPresent();
        boolean encoded = capture.contentEncoding().isPresent();
        if (!ContentDecoding.isKnown(capture.contentEncoding())
                || (encoded && part.filter(p -> p.first() > 0).isPresent())) {
            // Nobody but perhaps the browser can decode it; nobody bytes out of the middle.
            raw(capture, request, response);
            return;
        }
        Optional<String> type = capture.header("Content-Type").map(HeaderText::printable);
        try (InputStream payload = capture.recordedPayload()) {
            InputStream decoded =
                    ContentDecoding.decode(payload, capture.contentEncoding()).orElse(payload);
            byte[] start = decoded.readNBytes(PageCharset.SNIFFED);
            Optional<TextKind> kind = kind(type, links.page(), start, request);
            byte[] named = named(kind, type, start, links, request);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(named), decoded);
            if (kind.isEmpty() && named != start) {
                type.ifPresent(t -> response.setHeader("Content-Type", t));
                whole.transferTo(response.getOutputStream());
                return;
            }
            if (kind.isEmpty() && encoded && cut) {
                // The positions that were asked for are those of encoded bytes.
                try (Capture again = captures.open(capture.line())) {
                    raw(again, request, response);
                }
                return;
            }
            if (kind.isEmpty()) {
                type.ifPresent(t -> response.setHeader("Content-Type", t));
                ranges.write(
                        new PlainPayload(
                                encoded
                                        ? PlainPayload.Bytes.decoded(whole)
                                        : PlainPayload.Bytes.recorded(capture, whole),
                                encoded ? OptionalLong.empty() : capture.recordedLength(),
                                () -> recorded.measure(capture, true),
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
                String tag = tags.rewritten(capture, form(request));
                response.setHeader("ETag", tag);
                if (EntityTags.isKnown(request, tag)) {
                    CompressedAnswer.vary(response);
                    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                    return;
                }
            }
            OutputStream out = CompressedAnswer.open(request, response);
            text(kind.get(), type, named, whole, links, request, response, out);
            out.close();
        }
    }

    /** All of a request beside its address on which the bytes of an answer depend. */
    private static String form(HttpServletRequest request) {
        String destination =
                isFor(WORKERS, request)
                        ? "worker"
                        : isFor(SCRIPTS, request)
                                ? "script"
                                : isDocument(request) ? "page" : "part";
        return destination + "-" + CompressedAnswer.coding(request).text();
    }

    private static void text(
            TextKind kind,
            Optional<String> type,
            byte[] start,
            InputStream whole,
            ArchiveLinks links,
            HttpServletRequest request,
            HttpServletResponse response,
            OutputStream out)
            throws IOException {
        PageCharset found = PageCharset.detect(start, type);
        if (kind == TextKind.SCRIPT || kind == TextKind.HLS) {
            type.ifPresent(t -> response.setHeader("Content-Type", t));
            if (isFor(WORKERS, request)) {
                out.write(WORKER_SHIM);
            }
            kind.rewrite(whole, out, links.in(found.charset()), "");
            return;
        }
        LegibleText text = LegibleText.of(whole, found);
        String recorded = TextKind.mediaType(type.orElse(""));
        String media =
                kind == TextKind.CSS ? "text/css" : recorded.isEmpty() ? "text/html" : recorded;
        // Without a declaration a sheet has the encoding of the page that names it.
        boolean declared =
                kind != TextKind.CSS
                        || !found.markupVisible()
                        || type.orElse("").toLowerCase(Locale.ROOT).contains("charset");
        response.setHeader(
                "Content-Type", declared ? media + "; charset=" + text.charset().label() : media);
        boolean shim =
                (kind == TextKind.HTML || kind == TextKind.XHTML)
                        && links.page().isPage()
                        && isDocument(request);
        kind.rewrite(text.in(), out, links.in(text.charset().charset()), shim ? SHIM : "");
    }

    /** The start of a payload; of one that calls a function, by the name that the page has now. */
    private static byte[] named(
            Optional<TextKind> kind,
            Optional<String> type,
            byte[] start,
            ArchiveLinks links,
            HttpServletRequest request) {
        boolean mayCall =
                kind.isPresent()
                        ? kind.get() == TextKind.SCRIPT
                        : CALLING.contains(TextKind.mediaType(type.orElse("")));
        return mayCall
                ? ContentPath.parse(request.getRequestURI(), request.getQueryString())
                        .map(asked -> Jsonp.rename(start, links.base(), asked.url()))
                        .orElse(start)
                : start;
    }

    private static boolean isDocument(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Dest") == null || isFor(DOCUMENTS, request);
    }

    private static boolean isFor(Set<String> destinations, HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination != null && destinations.contains(destination);
    }

    private static Optional<TextKind> kind(
            Optional<String> type, Modifier asked, byte[] start, HttpServletRequest request) {
        return asked == Modifier.SCRIPT && isFor(SCRIPTS, request)
                ? Optional.of(TextKind.SCRIPT)
                : TextKind.of(type.orElse(""), asked, start);
    }
}
