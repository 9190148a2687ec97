package org.diancang.orchestrator.site;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seed as typed, read and normalised (RFC 3986 §6): host in lower-case ASCII, what may not stand
 * in a URL percent-encoded, fragment dropped, empty path {@code /}.
 *
 * @param url the normalised URL
 * @param host its host; without brackets where it is an IPv6 address
 */
record SeedUrl(String url, String host) {
    /** Longest seed that is read, in characters as typed and once normalised. */
    static final int LONGEST = 2_000;

    private static final Pattern PARTS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*))?([^?#]*)(\\?[^#]*)?(#.*)?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@]+)(?::([0-9]{0,5}))?");
    private static final Pattern DNS_NAME =
            Pattern.compile(
                    "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*"
                            + "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.|$)){4}");

    /** What came of reading. */
    sealed interface Reading {
        /** It is a seed. */
        record Good(SeedUrl seed) implements Reading {}

        /** It is none; code and detail are those of a {@link Finding}. */
        record Bad(String code, String detail) implements Reading {}
    }

    /** Reads what somebody typed; never fails. */
    static Reading read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Reading.Bad("required", "is empty; type an address or leave the line out.");
        }
        if (text.length() > LONGEST) {
            return new Reading.Bad(
                    "too-long",
                    "has "
                            + text.length()
                            + " characters, at most 2,000 are allowed; nominate the page above it.");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return malformed("has control characters; type it again on one line.");
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return malformed("is no address; begin it with http:// or https://.");
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            // "www.qh.gov.cn:8080/" reads as a scheme, but nobody meant one.
            return scheme.indexOf('.') >= 0
                    ? malformed("is no address; begin it with http:// or https://.")
                    : new Reading.Bad(
                            "unsupported-scheme",
                            "has the scheme " + scheme + "; only http and https can be crawled.");
        }
        return withAuthority(scheme, parts);
    }

    /** Host of a URL that {@link #read} normalised. */
    static String hostOf(String normalised) {
        return switch (read(normalised)) {
            case Reading.Good good -> good.seed().host();
            case Reading.Bad bad ->
                    throw new IllegalArgumentException(normalised + " " + bad.detail());
        };
    }

    private static Reading withAuthority(String scheme, Matcher parts) {
        String authority = parts.group(2) == null ? "" : parts.group(2);
        if (authority.indexOf('@') >= 0) {
            return new Reading.Bad(
                    "user-info",
                    "carries a user name or password; leave out what stands before the @.");
        }
        Matcher hostAndPort = AUTHORITY.matcher(authority);
        if (!hostAndPort.matches()) {
            return malformed("names no host; write it like http://www.example.cn/.");
        }
        String host = host(hostAndPort.group(1));
        if (host.isEmpty()) {
            return malformed("has a host name that can't exist; check its spelling.");
        }
        String port = hostAndPort.group(2) == null ? "" : hostAndPort.group(2);
        if (!port.isEmpty() && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)) {
            return malformed("has port " + port + "; ports are 1 to 65535.");
        }
        int usual = scheme.equals("http") ? 80 : 443;
        boolean isUsual = port.isEmpty() || Integer.parseInt(port) == usual;
        String url =
                scheme
                        + "://"
                        + host
                        + (isUsual ? "" : ":" + Integer.parseInt(port))
                        + encoded(parts.group(3).isEmpty() ? "/" : parts.group(3))
                        + encoded(parts.group(4) == null ? "" : parts.group(4));
        if (url.length() > LONGEST) {
            return new Reading.Bad(
                    "too-long",
                    "has more than 2,000 characters once percent-encoded; nominate the page above"
                            + " it.");
        }
        try {
            return new Reading.Good(
                    new SeedUrl(new URI(url).toString(), host.replaceAll("[\\[\\]]", "")));
        } catch (URISyntaxException e) {
            return malformed("is no address (" + e.getReason() + "); copy it from a browser.");
        }
    }

    /** Host in ASCII; empty where there can be none of that name. */
    private static String host(String typed) {
        if (typed.startsWith("[")) {
            return typed.toLowerCase(Locale.ROOT);
        }
        String ascii;
        try {
            ascii = IDN.toASCII(typed, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (RuntimeException e) {
            // IDN throws IllegalArgumentException, and others where a label is odd or very long.
            return "";
        }
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        String last = name.substring(name.lastIndexOf('.') + 1);
        // 127.1, 0x7f.1 and 2130706433 reach 127.0.0.1 in some resolvers: only four decimals will
        // do.
        if (last.matches("[0-9]+|0x[0-9a-f]*")) {
            return DOTTED_QUAD.matcher(name).matches() && !name.matches(".*(^|\\.)0[0-9].*")
                    ? name
                    : "";
        }
        return name.length() <= 253 && DNS_NAME.matcher(name).matches() ? name : "";
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b < 0 || b == ' ' || "\"<>\\^`{|}[]".indexOf(b) >= 0) {
                out.append(String.format("%%%02X", b));
            } else {
                out.append((char) b);
            }
        }
        return out.toString();
    }

    private static Reading malformed(String detail) {
        return new Reading.Bad("malformed", detail);
    }
}
