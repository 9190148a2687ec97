package org.diancang.url;

import java.net.IDN;
import java.util.Locale;

/** The one form of a host that keys use: ASCII, lower case, without {@code www}. */
final class HostForm {
    /** No DNS label is longer (RFC 1035 §2.3.4), and the time of punycode grows with its square. */
    private static final int LONGEST_LABEL = 63;

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
        for (String label : name.split("[.\u3002\uFF0E\uFF61]", -1)) {
            if (label.length() > LONGEST_LABEL) {
                return octets;
            }
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (RuntimeException e) {
            // IDN throws IllegalArgumentException, and on odd input index errors as well.
            return octets;
        }
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
