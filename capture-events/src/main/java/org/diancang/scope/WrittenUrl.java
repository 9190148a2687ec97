package org.diancang.scope;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the crawler writes URLs: host in lower case and ASCII, the scheme's own port and the fragment
 * left out, what browsers escape escaped. Heritrix does this for what it finds; this does the same
 * for what people type, and a test of the engine holds the two against each other.
 */
public final class WrittenUrl {
    /** Characters at most, as typed and as written. */
    public static final int LONGEST = 2_083;

    private static final Pattern PARTS =
            Pattern.compile(
                    "(?:([a-zA-Z][a-zA-Z0-9+\\-.]*+):)?((?://([^/?#]*+))?([^?#]*+)"
                            + "(?:\\?([^#]*+))?)(?:#.*+)?");
    private static final Pattern MANY_SLASHES = Pattern.compile("(https?://)/+(.*)");
    private static final Pattern DOTS_IN_FRONT = Pattern.compile("^(?:/\\.\\./)+");
    private static final Pattern ASCII_DOMAIN = Pattern.compile("(?:[a-zA-Z0-9_-]++\\.?)++");
    private static final Pattern PORT = Pattern.compile("(.*:)0*+([0-9]*+)");

    private static final String SAFE =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-~_.*/=&+,:;@$!)(%|'";
    private static final String SAFE_IN_QUERY = SAFE + "{}[]^?";
    private static final String DOTS = ".\u3002\uFF0E\uFF61";
    private static final String HEX = "0123456789ABCDEF";

    private WrittenUrl() {}

    /** What is no URL: told apart from what is malformed only in here. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }

    /** An http or https URL as the crawler writes it; empty if it would take it for none. */
    public static Optional<String> of(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String text = tidy(typed);
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = lower(given(parts.group(1)));
        String authority = given(parts.group(3));
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!http || authority.isEmpty()) {
            return Optional.empty();
        }
        try {
            String written =
                    scheme
                            + "://"
                            + authority(authority, scheme)
                            + path(given(parts.group(4)))
                            + query(given(parts.group(5)));
            return written.length() > LONGEST ? Optional.empty() : Optional.of(written);
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** The scheme that what was typed begins with, lower case; empty: none. */
    static String scheme(String typed) {
        Matcher parts = PARTS.matcher(tidy(typed));
        return parts.matches() ? lower(given(parts.group(1))) : "";
    }

    /** Where the authority begins; -1 if it is no http or https URL. */
    static int authority(String url) {
        if (url.startsWith("http://")) {
            return 7;
        }
        return url.startsWith("https://") ? 8 : -1;
    }

    /** Where the path begins. */
    static int path(String url, int authority) {
        int end = authority;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    /** The host, without user and port. */
    static String host(String url, int authority) {
        int end = path(url, authority);
        int at = url.indexOf('@', authority);
        int start = at < 0 || at >= end ? authority : at + 1;
        int colon = url.indexOf(':', start);
        return url.substring(start, colon < 0 || colon >= end ? end : colon);
    }

    private static String tidy(String typed) {
        StringBuilder out = new StringBuilder(typed.replace('\u00A0', ' ').trim());
        boolean query = false;
        int length = 0;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            query |= c == '?';
            if (c != '\n' && c != '\r' && c != '\t') {
                out.setCharAt(length++, c == '\\' && !query ? '/' : c);
            }
        }
        out.setLength(length);
        Matcher slashes = MANY_SLASHES.matcher(out);
        return slashes.matches() ? slashes.group(1) + slashes.group(2) : out.toString();
    }

    private static String authority(String typed, String scheme) throws Malformed {
        String text = typed;
        while (text.endsWith("%20")) {
            text = text.substring(0, text.length() - 3);
        }
        int at = text.indexOf('@');
        int colon = text.indexOf(':', Math.max(at, 0));
        String user = at < 0 ? "" : escaped(text.substring(0, at + 1), SAFE);
        String host = domain(text.substring(at + 1, colon < 0 ? text.length() : colon));
        String port = colon < 0 ? "" : text.substring(colon);
        String all = withoutOwnPort(user + host + port, scheme);
        all = all.endsWith(".") ? all.substring(0, all.length() - 1) : all;
        return withPortAsNumber(all.startsWith(".") ? all.substring(1) : all);
    }

    private static String domain(String name) throws Malformed {
        if (ASCII_DOMAIN.matcher(name).matches()) {
            return lower(name);
        }
        boolean ascii = name.chars().allMatch(c -> c < 128);
        if (ascii || DOTS.indexOf(name.charAt(name.length() - 1)) >= 0) {
            throw new Malformed();
        }
        try {
            return lower(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES));
        } catch (RuntimeException e) {
            // IDN throws IllegalArgumentException, and on odd input index errors as well.
            throw new Malformed();
        }
    }

    private static String withoutOwnPort(String authority, String scheme) throws Malformed {
        Matcher port = PORT.matcher(authority);
        String text = authority;
        if (port.matches() && authority.charAt(authority.length() - 1) != ':') {
            String number = port.group(2);
            if (number.isEmpty() || number.length() > 5 || Integer.parseInt(number) > 65_535) {
                throw new Malformed();
            }
            text = port.group(1) + number;
        }
        String own = scheme.equals("http") ? ":80" : ":443";
        return text.endsWith(own) ? text.substring(0, text.length() - own.length()) : text;
    }

    private static String withPortAsNumber(String authority) throws Malformed {
        int at = authority.indexOf('@');
        int colon = authority.indexOf(':', at + 1);
        if (colon < 0) {
            return authority;
        }
        String host = authority.substring(0, colon);
        if (colon == authority.length() - 1) {
            return host;
        }
        try {
            int port = Integer.parseInt(authority.substring(colon + 1));
            return port == -1 ? host : host + ":" + port;
        } catch (NumberFormatException e) {
            throw new Malformed();
        }
    }

    private static String path(String typed) {
        String path = DOTS_IN_FRONT.matcher(typed.isEmpty() ? "/" : typed).replaceFirst("/");
        return DotSegments.removed(escaped(path, SAFE));
    }

    private static String query(String typed) {
        return typed.isEmpty() ? "" : "?" + escaped(typed, SAFE_IN_QUERY);
    }

    private static String escaped(String text, String safe) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (safe.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String given(@Nullable String part) {
        return part == null ? "" : part;
    }
}
