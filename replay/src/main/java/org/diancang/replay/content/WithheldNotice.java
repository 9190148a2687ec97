package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.diancang.replay.access.AccessSettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.cdx.Withheld;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * 451 (RFC 7725) where there are captures that this reader may not see and may be told of: with the
 * reason, when an embargo ends, and whom to ask.
 */
public final class WithheldNotice {
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneId.of("Asia/Shanghai"));

    private final CdxServer cdx;
    private final AccessSettings settings;
    private final NoticePage notices;

    /**
     * Notices in the form of a site.
     *
     * @param notices pages of that site
     */
    public WithheldNotice(CdxServer cdx, AccessSettings settings, NoticePage notices) {
        this.cdx = cdx;
        this.settings = settings;
        this.notices = notices;
    }

    /**
     * Answers where something is withheld; to be asked where no capture is found, instead of a
     * plain 404.
     *
     * @param page whether people read the answer
     * @return whether it has answered
     */
    boolean answers(
            ArchivedUrl url, Timestamp timestamp, boolean page, HttpServletResponse response)
            throws IOException {
        Optional<Withheld> withheld = cdx.withheld(url, timestamp);
        if (withheld.isEmpty()) {
            return false;
        }
        blockedBy(response, settings.blockedBy());
        if (page) {
            notices.page(
                    response,
                    UNAVAILABLE_FOR_LEGAL_REASONS,
                    "依法或依约不提供",
                    "Withheld",
                    body(url, withheld.get()));
        } else {
            response.setStatus(UNAVAILABLE_FOR_LEGAL_REASONS);
            response.setHeader("Content-Type", "text/plain; charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(text(withheld.get()).getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    /**
     * As {@link #answers(ArchivedUrl, Timestamp, boolean, HttpServletResponse)}, by the request.
     */
    public boolean answers(
            ArchivedUrl url,
            Timestamp timestamp,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return answers(url, timestamp, NoticePage.wantsPage(request), response);
    }

    private static void blockedBy(HttpServletResponse response, @Nullable URI who) {
        if (who != null) {
            response.addHeader("Link", "<" + who.toASCIIString() + ">; rel=\"blocked-by\"");
        }
    }

    private String body(ArchivedUrl url, Withheld withheld) {
        StringBuilder body =
                new StringBuilder("<p class=\"url\"><bdi>")
                        .append(HtmlUtils.htmlEscape(url.value()))
                        .append("</bdi></p>");
        if (!withheld.message().isEmpty()) {
            body.append("<p><bdi>")
                    .append(HtmlUtils.htmlEscape(withheld.message()))
                    .append("</bdi></p>");
        }
        body.append("<p>这个网址有存档，但不向您提供。").append(until(withheld, "", " 起可以看。"));
        body.append("</p><p lang=\"en\">There are captures of this address, but they are withheld")
                .append(" from you. ")
                .append(until(withheld, "They may be seen from ", " on."))
                .append("</p>");
        if (!settings.contact().isEmpty()) {
            body.append("<p>询问 <span lang=\"en\">Contact</span>：<bdi>")
                    .append(HtmlUtils.htmlEscape(settings.contact()))
                    .append("</bdi></p>");
        }
        return body.toString();
    }

    private String text(Withheld withheld) {
        return "依法或依约不提供 Withheld\n"
                + line(withheld.message())
                + line(until(withheld, "-> ", ""))
                + line(settings.contact());
    }

    private static String line(String text) {
        return text.isEmpty() ? "" : text + "\n";
    }

    private static String until(Withheld withheld, String before, String after) {
        Optional<Instant> until = withheld.until();
        return until.map(end -> before + DAY.format(end) + after).orElse("");
    }
}
