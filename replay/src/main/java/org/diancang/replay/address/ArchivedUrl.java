package org.diancang.replay.address;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL that may have been captured, as it stands behind the timestamp of an archive address:
 * encoded as the client sent it, never decoded or normalised, but for a collapsed {@code http:/}
 * and a missing scheme.
 *
 * @param value the URL, printable ASCII, with a scheme and a host
 */
public record ArchivedUrl(String value) {
    /** Longest URL that is looked up, in characters. */
    public static final int MAX_LENGTH = 20_000;

    private static final Pattern COLLAPSED = Pattern.compile("(?i)(https?):/*(.*)");
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?i)(?:ftp|dns|whois|filedesc|urn|data|javascript|file|mailto):.*");
    private static final Pattern WITH_HOST =
            Pattern.compile(
                    "(?i)https?://(?:[^/?#@\\s]*@)?([^/?#@:\\s]+|\\[[0-9a-f:.]+])(?::\\d*)?(?:[/?#].*)?");

    /**
     * Reads a URL from a request.
     *
     * @return empty if it is no http(s) URL with a host, is too long, or has characters that no URL
     *     has
     */
    public static Optional<ArchivedUrl> parse(String text) {
        String url = escapeUnsafe(text.strip());
        if (isPlain(url) && url.length() <= MAX_LENGTH) {
            return Optional.of(new ArchivedUrl(url));
        }
        if (url.isEmpty() || url.length() > MAX_LENGTH || OTHER_SCHEME.matcher(url).matches()) {
            return Optional.empty();
        }
        Matcher m = COLLAPSED.matcher(url);
        String full = m.matches() ? m.group(1) + "://" + m.group(2) : "http://" + url;
        return WITH_HOST.matcher(full).matches()
                ? Optional.of(new ArchivedUrl(full))
                : Optional.empty();
    }

    /** Whether its host is of letters and digits, as nearly all are: nothing more to find out. */
    private static boolean isPlain(String url) {
        int from = url.startsWith("http://") ? 7 : url.startsWith("https://") ? 8 : url.length();
        int end = from;
        while (end < url.length() && isOfHost(url.charAt(end))) {
            end++;
        }
        return end > from && (end == url.length() || url.charAt(end) == '/');
    }

    private static boolean isOfHost(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || c == '.'
                || c == '-';
    }

    /** Host name, lower case, without port; IPv6 addresses in brackets. */
    public String host() {
        Matcher m = WITH_HOST.matcher(value);
        return m.matches() ? m.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Scheme, lower case. */
    public String scheme() {
        return value.substring(0, value.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /** Whether text that somebody typed looks like an address rather than words to search. */
    public static boolean looksLikeUrl(String text) {
        String typed = text.strip();
        return !typed.contains(" ")
                && (typed.regionMatches(true, 0, "http:/", 0, 6)
                        || typed.regionMatches(true, 0, "https:/", 0, 7)
                        || typed.matches(
                                "(?i)(?:[\\p{L}\\p{N}-]+\\.)+[\\p{L}-]{2,}(?::\\d+)?(?:/.*)?"))
                && parse(typed).isPresent();
    }

    private static String escapeUnsafe(String text) {
        return UrlCharacters.escape(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return value;
    }
}
