package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.springframework.stereotype.Component;

/** The headers of RFC 7089. */
@Component
final class MementoHeaders {
    /** RFC 9110 §5.6.7, always in GMT and English. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /** Longer addresses would fill a header four times over. */
    private static final int LONGEST_LINKED = 4000;

    private final String origin;

    MementoHeaders(ReplaySettings settings) {
        this.origin = settings.content().origin();
    }

    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    String origin() {
        return origin;
    }

    /** Marks an answer as a memento of a URL (RFC 7089 §2.1). */
    void memento(HttpServletResponse response, ArchivedUrl url, Timestamp timestamp) {
        response.setHeader("Memento-Datetime", httpDate(timestamp.instant()));
        links(response, url);
        if (url.value().length() <= LONGEST_LINKED) {
            response.addHeader("Link", memento(url.value(), timestamp, "memento"));
        }
    }

    /** Links to original, timegate and timemap. */
    void links(HttpServletResponse response, ArchivedUrl url) {
        String target = linkable(url.value());
        if (target.length() > LONGEST_LINKED) {
            return;
        }
        response.addHeader(
                "Link",
                "<%s>; rel=\"original\", <%s/timegate/%s>; rel=\"timegate\", <%s/timemap/link/%s>; rel=\"timemap\"; type=\"application/link-format\""
                        .formatted(target, origin, target, origin, target));
    }

    String memento(String url, Timestamp timestamp, String relation) {
        return "<%s%s>; rel=\"%s\"; datetime=\"%s\""
                .formatted(
                        origin,
                        ContentPath.of(timestamp, Modifier.NONE, linkable(url)),
                        relation,
                        httpDate(timestamp.instant()));
    }

    /** What would end the angle brackets, or isn't ASCII, can't stand in a link. */
    static String linkable(String url) {
        return org.diancang.replay.address.UrlCharacters.escape(
                url, java.nio.charset.StandardCharsets.UTF_8);
    }
}
