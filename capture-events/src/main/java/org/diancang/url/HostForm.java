package org.diancang.url;

import java.net.IDN;
import java.util.Locale;

/** The one form of a host that keys use: ASCII, lower case, without {@code www}. */
final class HostForm {
    /** No DNS label is longer (RFC 1035 §2.3.4), and the time of punycode grows with its square. */
    private static final int LONGEST_LABEL = 63;

    /** IDNA keeps its dot, as a character of its own, which lower case would lose. */
    private static final int CAPITAL_I_WITH_DOT = 0x130;

    private HostForm() {}

    /** Decoded, IDN as punycode, IPv4 addresses dotted; escaped where it is no host name at all. */
    static String of(String octets) {
        String host = ascii(PercentEncoding.decodeFully(octets));
        host = trimDots(host.replace("..", "."));
        if (IpV4.mayBe(host)) {
            String address = IpV4.dotted(host);
            if (!address.isEmpty()) {
                return address;
            }
        }
        // Encoded first: to an octet string, lower case would see letters of ISO-8859-1.
        return PercentEncoding.encode(host).toLowerCase(Locale.ROOT);
    }

    /** Without a leading {@code www.}, {@code www2.} and the like, as CDX peers do. */
    static String withoutWww(String host) {
        if (!host.startsWith("www")) {
            return host;
        }
        int i = 3;
        while (i < host.length() && host.charAt(i) >= '0' && host.charAt(i) <= '9') {
            i++;
        }
        return i < host.length() && host.charAt(i) == '.' ? host.substring(i + 1) : host;
    }

    /** Labels from the right, comma between: {@code com,example}. */
    static String reversed(String host) {
        StringBuilder out = new StringBuilder(host.length());
        int end = host.length();
        for (int dot = host.lastIndexOf('.'); dot >= 0; dot = host.lastIndexOf('.', dot - 1)) {
            out.append(host, dot + 1, end).append(',');
            end = dot;
        }
        return out.append(host, 0, end).toString();
    }

    private static String ascii(String octets) {
        if (octets.chars().allMatch(c -> c < 128)) {
            return octets;
        }
        String name = PercentEncoding.text(octets);
        String[] labels = name.split("[.\u3002\uFF0E\uFF61]", -1);
        for (int i = 0; i < labels.length; i++) {
            boolean missing = labels[i].isEmpty() && i < labels.length - 1;
            if (missing || labels[i].length() > LONGEST_LABEL) {
                return octets;
            }
        }
        try {
            return IDN.toASCII(lowerCase(name), IDN.ALLOW_UNASSIGNED);
        } catch (RuntimeException e) {
            // IDN throws IllegalArgumentException, and on odd input index errors as well.
            return octets;
        }
    }

    /**
     * IDNA 2003 folds the letters of Unicode 3.2 alone; peers fold those that came later as well.
     * They differ from us where writing systems came later that run from right to left: IDN refuses
     * to mix those with others, and the host is kept escaped.
     */
    private static String lowerCase(String name) {
        return name.codePoints()
                .map(c -> c == CAPITAL_I_WITH_DOT ? c : Character.toLowerCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String trimDots(String host) {
        int start = 0;
        int end = host.length();
        while (start < end && host.charAt(start) == '.') {
            start++;
        }
        while (end > start && host.charAt(end - 1) == '.') {
            end--;
        }
        return host.substring(start, end);
    }
}
