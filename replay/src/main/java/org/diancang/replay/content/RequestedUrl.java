package org.diancang.replay.content;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diancang.replay.address.ArchivedUrl;
import org.jspecify.annotations.Nullable;

/** The URL behind {@code /timegate/} and {@code /timemap/}. */
final class RequestedUrl {
    /** As clients write it that take the URL for a part of a path (RFC 3986 §2.4). */
    private static final Pattern ENCODED = Pattern.compile("(?is)https?%3a%2f.*");

    private RequestedUrl() {}

    /**
     * Reads the rest of a path, exactly as sent.
     *
     * @return empty if it is no URL that may have been captured
     */
    static Optional<ArchivedUrl> read(String rest, @Nullable String query) {
        try {
            String url =
                    ENCODED.matcher(rest).matches()
                            ? URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8)
                            : rest;
            return ArchivedUrl.parse(query == null ? url : url + "?" + query);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
