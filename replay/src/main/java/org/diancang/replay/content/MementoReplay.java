package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.rewrite.ArchiveLinks;
import org.diancang.replay.rewrite.LinkHeader;
import org.diancang.replay.rewrite.Refresh;
import org.springframework.stereotype.Component;

/** Answers {@code /{timestamp}[modifier]/{url}} with the capture nearest to that moment. */
@Component
final class MementoReplay {
    private final Captures captures;
    private final ContentHeaders headers;
    private final MementoHeaders memento;
    private final PayloadReplay payloads;
    private final NoticePage notices;

    MementoReplay(
            Captures captures,
            ContentHeaders headers,
            MementoHeaders memento,
            PayloadReplay payloads,
            NoticePage notices) {
        this.captures = captures;
        this.headers = headers;
        this.memento = memento;
        this.payloads = payloads;
        this.notices = notices;
    }

    void serve(ContentPath asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Timestamp> timestamp = Timestamp.parse(asked.timestamp());
        Optional<ArchivedUrl> url = ArchivedUrl.parse(asked.url());
        if (timestamp.isEmpty() || url.isEmpty()) {
            notices.badRequest(request, response);
            return;
        }
        Optional<CdxLine> line = captures.nearest(url.get(), timestamp.get());
        if (line.isEmpty()) {
            memento.links(response, url.get());
            notices.notArchived(asked, url.get(), timestamp.get(), request, response);
            return;
        }
        Timestamp exact = line.get().timestamp();
        if (!exact.digits().equals(asked.timestamp())) {
            memento.links(response, url.get());
            redirect(response, ContentPath.of(exact, asked.modifier(), url.get().value()));
            return;
        }
        try (Capture capture = captures.open(line.get())) {
            replay(asked, url.get(), capture, request, response);
        }
    }

    private void replay(
            ContentPath asked,
            ArchivedUrl url,
            Capture capture,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CdxLine line = capture.line();
        memento.memento(response, url, line.timestamp());
        headers.archived(capture, response);
        response.setHeader("Cache-Control", "private, max-age=300");
        // References are relative to the URL that was captured, not to how it was asked for.
        String base = ArchivedUrl.parse(line.url()).orElse(url).value();
        ArchiveLinks links = ArchiveLinks.of(line.timestamp(), asked.modifier(), base);
        effective(capture, links, response);
        int status = capture.status();
        if (status >= 300 && status < 400 && status != 304) {
            Optional<String> target =
                    capture.header("Location").flatMap(l -> links.link(l, asked.modifier()));
            if (target.isPresent()) {
                response.setHeader("Location", target.get());
                response.setStatus(status);
                response.setContentLength(0);
                return;
            }
        }
        response.setStatus(status >= 200 && status <= 599 ? status : 200);
        if (status == 204 || status == 304) {
            return;
        }
        if (asked.modifier() == Modifier.RAW) {
            payloads.raw(capture, request, response);
        } else {
            payloads.rewritten(capture, links, request, response);
        }
    }

    /** Headers of the capture that are part of what it shows, leading into the archive. */
    private static void effective(
            Capture capture, ArchiveLinks links, HttpServletResponse response) {
        if (!links.page().isPage()) {
            return;
        }
        capture.header("Link")
                .flatMap(value -> LinkHeader.rewrite(value, links))
                .ifPresent(value -> response.addHeader("Link", value));
        capture.header("Refresh")
                .flatMap(value -> Refresh.header(value, links))
                .ifPresent(value -> response.setHeader("Refresh", value));
    }

    private static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(0);
    }
}
