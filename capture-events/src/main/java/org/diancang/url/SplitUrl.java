package org.diancang.url;

import java.util.Locale;

/**
 * A URL cut at its delimiters (RFC 3986 appendix B), nothing decoded; all parts are octet strings.
 * What browsers and crawlers put up with is put up with here too: surrounding space, line breaks
 * inside, a missing or doubled {@code http://}, too many slashes.
 *
 * @param scheme as written: peers keep its case, and see {@code http} and {@code dns} in lower case
 * @param host without user and port, brackets of an IPv6 address left out; empty: there is none
 * @param port as written; empty: none
 * @param path as written, may be empty
 * @param query without {@code ?}; empty: none
 */
record SplitUrl(String scheme, String host, String port, String path, String query) {

    /** Cuts a URL; never fails. */
    static SplitUrl of(String url) {
        String rest = withScheme(PercentEncoding.octets(tidy(url)));
        int colon = rest.indexOf(':');
        String scheme = rest.substring(0, colon);
        rest = rest.substring(colon + 1);
        rest = before(rest, '#');
        String query = after(rest, '?');
        rest = before(rest, '?');

        SplitUrl split;
        if (rest.startsWith("//")) {
            int slash = slashOrEnd(rest, 2);
            split = withAuthority(scheme, rest.substring(2, slash), rest.substring(slash), query);
        } else {
            split = new SplitUrl(scheme, "", "", rest, query);
        }
        boolean hostInPath =
                split.host.isEmpty() && !split.path.isEmpty() && scheme.startsWith("http");
        return hostInPath ? split.hostFromPath() : split;
    }

    /** {@code http:/host/} and {@code http:////host/} mean a host all the same. */
    private SplitUrl hostFromPath() {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        int slash = slashOrEnd(path, start);
        // Peers look for no user and port in it, and so must we.
        String rest = slash < path.length() ? path.substring(slash) : "/";
        return new SplitUrl(scheme, path.substring(start, slash), port, rest, query);
    }

    private static int slashOrEnd(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    /** The host as keys have it; empty: there is none. */
    String hostForm() {
        String form = HostForm.of(host);
        return scheme.equals("dns") ? form : HostForm.withoutWww(form);
    }

    /** The port as keys have it, with its colon; empty where it is the scheme's own. */
    String portForm() {
        String digits = port;
        while (digits.startsWith(":")) {
            digits = digits.substring(1);
        }
        int number = 0;
        for (int i = 0; i < digits.length() && number >= 0; i++) {
            int digit = Character.digit(digits.charAt(i), 10);
            number = digit < 0 || number > 65_535 ? -1 : number * 10 + digit;
        }
        if (number < 0 || number > 65_535) {
            return ":" + PercentEncoding.encode(digits).toLowerCase(Locale.ROOT);
        }
        boolean own =
                number == 0
                        || (scheme.equalsIgnoreCase("http") && number == 80)
                        || (scheme.equalsIgnoreCase("https") && number == 443);
        return own ? "" : ":" + number;
    }

    private static SplitUrl withAuthority(
            String scheme, String authority, String path, String query) {
        int length = authority.length();
        while (length > 0 && authority.charAt(length - 1) == ':') {
            length--;
        }
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1, length);
        int open = hostAndPort.indexOf('[');
        if (open < 0) {
            String host = before(hostAndPort, ':');
            return new SplitUrl(scheme, host, after(hostAndPort, ':'), path, query);
        }
        String address = hostAndPort.substring(open + 1);
        String port = after(after(address, ']'), ':');
        return new SplitUrl(scheme, before(address, ']'), port, path, query);
    }

    private static String before(String text, char delimiter) {
        int end = text.indexOf(delimiter);
        return end < 0 ? text : text.substring(0, end);
    }

    private static String after(String text, char delimiter) {
        int end = text.indexOf(delimiter);
        return end < 0 ? "" : text.substring(end + 1);
    }

    /** What stands around a URL and the line breaks within belong to the page, not to the URL. */
    static String tidy(String url) {
        StringBuilder out = new StringBuilder(url.length());
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c != '\n' && c != '\r' && c != '\t') {
                out.append(c);
            }
        }
        int start = 0;
        int end = out.length();
        while (start < end && isSpace(out.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(out.charAt(end - 1))) {
            end--;
        }
        return out.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u000b' || c == '\f';
    }

    private static String withScheme(String url) {
        if (!hasScheme(url)) {
            return "http://" + url;
        }
        int start = 0;
        int next = start;
        while ((next = afterHttp(url, start)) > start && afterHttp(url, next) > next) {
            start = next;
        }
        return url.substring(start);
    }

    private static int afterHttp(String url, int start) {
        for (String prefix : new String[] {"http://", "https://"}) {
            if (url.regionMatches(true, start, prefix, 0, prefix.length())) {
                return start + prefix.length();
            }
        }
        return start;
    }

    private static boolean hasScheme(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                return i > 0;
            }
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || "+.-".indexOf(c) >= 0))) {
                return false;
            }
        }
        return false;
    }
}
