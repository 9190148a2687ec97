package org.diancang.replay;

import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;

/** A page captured in one year and twice on a day of the next, counted in Beijing. */
final class ThreeVersions {
    static final String LATEST = "2026-11-08T22:30:09Z";
    static final byte[] PAGE = utf8("<p>清浦");

    private ThreeVersions() {}

    static void capture(Archive archive, String url) throws IOException {
        archive.capture(url, "2025-03-01T00:00:00Z", 200, PAGE, "Content-Type", "text/html");
        archive.capture(
                url, "2026-11-08T18:00:14Z", 200, utf8("<p>新"), "Content-Type", "text/html");
        archive.capture(url, LATEST, 200, PAGE, "Content-Type", "text/html");
    }
}
