package org.diancang.url;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which URLs somebody means, as beginnings of {@link UrlKey}s, so that many patterns can be
 * searched by sorting. A urlkey is compared with {@link #END} behind it, so that a beginning with
 * that end stands for one URL and is longer, hence more specific, than every folder that has it.
 *
 * @param written as somebody wrote it
 * @param beginnings of urlkeys with their end; all of the same length, one of them at least
 */
public record KeyPattern(String written, List<String> beginnings) {
    /** Behind every urlkey, in which it never occurs. */
    public static final char END = ' ';

    /** Characters of a pattern at most. */
    public static final int LONGEST = 2_000;

    private static final Pattern SCHEME =
            Pattern.compile("(?s)[a-zA-Z][a-zA-Z0-9+.-]*://.*|[a-zA-Z][a-zA-Z0-9+-]*:(?![0-9]).*");

    /**
     * {@code com,example,} and {@code com,example)/path}, also as {@code http://(com,example,)/}.
     */
    private static final Pattern SURT =
            Pattern.compile(
                    "(?:(?:[a-zA-Z][a-zA-Z0-9+.-]*:(?://)?)?\\(|(?=[^/?#()]*[,)]))"
                            + "([^/?#,()]+(?:,[^/?#,()]+)*)(,?)(\\)(?:[/?].*)?)?");

    private static final Pattern HOST = Pattern.compile("[^/?#@*:\\s\\p{Cntrl}]+");

    public KeyPattern {
        beginnings = List.copyOf(beginnings);
    }

    /**
     * Reads a pattern: {@code *} for everything; {@code *.host} for a host with everything below it
     * and all ports; a URL that ends in {@code *} for what begins so; a SURT prefix; any other URL
     * for itself alone. Without scheme, {@code http://} is meant.
     *
     * @throws IllegalArgumentException if it is nothing of these, with how to write it instead
     */
    public static KeyPattern of(String written) {
        if (written.isBlank() || written.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " characters");
        }
        if (written.chars().anyMatch(Character::isISOControl) || !written.strip().equals(written)) {
            throw new IllegalArgumentException(
                    "a pattern has no control characters and no spaces around it");
        }
        return new KeyPattern(written, read(written));
    }

    /** A urlkey as it is compared with beginnings. */
    public static String ended(String urlkey) {
        return urlkey + END;
    }

    /** Whether a URL's key is one of those meant. */
    public boolean covers(String urlkey) {
        String ended = ended(urlkey);
        return beginnings.stream().anyMatch(ended::startsWith);
    }

    private static List<String> read(String written) {
        if (written.equals("*")) {
            return List.of("");
        }
        if (written.startsWith("*.")) {
            return domain(written.substring(2));
        }
        Matcher surt = SURT.matcher(written);
        if (surt.matches()) {
            return surt(surt);
        }
        return written.endsWith("*")
                ? prefix(absolute(written.substring(0, written.length() - 1)))
                : List.of(ended(UrlKey.of(checkedHost(absolute(written))).value()));
    }

    private static List<String> domain(String host) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "behind *. stands the name of a host and nothing else; write http://host/path*"
                            + " for a path");
        }
        String key = UrlKey.of("http://" + host + "/").value();
        return domainOfKey(key.substring(0, Math.max(0, key.indexOf(')'))), host);
    }

    private static List<String> domainOfKey(String hostKey, String written) {
        if (hostKey.isEmpty()) {
            throw new IllegalArgumentException("'" + written + "' is no host");
        }
        return List.of(hostKey + ")", hostKey + ",", hostKey + ":");
    }

    private static List<String> surt(Matcher surt) {
        String host = surt.group(1).toLowerCase(Locale.ROOT);
        String rest = surt.group(3);
        if (rest == null) {
            if (surt.group(2).isEmpty()) {
                throw new IllegalArgumentException(
                        "a SURT prefix has ',' or ')' behind the host: '"
                                + host
                                + ",' or '"
                                + host
                                + ")/'");
            }
            return domainOfKey(host, host);
        }
        String prefix = host + rest.toLowerCase(Locale.ROOT);
        if (prefix.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "a SURT prefix is ASCII without spaces; write the URL instead");
        }
        return prefix.endsWith("/") ? folder(prefix) : List.of(prefix);
    }

    private static List<String> prefix(String url) {
        int host = url.indexOf("://");
        if (host >= 0 && url.indexOf('/', host + 3) < 0) {
            throw new IllegalArgumentException(
                    "a * stands behind a path; write http://host/* for a host, *.host for"
                            + " everything below it");
        }
        String key = UrlKey.of(checkedHost(url)).value();
        if (url.endsWith("?") && !key.endsWith("?")) {
            return List.of(key + "?");
        }
        if (!url.endsWith("/")) {
            return List.of(key);
        }
        return folder(key.endsWith("/") ? key : key + "/");
    }

    /** A folder with its own page, whose key has lost the slash. */
    private static List<String> folder(String key) {
        if (key.endsWith(")/")) {
            return List.of(key);
        }
        String page = key.substring(0, key.length() - 1);
        return List.of(key, page + END, page + "?");
    }

    private static String checkedHost(String url) {
        int start = url.indexOf("://");
        if (start >= 0) {
            String host = url.substring(start + 3).replaceFirst("(?s)[/?#].*", "");
            if (host.isEmpty() || host.indexOf('*') >= 0) {
                throw new IllegalArgumentException(
                        "the host must be written out; *.host alone covers what is below a host");
            }
        }
        return url;
    }

    private static String absolute(String url) {
        return SCHEME.matcher(url).matches() ? url : "http://" + url;
    }

    @Override
    public String toString() {
        return written;
    }
}
