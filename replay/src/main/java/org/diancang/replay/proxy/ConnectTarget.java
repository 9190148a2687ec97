package org.diancang.replay.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server that a browser wants a tunnel to (RFC 9110 §9.3.6). It gets none: the host is whose
 * certificate is shown, and of whose addresses captures are.
 *
 * @param host name of letters, digits, hyphens and underscores, or an IP address without brackets;
 *     lower case, no dot at its end
 * @param port 1 to 65535
 */
record ConnectTarget(String host, int port) {
    private static final int LONGEST = 253;

    /** RFC 1123 §2.1, with the underscores that servers have all the same. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");

    private static final Pattern V4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    /** As the URL standard writes them, without zone and without IPv4 at the end. */
    private static final Pattern V6 = Pattern.compile("(?=[0-9a-f:]*:)[0-9a-f:]{2,39}");

    /** Reads a host and a port; empty where no certificate could be made out to the host. */
    static Optional<ConnectTarget> of(@Nullable String host, int port) {
        if (host == null || port < 1 || port > 65_535) {
            return Optional.empty();
        }
        String bare = bare(host);
        boolean wellFormed =
                bare.length() <= LONGEST
                        && (isAddress(bare)
                                || (NAME.matcher(bare).matches()
                                        && !bare.matches("(?:.*\\.)?\\d+")));
        return wellFormed ? Optional.of(new ConnectTarget(bare, port)) : Optional.empty();
    }

    /** Whether a request names the same server; without a port it is that of https. */
    boolean isOf(@Nullable String otherHost, int otherPort) {
        return otherHost != null
                && bare(otherHost).equals(host)
                && (otherPort <= 0 ? 443 : otherPort) == port;
    }

    /** Whether the host is an IP address rather than a name. */
    boolean isAddress() {
        return isAddress(host);
    }

    private static boolean isAddress(String bare) {
        return V4.matcher(bare).matches() || (V6.matcher(bare).matches() && isV6(bare));
    }

    /** RFC 4291 §2.2: eight groups of four digits at most, or fewer with one gap. */
    private static boolean isV6(String text) {
        String[] sides = text.split("::", -1);
        int groups = 0;
        for (String side : sides) {
            for (String group : side.isEmpty() ? new String[0] : side.split(":", -1)) {
                if (group.isEmpty() || group.length() > 4) {
                    return false;
                }
                groups++;
            }
        }
        return sides.length == 1 ? groups == 8 : sides.length == 2 && groups < 8;
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            String inside = lower.substring(1, lower.length() - 1);
            return inside.contains(":") ? inside : lower;
        }
        return lower.length() > 1 && lower.endsWith(".")
                ? lower.substring(0, lower.length() - 1)
                : lower;
    }
}
