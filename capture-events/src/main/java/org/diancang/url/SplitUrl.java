package org.diancang.url;

import java.util.Locale;

/**
 * A URL cut at its delimiters (RFC 3986 appendix B), nothing decoded; all parts are octet strings.
 * What browsers and crawlers put up with is put up with here too: surrounding space, line breaks
 * inside, a missing or doubled {@code http://}, too many slashes.
 *
 * @param scheme lower case
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
        String scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
        rest = rest.substring(colon + 1);
        int hash = rest.indexOf('#');
        rest = hash < 0 ? rest : rest.substring(0, hash);
        int mark = rest.indexOf('?');
        String query = mark < 0 ? "" : rest.substring(mark + 1);
        rest = mark < 0 ? rest : rest.substring(0, mark);

        if (scheme.equals("http") || scheme.equals("https")) {
            // http:/host/ and http:////host/ mean a host all the same
            int slashes = 0;
            while (slashes < rest.length() && rest.charAt(slashes) == '/') {
                slashes++;
            }
            if (slashes != 2 && slashes < rest.length()) {
                rest = "//" + rest.substring(slashes);
            }
        }
        if (!rest.startsWith("//")) {
            return new SplitUrl(scheme, "", "", rest, query);
        }
        int slash = rest.indexOf('/', 2);
        String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        return withAuthority(scheme, authority, path, query);
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
                        || (scheme.equals("http") && number == 80)
                        || (scheme.equals("https") && number == 443);
        return own ? "" : ":" + number;
    }

    private static SplitUrl withAuthority(
            String scheme, String authority, String path, String query) {
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int open = hostAndPort.indexOf('[');
        int close = hostAndPort.indexOf(']', open + 1);
        if (open >= 0 && close > open) {
            int colon = hostAndPort.indexOf(':', close);
            String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
            return new SplitUrl(scheme, hostAndPort.substring(open + 1, close), port, path, query);
        }
        int colon = hostAndPort.indexOf(':');
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        return new SplitUrl(scheme, host, port, path, query);
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
        return out.toString().trim();
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
