package org.diancang.replay.rewrite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seconds and an address, in {@code <meta>} or a header (HTML Standard §4.2.5.3). */
public final class Refresh {
    /** What stands before the address; nothing is ever tried twice, as hostile pages would like. */
    private static final Pattern BEFORE =
            Pattern.compile("(?i)\\s*+[\\d.]*+\\s*+[;,]?+\\s*+(?:url\\s*+=\\s*+)?+");

    private Refresh() {}

    /** The same with its address leading into the archive. */
    public static String rewrite(String value, ArchiveLinks links) {
        Matcher before = BEFORE.matcher(value);
        int start = before.lookingAt() ? before.end() : 0;
        int end = value.length();
        if (start < end && (value.charAt(start) == '"' || value.charAt(start) == '\'')) {
            int close = value.indexOf(value.charAt(start), start + 1);
            end = close < 0 ? end : close;
            start++;
        }
        String address = value.substring(start, end);
        return address.isBlank()
                ? value
                : value.substring(0, start)
                        + links.link(address, links.page()).orElse(address)
                        + value.substring(end);
    }
}
