package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diancang.replay.ReplaySettings;
import org.springframework.stereotype.Component;

/**
 * What search engines are told. A robot that may not fetch a page never sees its {@code noindex},
 * so that an installation which wants nothing listed, rather than nothing fetched, lets them in.
 */
@Component
final class Robots {
    private final ReplaySettings.Robots allowed;

    Robots(ReplaySettings settings) {
        this.allowed = settings.content().robots();
    }

    void header(HttpServletResponse response) {
        if (allowed != ReplaySettings.Robots.ALLOWED) {
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
        }
    }

    /** Writes {@code /robots.txt} (RFC 9309) of this origin itself, which is no capture. */
    void file(HttpServletResponse response) throws IOException {
        String rule = allowed == ReplaySettings.Robots.FORBIDDEN ? "Disallow: /" : "Disallow:";
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "max-age=3600");
        response.getOutputStream()
                .write(("User-agent: *\n" + rule + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
