package org.diancang.replay.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of a content or frame address, {@code /{timestamp}[modifier]/{url}}, from the raw
 * request target.
 *
 * @param timestamp its digits as asked, 1 to 14
 * @param modifier what is asked for
 * @param url what stands behind, query included
 */
public record ContentPath(String timestamp, Modifier modifier, String url) {
    private static final int MOST_DIGITS = 14;

    /** Characters of a modifier, as in {@code if_}. */
    private static final int MODIFIER = 3;

    /**
     * Reads a request target.
     *
     * @param rawPath path exactly as sent, neither decoded nor normalised
     * @param rawQuery query exactly as sent, null where there is none
     * @return empty if it is of another form
     */
    public static Optional<ContentPath> parse(String rawPath, @Nullable String rawQuery) {
        int end = 1;
        while (end < rawPath.length() && isDigit(rawPath.charAt(end))) {
            end++;
        }
        if (!rawPath.startsWith("/") || end == 1 || end > 1 + MOST_DIGITS) {
            return Optional.empty();
        }
        int slash = rawPath.startsWith("/", end) ? end : end + MODIFIER;
        if (!rawPath.startsWith("/", slash) || slash + 1 == rawPath.length()) {
            return Optional.empty();
        }
        String digits = rawPath.substring(1, end);
        String behind = rawPath.substring(slash + 1);
        String url = rawQuery == null ? behind : behind + "?" + rawQuery;
        return Modifier.parse(rawPath.substring(end, slash))
                .map(modifier -> new ContentPath(digits, modifier, url));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The address of a memento below an origin or prefix. */
    public static String of(Timestamp timestamp, Modifier modifier, String url) {
        return "/" + timestamp.digits() + modifier.text() + "/" + url;
    }
}
