package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.diancang.replay.access.CurrentReader;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.AlikeCaptures;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.Neighbours;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.rewrite.ArchiveLinks;
import org.diancang.replay.rewrite.Jsonp;
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
    private final PlainTexts texts;
    private final RecordDownload records;
    private final PagePictures pictures;
    private final ProvenanceJson provenance;
    private final Freshness freshness;
    private final AlikeCaptures alike;
    private final RememberedAnswers remembered;
    private final EmbeddedWindow window;
    private final NoticePage notices;
    private final WithheldNotice withheld;

    MementoReplay(
            Captures captures,
            ContentHeaders headers,
            MementoHeaders memento,
            PayloadReplay payloads,
            PlainTexts texts,
            RecordDownload records,
            PagePictures pictures,
            ProvenanceJson provenance,
            Freshness freshness,
            AlikeCaptures alike,
            RememberedAnswers remembered,
            EmbeddedWindow window,
            NoticePage notices,
            WithheldNotice withheld) {
        this.captures = captures;
        this.headers = headers;
        this.memento = memento;
        this.payloads = payloads;
        this.texts = texts;
        this.records = records;
        this.pictures = pictures;
        this.provenance = provenance;
        this.freshness = freshness;
        this.alike = alike;
        this.remembered = remembered;
        this.window = window;
        this.notices = notices;
        this.withheld = withheld;
    }

    void serve(ContentPath asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (asked.modifier() == Modifier.SCREENSHOT) {
            // The browser that makes them sees what the public sees: nobody gets more of it.
            CurrentReader.as(Set.of(), () -> find(asked, request, response));
        } else {
            find(asked, request, response);
        }
    }

    private void find(ContentPath asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Timestamp> timestamp = Timestamp.parse(asked.timestamp());
        Optional<ArchivedUrl> url = ArchivedUrl.parse(asked.url());
        if (timestamp.isEmpty() || url.isEmpty()) {
            notices.badRequest(request, response);
            return;
        }
        Optional<Neighbours> found =
                isProgram(asked, request)
                        ? captures.amongAll(url.get(), timestamp.get())
                        : captures.around(url.get(), timestamp.get());
        found = found.filter(f -> isNearEnough(asked, timestamp.get(), f.line()));
        if (found.isEmpty()) {
            boolean page =
                    (asked.modifier().isPage() || asked.modifier() == Modifier.SCREENSHOT)
                            && NoticePage.wantsPage(request);
            if (!withheld.answers(url.get(), timestamp.get(), page, response)) {
                serveAlike(asked, url.get(), timestamp.get(), request, response);
            }
            return;
        }
        Timestamp exact = found.get().line().timestamp();
        if (!exact.digits().equals(asked.timestamp())) {
            memento.links(response, url.get());
            redirect(response, ContentPath.of(exact, asked.modifier(), url.get().value()));
            return;
        }
        show(asked, url.get(), found.get(), request, response);
    }

    /**
     * Leads to a capture of which the URL differs in what changes with each request only. JSONP is
     * served in its place, since it must call the function that was asked for.
     */
    private void serveAlike(
            ContentPath asked,
            ArchivedUrl url,
            Timestamp timestamp,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<CdxLine> line =
                alike.find(url, timestamp).filter(l -> isNearEnough(asked, timestamp, l));
        if (line.isEmpty()) {
            memento.links(response, url);
            notices.notArchived(asked, url, timestamp, request, response);
            return;
        }
        ArchivedUrl captured = ArchivedUrl.parse(line.get().url()).orElse(url);
        String address = ContentPath.of(line.get().timestamp(), asked.modifier(), captured.value());
        if (asked.modifier() != Modifier.SCRIPT
                || !Jsonp.mayDiffer(line.get().url(), url.value())) {
            redirect(response, address);
            return;
        }
        response.setHeader("Content-Location", address);
        show(asked, captured, Neighbours.alone(line.get()), request, response);
    }

    private boolean isNearEnough(ContentPath asked, Timestamp timestamp, CdxLine line) {
        boolean embedded =
                switch (asked.modifier()) {
                    case IMAGE, SCRIPT, STYLE -> true;
                    case NONE, RAW, FRAME, FRAME_OF_SET, TEXT, SCREENSHOT, PROVENANCE, RECORD ->
                            false;
                };
        return !embedded || window.holds(timestamp, line);
    }

    /** Browsers pass over links to other mementos: they are spared the two look-ups. */
    private static boolean isProgram(ContentPath asked, HttpServletRequest request) {
        return asked.modifier() == Modifier.NONE && request.getHeader("Sec-Fetch-Dest") == null;
    }

    /** Answers with a memento that was found. */
    void show(
            ContentPath asked,
            ArchivedUrl url,
            Neighbours found,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (asked.modifier() == Modifier.SCREENSHOT) {
            pictures.serve(url, found, request, response);
            return;
        }
        memento.memento(response, url, found);
        freshness.of(request, response);
        if (asked.modifier() == Modifier.RECORD) {
            records.serve(found.line(), response);
            return;
        }
        if (asked.modifier() == Modifier.PROVENANCE) {
            try (Capture capture = captures.open(found.line())) {
                provenance.serve(capture, url, request, response);
            }
            return;
        }
        remembered.answer(
                found.line(),
                request,
                response,
                recorded -> {
                    try (Capture capture = captures.open(found.line())) {
                        replay(asked, url, capture, request, recorded);
                    }
                });
    }

    private void replay(
            ContentPath asked,
            ArchivedUrl url,
            Capture capture,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CdxLine line = capture.line();
        headers.archived(capture, response);
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
        switch (asked.modifier()) {
            case RAW -> payloads.raw(capture, request, response);
            case TEXT -> texts.serve(capture, request, response);
            case NONE, FRAME, FRAME_OF_SET, IMAGE, SCRIPT, STYLE, SCREENSHOT, RECORD, PROVENANCE ->
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
