package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.diancang.replay.ReplaySettings;
import org.springframework.stereotype.Component;

/**
 * How long a memento may be shown without asking again. Its bytes never change, but whether it may
 * be shown can change at any moment, and what browsers keep cannot be called back. So it is kept
 * for {@code diancang.content.fresh-for} and then asked for with its ETag, which costs one look-up
 * and no bytes. Shared caches keep nothing: readers differ in what they may see.
 */
@Component
final class Freshness {
    /** From here on browsers are told not to ask even when a reader reloads (RFC 8246). */
    private static final Duration WORTH_IMMUTABLE = Duration.ofHours(1);

    private final String header;

    Freshness(ReplaySettings settings) {
        Duration time = settings.content().freshFor();
        String rest = time.compareTo(WORTH_IMMUTABLE) >= 0 ? ", immutable" : ", must-revalidate";
        this.header = "private, max-age=" + time.toSeconds() + rest;
    }

    /** What was answered to a posted request is kept by nobody: no cache knows its body. */
    void of(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", PostedCaptures.isFor(request) ? "no-store" : header);
    }
}
