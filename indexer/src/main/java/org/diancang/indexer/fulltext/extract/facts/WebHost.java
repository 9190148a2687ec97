package org.diancang.indexer.fulltext.extract.facts;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import org.diancang.url.RegisteredDomain;

/**
 * The host of a web address.
 *
 * @param name its name in the DNS, in ASCII and small letters, or its IP address
 */
public record WebHost(String name) {
    private static final int LONGEST_NAME = 253;

    /** The host of an absolute address, {@code //} or {@code http}; empty if it names none. */
    public static Optional<WebHost> of(String address) {
        String whole = address.strip();
        int from;
        if (whole.startsWith("//")) {
            from = 2;
        } else if (whole.regionMatches(true, 0, "http://", 0, 7)) {
            from = 7;
        } else if (whole.regionMatches(true, 0, "https://", 0, 8)) {
            from = 8;
        } else {
            return Optional.empty();
        }
        int end = from;
        while (end < whole.length() && "/?#\\".indexOf(whole.charAt(end)) < 0) {
            end++;
        }
        String authority = whole.substring(from, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.startsWith("[") ? host.indexOf("]:") + 1 : host.indexOf(':');
        return named(port > 0 ? host.substring(0, port) : host);
    }

    private static Optional<WebHost> named(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        try {
            String ascii =
                    isAscii(name)
                            ? name
                            : IDN.toASCII(name.replace('。', '.'), IDN.ALLOW_UNASSIGNED);
            boolean known =
                    ascii.startsWith("[") ? ascii.matches("\\[[0-9a-fA-F:.]+]") : isName(ascii);
            return known
                    ? Optional.of(new WebHost(ascii.toLowerCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isOfName(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfName(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || ".-_".indexOf(c) >= 0;
    }

    /** Its registrable domain: {@code wh.gov.cn} of {@code www.wh.gov.cn}; an IP address whole. */
    public String domain() {
        char last = name.charAt(name.length() - 1);
        return last == ']' || Character.isDigit(last) ? name : RegisteredDomain.of(name);
    }
}
