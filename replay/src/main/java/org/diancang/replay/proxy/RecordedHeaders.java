package org.diancang.replay.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.UrlCharacters;
import org.diancang.replay.capture.Capture;
import org.diancang.replay.capture.Header;
import org.diancang.replay.content.HeaderText;

/**
 * The recorded headers that an answer has. In proxy mode the browser takes an answer for that of
 * the site itself, so that whatever would outlast the visit is left out: it would hold for the live
 * site.
 */
final class RecordedHeaders {
    private static final int MOST_BYTES = 48 * 1024;

    /** Of the connection (RFC 9110 §7.6.1), or written anew for the bytes that are sent. */
    private static final Set<String> OF_THE_MESSAGE =
            Set.of(
                    "connection",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "via",
                    "date",
                    "age",
                    "expires",
                    "pragma",
                    "cache-control",
                    "vary",
                    "etag",
                    "content-type",
                    "content-length",
                    "content-encoding",
                    "content-range",
                    "content-md5",
                    "content-digest",
                    "repr-digest",
                    "digest",
                    "accept-ranges",
                    "memento-datetime");

    /** Secrets, what the browser would keep for the site, and what asks it for its secrets. */
    private static final Set<String> OUTLASTING =
            Set.of(
                    "set-cookie",
                    "set-cookie2",
                    "clear-site-data",
                    "strict-transport-security",
                    "public-key-pins",
                    "public-key-pins-report-only",
                    "expect-ct",
                    "expect-staple",
                    "alt-svc",
                    "alternate-protocol",
                    "alt-used",
                    "nel",
                    "report-to",
                    "reporting-endpoints",
                    "content-security-policy-report-only",
                    "cross-origin-opener-policy-report-only",
                    "cross-origin-embedder-policy-report-only",
                    "permissions-policy",
                    "permissions-policy-report-only",
                    "document-policy-report-only",
                    "feature-policy",
                    "accept-ch",
                    "accept-ch-lifetime",
                    "critical-ch",
                    "service-worker-allowed",
                    "use-as-dictionary",
                    "activate-storage-access",
                    "set-login",
                    "www-authenticate",
                    "x-dns-prefetch-control");

    private static final Set<String> REPORTING = Set.of("report-uri", "report-to");

    private RecordedHeaders() {}

    /** Puts them. */
    static void put(Capture capture, HttpServletResponse response) {
        int bytes = 0;
        for (Header header : capture.headers()) {
            Optional<String> value = value(header);
            bytes += header.name().length() + value.map(String::length).orElse(0) + 4;
            if (value.isPresent() && bytes <= MOST_BYTES) {
                response.addHeader(header.name(), value.get());
            }
        }
    }

    /** What is sent of a header; empty where it is left out. */
    static Optional<String> value(Header header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        if (!HeaderText.isName(header.name())
                || OF_THE_MESSAGE.contains(name)
                || OUTLASTING.contains(name)
                || name.startsWith("proxy-")
                || name.startsWith("sec-")
                || name.startsWith("attribution-reporting-")) {
            return Optional.empty();
        }
        return switch (name) {
            case "location" -> location(header.value());
            case "content-security-policy" -> withoutReports(header.value());
            default -> Optional.of(HeaderText.printable(header.value()));
        };
    }

    private static Optional<String> location(String value) {
        String escaped = UrlCharacters.escape(value.strip(), StandardCharsets.UTF_8);
        return escaped.isEmpty() || escaped.length() > ArchivedUrl.MAX_LENGTH
                ? Optional.empty()
                : Optional.of(escaped);
    }

    private static Optional<String> withoutReports(String policy) {
        String kept =
                Arrays.stream(HeaderText.printable(policy).split(";", -1))
                        .map(String::strip)
                        .filter(directive -> !directive.isEmpty())
                        .filter(directive -> !REPORTING.contains(nameOf(directive)))
                        .collect(Collectors.joining("; "));
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    private static String nameOf(String directive) {
        return directive.split("[ \\t]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
