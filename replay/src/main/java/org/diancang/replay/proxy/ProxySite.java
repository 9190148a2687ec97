package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.access.AccessSettings;
import org.diancang.replay.access.CurrentReader;
import org.diancang.replay.access.ReadingRooms;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.content.AcceptDatetime;
import org.diancang.replay.content.FailureAnswers;
import org.diancang.replay.content.NoticePage;
import org.diancang.replay.content.PostedCaptures;
import org.diancang.replay.content.WithheldNotice;
import org.diancang.replay.proxy.ProxiedReplay.Notices;
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
    private final Notices notices;
    private final FailureAnswers failures;
    private final Clock clock;

    ProxySite(
            ReadingRooms rooms,
            ProxiedReplay replay,
            CdxServer cdx,
            ReplaySettings replaySettings,
            AccessSettings access,
            ProxySettings settings,
            CertificateAuthority authority,
            Clock clock) {
        NoticePage pages = NoticePage.alone(replaySettings);
        this.rooms = rooms;
        this.replay = replay;
        this.settings = settings;
        this.chosen = new ChosenTimes(clock);
        this.own = new OwnPages(pages, chosen, settings, authority, clock);
        this.notices = new Notices(pages, new WithheldNotice(cdx, access, pages));
        this.failures = new FailureAnswers(pages, ProxySite::guard);
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
            ProxiedReplay.refuse(notices, request, response);
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
            notices.pages()
                    .page(
                            response,
                            HttpServletResponse.SC_BAD_REQUEST,
                            "地址不能用",
                            "Malformed address",
                            "<p>只有 http 和 https 网址可以看，不超过 20,000 个字符。</p><p lang=\"en\">Only"
                                    + " http and https URLs can be seen, of at most 20,000"
                                    + " characters.</p>");
            return;
        }
        if (moment.isEmpty()) {
            notices.pages()
                    .page(
                            response,
                            HttpServletResponse.SC_BAD_REQUEST,
                            "时间写法不对",
                            "Malformed time",
                            "<p>请求头 Accept-Datetime 只能有一个，写法如"
                                    + " <code>Tue, 01 Jan 2019 00:00:00 GMT</code>。</p>"
                                    + "<p lang=\"en\">There can be one Accept-Datetime header, written"
                                    + " like <code>Tue, 01 Jan 2019 00:00:00 GMT</code>.</p>");
            return;
        }
        replay.serve(url.get(), Timestamp.of(moment.get()), notices, request, response);
    }
}
