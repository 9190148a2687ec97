package org.diancang.replay.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.rewrite.ArchiveLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Requests for {@code /a.png} that a page, style sheet or worker makes because it takes this origin
 * for its own: {@code Referer} says which capture asks, so they are led to what it means. Only
 * captures of this origin are believed, and all that a forged header wins is another capture.
 */
@Component
final class StrayRequests {
    private final String origin;

    StrayRequests(ReplaySettings settings) {
        this.origin = settings.content().origin();
    }

    /** A site's own path may begin with digits, as {@code /2024/05/a.png}: ours name a scheme. */
    private static boolean hasScheme(ContentPath path) {
        return path.url().regionMatches(true, 0, "http:/", 0, 6)
                || path.url().regionMatches(true, 0, "https:/", 0, 7);
    }

    /**
     * Where a request leads that is no archive address.
     *
     * @param asked how the path was read, if it could be read as one
     * @return path on this origin; empty where nothing says what is meant
     */
    Optional<String> target(Optional<ContentPath> asked, HttpServletRequest request) {
        if (asked.filter(StrayRequests::hasScheme).isPresent()) {
            return Optional.empty();
        }
        String query = request.getQueryString();
        String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        return capture(request.getHeader("Referer"))
                .flatMap(from -> link(from, wanted, modifier(request, from.modifier())));
    }

    /** Leads there; what the same path means differs from page to page. */
    static void redirect(HttpServletResponse response, String path) {
        response.setStatus(307);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Referer");
        response.setContentLength(0);
    }

    private Optional<ContentPath> capture(@Nullable String referer) {
        if (referer == null || !referer.startsWith(origin + "/")) {
            return Optional.empty();
        }
        return ContentPath.parse(referer.substring(origin.length()), null)
                .filter(StrayRequests::hasScheme);
    }

    private static Optional<String> link(ContentPath from, String wanted, Modifier modifier) {
        return Timestamp.parse(from.timestamp())
                .flatMap(
                        timestamp ->
                                ArchivedUrl.parse(from.url())
                                        .flatMap(
                                                base ->
                                                        ArchiveLinks.of(
                                                                        timestamp,
                                                                        from.modifier(),
                                                                        base.value())
                                                                .link(wanted, modifier)));
    }

    private static Modifier modifier(HttpServletRequest request, Modifier page) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return switch (destination == null ? "" : destination) {
            case "document" -> page.isPage() ? page : Modifier.NONE;
            case "iframe", "frame", "object", "embed" -> Modifier.FRAME;
            case "style" -> Modifier.STYLE;
            case "image", "font", "audio", "video", "track" -> Modifier.IMAGE;
            default -> Modifier.SCRIPT;
        };
    }
}
