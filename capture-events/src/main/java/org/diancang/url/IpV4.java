package org.diancang.url;

/**
 * IPv4 addresses in the forms that browsers take: one to four numbers, decimal or with a leading
 * zero octal, the last of which fills what is left of the 32 bits ({@code 10.0.258}).
 */
final class IpV4 {
    private IpV4() {}

    /** Whether a host consists of digits and dots alone. */
    static boolean mayBe(String host) {
        return !host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** Dotted decimal form; empty if it is no address. */
    static String dotted(String host) {
        if (host.indexOf('.') < 0) {
            return dotted(lower32Bits(host));
        }
        String[] parts = host.split("\\.", 5);
        // Peers see an address in octal if it is octal throughout, as browsers do not.
        boolean mixed = host.charAt(0) == '0' && host.chars().anyMatch(c -> c > '7');
        if (parts.length > 4 || mixed) {
            return "";
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            long limit = last ? 1L << (8 * (5 - parts.length)) : 256;
            long value = number(parts[i], limit);
            if (value < 0) {
                return "";
            }
            address = last ? (address << (8 * (5 - parts.length))) | value : (address << 8) | value;
        }
        return dotted(address);
    }

    /** Decimal digits modulo 2^32: old crawls hold host numbers beyond it, and peers cut them. */
    private static long lower32Bits(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = (value * 10 + (digits.charAt(i) - '0')) & 0xffffffffL;
        }
        return value;
    }

    private static long number(String digits, long limit) {
        if (digits.isEmpty()) {
            return -1;
        }
        int radix = digits.length() > 1 && digits.charAt(0) == '0' ? 8 : 10;
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit >= radix) {
                return -1;
            }
            value = value * radix + digit;
            if (value >= limit) {
                return -1;
            }
        }
        return value;
    }

    private static String dotted(long address) {
        return ((address >> 24) & 255)
                + "."
                + ((address >> 16) & 255)
                + "."
                + ((address >> 8) & 255)
                + "."
                + (address & 255);
    }
}
