package org.diancang.replay.reader;

import org.diancang.replay.ReplaySettings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What robots may fetch of the reader site (RFC 9309): its calendars lead to more pages than any
 * robot could ever read, and searches cost most of all.
 */
@RestController
class RobotsController {
    private final String rules;

    RobotsController(ReplaySettings settings) {
        this.rules =
                settings.content().robots() == ReplaySettings.Robots.ALLOWED
                        ? "User-agent: *\nDisallow: /search\nDisallow: /api/\nDisallow: /open\n"
                        : "User-agent: *\nAllow: /$\nDisallow: /\n";
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    String robots() {
        return rules;
    }
}
