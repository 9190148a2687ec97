package org.diancang.events;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every request says.
 *
 * @param acceptLanguage value of {@code Accept-Language} (RFC 9110 §12.5.4); absent: none is sent
 * @param headers further header fields; none that the crawler itself must set, and no secrets: they
 *     stand in the WARC file for ever
 */
public record RequestSettings(@Nullable String acceptLanguage, List<Header> headers) {
    /** Nothing further. */
    public static final RequestSettings NONE = new RequestSettings(null, List.of());

    /** Headers at most. */
    public static final int MOST = 50;

    private static final String VALUE = "[\\x20-\\x7e]{1,1000}";
    private static final Set<String> OURS =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "transfer-encoding",
                    "user-agent",
                    "from",
                    "authorization",
                    "proxy-authorization",
                    "cookie",
                    "range",
                    "accept-encoding",
                    "accept-language");

    /**
     * A header field (RFC 9110 §5).
     *
     * @param name a token
     * @param value printable ASCII
     */
    public record Header(String name, String value) {
        public Header {
            Objects.requireNonNull(name, "name is missing");
            Objects.requireNonNull(value, "value is missing");
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")) {
                throw new IllegalArgumentException("'" + name + "' is no name of a header");
            }
            if (!value.matches(VALUE)) {
                throw new IllegalArgumentException(
                        "the value of " + name + " must be 1 to 1000 printable ASCII characters");
            }
        }
    }

    public RequestSettings {
        Objects.requireNonNull(headers, "headers is missing");
        headers = List.copyOf(headers);
        if (acceptLanguage != null && !acceptLanguage.matches(VALUE)) {
            throw new IllegalArgumentException(
                    "acceptLanguage must be 1 to 1000 printable ASCII characters");
        }
        if (headers.size() > MOST) {
            throw new IllegalArgumentException("headers must be " + MOST + " at most");
        }
        for (Header header : headers) {
            if (OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        header.name() + " is set by the crawler itself, or is a secret");
            }
        }
    }
}
