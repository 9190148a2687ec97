package org.diancang.replay.rewrite;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seconds and an address, in {@code <meta>} or a header (HTML Standard §4.2.5.3). */
public final class Refresh {
    /** What stands before the address; nothing is ever tried twice, as hostile pages would like. */
    private static final Pattern BEFORE =
            Pattern.compile("(?i)\\s*+[\\d.]*+\\s*+[;,]?+\\s*+(?:url\\s*+=\\s*+)?+");

    private static final Pattern SECONDS = Pattern.compile("\\s*+(\\d{1,9})");

    private Refresh() {}

    /** The same with its address leading into the archive. */
    static String rewrite(String value, ArchiveLinks links) {
        int start = start(value);
        int end = end(value, start);
        String address = value.substring(start, end);
        return address.isBlank()
                ? value
                : value.substring(0, start)
                        + links.link(address, links.page()).orElse(address)
                        + value.substring(end);
    }

    /**
     * The value of a header that does the same in the archive.
     *
     * @return empty where it leads nowhere
     */
    public static Optional<String> header(String value, ArchiveLinks links) {
        Matcher seconds = SECONDS.matcher(value);
        if (!seconds.lookingAt()) {
            return Optional.empty();
        }
        int start = start(value);
        String address = value.substring(start, end(value, start));
        return address.isBlank()
                ? Optional.of(seconds.group(1))
                : links.link(address, links.page()).map(l -> seconds.group(1) + ";url=" + l);
    }

    private static int start(String value) {
        Matcher before = BEFORE.matcher(value);
        int start = before.lookingAt() ? before.end() : 0;
        return start < value.length() && isQuote(value.charAt(start)) ? start + 1 : start;
    }

    private static int end(String value, int start) {
        int close =
                start > 0 && isQuote(value.charAt(start - 1))
                        ? value.indexOf(value.charAt(start - 1), start)
                        : -1;
        return close < 0 ? value.length() : close;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
