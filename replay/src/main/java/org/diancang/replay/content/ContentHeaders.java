package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Header;
import org.springframework.stereotype.Component;

/** Headers of the content origin: what keeps archived pages in, and what they once sent. */
@Component
final class ContentHeaders {
    /** Prefix under which recorded headers are shown without taking effect. */
    static final String ORIGINAL = "X-Archive-Orig-";

    /** Recorded headers that may take effect. */
    private static final Set<String> SAFE = Set.of("content-language", "content-disposition");

    /** Recorded headers that are not shown: they are secrets or name the connection only. */
    private static final Set<String> DROPPED =
            Set.of("set-cookie", "set-cookie2", "connection", "keep-alive");

    private static final int MOST_BYTES = 24 * 1024;

    private final String policy;
    private final String reader;
    private final Robots robots;

    ContentHeaders(ReplaySettings settings, Robots robots) {
        this.robots = robots;
        this.reader = settings.reader().origin();
        this.policy =
                "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; form-action 'self';"
                        + " base-uri 'self'; frame-ancestors 'self' "
                        + settings.reader().origin();
    }

    /** Puts what every answer of this origin has. */
    void guard(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-DNS-Prefetch-Control", "off");
        // Within this origin it says which capture asks; nothing else is told (StrayRequests).
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), serial=(),"
                        + " hid=(), display-capture=(), clipboard-read=(),"
                        + " publickey-credentials-get=(), idle-detection=()");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        robots.header(response);
    }

    /** Lets the reader site, and nobody else, show a picture outside of its page. */
    void shown(ContentPath asked, HttpServletResponse response) {
        if (asked.modifier() == Modifier.IMAGE) {
            response.setHeader("Access-Control-Allow-Origin", reader);
        }
    }

    /** Puts what the archived server sent: the harmless as it was, the rest renamed. */
    void archived(Capture capture, HttpServletResponse response) {
        int bytes = 0;
        for (Header header : capture.headers()) {
            String lower = header.name().toLowerCase(Locale.ROOT);
            String value = HeaderText.printable(header.value());
            bytes += header.name().length() + value.length() + ORIGINAL.length() + 4;
            if (DROPPED.contains(lower)
                    || !HeaderText.isName(header.name())
                    || bytes > MOST_BYTES) {
                continue;
            }
            if (SAFE.contains(lower)) {
                response.addHeader(header.name(), value);
            } else {
                response.addHeader(ORIGINAL + header.name(), value);
            }
        }
    }
}
