package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.AlikeCaptures;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.Neighbours;
import org.diancang.replay.content.EmbeddedWindow;
import org.diancang.replay.content.MementoHeaders;
import org.diancang.replay.content.PostedCaptures;
import org.diancang.replay.content.RecordedPayload;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Answers a request for an address with what was answered at a moment, as it was recorded. */
@Component
@ConditionalOnBooleanProperty("diancang.proxy.enabled")
final class ProxiedReplay {
    private static final Set<String> EMBEDDED =
            Set.of("image", "font", "audio", "video", "track", "style", "script", "worker");

    private final Captures captures;
    private final AlikeCaptures alike;
    private final PostedCaptures posted;
    private final EmbeddedWindow window;
    private final MementoHeaders memento;
    private final RecordedPayload payloads;
    private final ProxyNotices notices;

    ProxiedReplay(
            Captures captures,
            AlikeCaptures alike,
            PostedCaptures posted,
            EmbeddedWindow window,
            MementoHeaders memento,
            RecordedPayload payloads,
            ProxyNotices notices) {
        this.captures = captures;
        this.alike = alike;
        this.posted = posted;
        this.window = window;
        this.memento = memento;
        this.payloads = payloads;
        this.notices = notices;
    }

    void serve(
            ArchivedUrl url,
            Timestamp moment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean posts = PostedCaptures.isFor(request);
        Optional<Neighbours> found =
                (posts ? posted.find(url, moment, request) : captured(url, moment, request))
                        .filter(one -> posts || isNearEnough(one, moment, request));
        if (found.isPresent()) {
            show(found.get(), url, request, response);
        } else if (posts) {
            notices.refusal(request, response);
        } else {
            withoutCapture(url, moment, request, response);
        }
    }

    /** What is withheld is said to be so, before anything else is shown in its place. */
    private void withoutCapture(
            ArchivedUrl url,
            Timestamp moment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (notices.withheld(url, moment, request, response)) {
            return;
        }
        Optional<Neighbours> like =
                alike.find(url, moment)
                        .map(Neighbours::alone)
                        .filter(one -> isNearEnough(one, moment, request));
        if (like.isPresent()) {
            show(like.get(), url, request, response);
            return;
        }
        memento.links(response, url);
        notices.notArchived(url, moment, request, response);
    }

    private Optional<Neighbours> captured(
            ArchivedUrl url, Timestamp moment, HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Dest") == null
                ? captures.amongAll(url, moment)
                : captures.around(url, moment);
    }

    private boolean isNearEnough(Neighbours one, Timestamp moment, HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination == null
                || !EMBEDDED.contains(destination)
                || window.holds(moment, one.line());
    }

    private void show(
            Neighbours found,
            ArchivedUrl url,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        memento.memento(response, ArchivedUrl.parse(found.line().url()).orElse(url), found);
        try (Capture capture = captures.open(found.line())) {
            RecordedHeaders.put(capture, response);
            CrossOrigin.allowWhereUnsaid(request, response);
            response.setStatus(status(capture));
            if (capture.status() != 204 && capture.status() != 304) {
                payloads.decoded(capture, url.value(), request, response);
            }
        }
    }

    /** What no server can have answered, or what would be taken for this proxy's own word. */
    private static int status(Capture capture) {
        int status = capture.status();
        return status == 407 ? 502 : status >= 200 && status <= 599 ? status : 200;
    }
}
