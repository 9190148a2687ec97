package org.diancang.orchestrator.screen;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Addresses on the reader site, as browsers reach it. */
@Component
public class ReaderLinks {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private final String origin;

    ReaderLinks(@Value("${diancang.reader.origin:http://reader.localhost:8081}") String origin) {
        this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    }

    /** The search page. */
    public String search() {
        return origin + "/search";
    }

    /**
     * The calendar of an archived URL; empty where the URL is not plain http or https, since it
     * then may not become a link.
     */
    public Optional<String> calendar(String url) {
        return archived("*", url);
    }

    /** One version of an archived URL, the one of this second; empty as {@link #calendar}. */
    public Optional<String> version(Instant capturedAt, String url) {
        return archived(TIMESTAMP.format(capturedAt), url);
    }

    private Optional<String> archived(String which, String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return Optional.empty();
        }
        StringBuilder path = new StringBuilder(origin).append('/').append(which).append('/');
        url.codePoints().forEach(c -> append(path, c));
        return Optional.of(path.toString());
    }

    /** What would end or break the path is percent-encoded (RFC 3986 §2.1), all else left as is. */
    private static void append(StringBuilder path, int c) {
        if (c <= ' ' || c == 0x7f || "\"<>\\^`{|}#".indexOf(c) >= 0) {
            path.append(String.format(Locale.ROOT, "%%%02X", c));
        } else {
            path.appendCodePoint(c);
        }
    }
}
