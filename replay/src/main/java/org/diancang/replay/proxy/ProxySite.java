package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.diancang.replay.access.CurrentReader;
import org.diancang.replay.access.ReadingRooms;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.content.AcceptDatetime;
import org.diancang.replay.content.FailureAnswers;
import org.diancang.replay.content.PostedCaptures;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Everything that the proxy answers; every failure ends in a page of its own. */
@Component
@ConditionalOnBooleanProperty("diancang.proxy.enabled")
final class ProxySite {
    private final ReadingRooms rooms;
    private final ProxiedReplay replay;
    private final ProxySettings settings;
    private final ChosenTimes chosen;
    private final OwnPages own;
    private final ProxyNotices notices;
    private final FailureAnswers failures;
    private final Clock clock;

    ProxySite(
            ReadingRooms rooms,
            ProxiedReplay replay,
            ProxyNotices notices,
            ProxySettings settings,
            CertificateAuthority authority,
            Clock clock) {
        this.rooms = rooms;
        this.replay = replay;
        this.settings = settings;
        this.chosen = new ChosenTimes(clock);
        this.own = new OwnPages(notices.pages(), chosen, settings, authority, clock);
        this.notices = notices;
        this.failures = new FailureAnswers(notices.pages(), ProxySite::guard);
        this.clock = clock;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard(response);
        failures.during(
                request,
                response,
                () ->
                        CurrentReader.<IOException>as(
                                rooms.groups(request), () -> route(request, response)));
    }

    /**
     * Puts what every answer has. Nothing may be shown without asking again: at the same address
     * there is another moment, or the live site, next.
     */
    private static void guard(HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Vary", "accept-datetime");
        response.setHeader("X-DNS-Prefetch-Control", "off");
        // The reader allowed these to the live site, not to what it was.
        response.setHeader(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), serial=(),"
                        + " hid=(), display-capture=(), clipboard-read=(),"
                        + " publickey-credentials-get=(), idle-detection=()");
    }

    private void route(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (ProxiedAddress.isOwn(request)) {
            own.serve(request, response);
            return;
        }
        String method = request.getMethod();
        if (CrossOrigin.isPreflight(request)) {
            CrossOrigin.preflight(request, response);
        } else if (!method.equals("GET")
                && !method.equals("HEAD")
                && !PostedCaptures.isFor(request)) {
            notices.refusal(request, response);
        } else if (request.getHeader("Service-Worker") != null) {
            // An archived worker would stay, and stand between the reader and the live site.
            notices.pages().plain(response, HttpServletResponse.SC_NOT_FOUND);
        } else {
            replay(request, response);
        }
    }

    private void replay(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ArchivedUrl> url = ProxiedAddress.of(request);
        Timestamp unasked =
                chosen.of(request.getRemoteAddr()).orElseGet(() -> settings.moment(clock));
        Optional<Instant> moment = AcceptDatetime.of(request, unasked.instant());
        if (url.isEmpty()) {
            notices.malformedAddress(response);
        } else if (moment.isEmpty()) {
            notices.malformedTime(response);
        } else {
            replay.serve(url.get(), Timestamp.of(moment.get()), request, response);
        }
    }
}
