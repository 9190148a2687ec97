package org.diancang.indexer.cdx;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;

/** Reads parameters {@code url} and {@code matchType}. */
public final class CdxTargets {
    /** A scheme, but not a host with its port. */
    private static final Pattern SCHEME =
            Pattern.compile(
                    "^[a-zA-Z][a-zA-Z0-9+.-]*://.*|^[a-zA-Z][a-zA-Z0-9+-]*:(?![0-9]).*",
                    Pattern.DOTALL);

    private static final Pattern HOST = Pattern.compile("[^/?#@*\\s]+");

    /** No longer URL is ever captured. */
    private static final int LONGEST_URL = 64 << 10;

    private CdxTargets() {}

    /**
     * @param matchType absent: {@code exact}, unless asterisks in the URL say otherwise
     * @throws InvalidCdxQueryException naming {@code url} or {@code matchType}
     */
    public static CdxTarget of(String url, Optional<String> matchType) {
        if (url.length() > LONGEST_URL) {
            throw new InvalidCdxQueryException(
                    "url", "url may have at most " + LONGEST_URL + " characters.");
        }
        if (matchType.isEmpty() && url.startsWith("*.")) {
            return domain(url.substring(2));
        }
        if (matchType.isEmpty() && url.endsWith("*")) {
            return prefix(url.substring(0, url.length() - 1));
        }
        return switch (matchType.orElse("exact")) {
            case "exact" -> exact(url);
            case "prefix" -> prefix(url.endsWith("*") ? url.substring(0, url.length() - 1) : url);
            case "host" -> host(url);
            case "domain" -> domain(url.startsWith("*.") ? url.substring(2) : url);
            default ->
                    throw new InvalidCdxQueryException(
                            "matchType", "matchType must be exact, prefix, host or domain.");
        };
    }

    private static CdxTarget exact(String url) {
        String absolute = absolute(url);
        return new CdxTarget.Exact(key(absolute), Optional.of(partition(absolute)));
    }

    private static CdxTarget prefix(String url) {
        if (url.isEmpty()) {
            return new CdxTarget.Under(List.of(""), Optional.empty());
        }
        String absolute = absolute(url);
        String key = key(absolute);
        // The key of a URL loses a slash or question mark at its end; here it narrows what is
        // meant.
        for (String end : List.of("/", "?")) {
            if (absolute.endsWith(end) && !key.endsWith(end)) {
                key += end;
            }
        }
        boolean hostComplete = key.indexOf(')') >= 0;
        return new CdxTarget.Under(
                List.of(key), hostComplete ? Optional.of(partition(absolute)) : Optional.empty());
    }

    private static CdxTarget host(String url) {
        String root = hostRoot(url);
        String host = hostKey(root);
        return new CdxTarget.Under(List.of(host + ")", host + ":"), Optional.of(partition(root)));
    }

    private static CdxTarget domain(String url) {
        String root = hostRoot(url);
        String host = hostKey(root);
        String below = partition(root.replaceFirst("://", "://below."));
        return new CdxTarget.Under(
                List.of(host + ")", host + ",", host + ":"),
                // Below a public suffix each name is a domain of its own and lies elsewhere.
                Optional.of(partition(root)).filter(below::equals));
    }

    /** The root of the URL's host, without its port. */
    private static String hostRoot(String url) {
        String rest = url.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "");
        String host = rest.replaceFirst("[/?#].*$", "").replaceFirst(":[0-9]*$", "");
        if (!HOST.matcher(host).matches()) {
            throw new InvalidCdxQueryException(
                    "url",
                    "url must name a host for this matchType; *. may stand before that of a"
                            + " domain.");
        }
        return "http://" + host + "/";
    }

    private static String hostKey(String root) {
        String key = key(root);
        int end = key.indexOf(')');
        if (end < 0) {
            throw new InvalidCdxQueryException("url", "url must name a host for this matchType.");
        }
        return key.substring(0, end);
    }

    /** The URL that is meant: with {@code http://} before it where it has no scheme. */
    public static String absolute(String url) {
        return SCHEME.matcher(url).matches() ? url : "http://" + url;
    }

    private static String key(String url) {
        return CdxKey.sortable(UrlKey.of(url).value());
    }

    private static String partition(String url) {
        return PartitionKey.of(url).value();
    }
}
