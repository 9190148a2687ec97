package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.capture.Captures;
import org.diancang.replay.capture.Neighbours;
import org.springframework.stereotype.Component;

/**
 * TimeGates of RFC 7089: {@code /timegate/{url}} redirects to the memento (§4.2.1), {@code
 * /timegate-direct/{url}} answers with it (§4.2.2).
 */
@Component
final class TimeGates {
    private static final String REDIRECTING = "/timegate/";
    private static final String DIRECT = "/timegate-direct/";

    private final Captures captures;
    private final MementoReplay mementos;
    private final MementoHeaders memento;
    private final NoticePage notices;
    private final WithheldNotice withheld;
    private final Clock clock;

    TimeGates(
            Captures captures,
            MementoReplay mementos,
            MementoHeaders memento,
            NoticePage notices,
            WithheldNotice withheld,
            Clock clock) {
        this.captures = captures;
        this.mementos = mementos;
        this.memento = memento;
        this.notices = notices;
        this.withheld = withheld;
        this.clock = clock;
    }

    static boolean isFor(String path) {
        return path.startsWith(REDIRECTING) || path.startsWith(DIRECT);
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader("Vary", "accept-datetime");
        String path = request.getRequestURI();
        boolean direct = path.startsWith(DIRECT);
        Optional<ArchivedUrl> url =
                RequestedUrl.read(
                        path.substring((direct ? DIRECT : REDIRECTING).length()),
                        request.getQueryString());
        Optional<Instant> at = AcceptDatetime.of(request, clock.instant());
        if (url.isEmpty() || at.isEmpty()) {
            notices.badRequest(request, response);
            return;
        }
        Optional<Neighbours> found = captures.amongAll(url.get(), Timestamp.of(at.get()));
        if (found.isEmpty()) {
            memento.links(response, url.get());
            response.setHeader("Cache-Control", "no-cache");
            if (!withheld.answers(url.get(), Timestamp.of(at.get()), request, response)) {
                notices.plain(response, 404);
            }
            return;
        }
        String target =
                ContentPath.of(found.get().line().timestamp(), Modifier.NONE, url.get().value());
        if (direct) {
            response.setHeader("Content-Location", memento.origin() + target);
            mementos.show(
                    new ContentPath(
                            found.get().line().timestamp().digits(),
                            Modifier.NONE,
                            url.get().value()),
                    url.get(),
                    found.get(),
                    request,
                    response);
            return;
        }
        memento.links(response, url.get());
        memento.neighbours(response, url.get(), found.get());
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", memento.origin() + target);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(0);
    }
}
