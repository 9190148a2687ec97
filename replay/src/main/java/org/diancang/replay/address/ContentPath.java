package org.diancang.replay.address;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern FORM =
            Pattern.compile("/(\\d{1,14})([a-z]{2}_)?/(.+)", Pattern.DOTALL);

    /**
     * Reads a request target.
     *
     * @param rawPath path exactly as sent, neither decoded nor normalised
     * @param rawQuery query exactly as sent, null where there is none
     * @return empty if it is of another form
     */
    public static Optional<ContentPath> parse(String rawPath, @Nullable String rawQuery) {
        Matcher m = FORM.matcher(rawPath);
        if (!m.matches()) {
            return Optional.empty();
        }
        String mod = m.group(2) == null ? "" : m.group(2);
        String url = rawQuery == null ? m.group(3) : m.group(3) + "?" + rawQuery;
        return Modifier.parse(mod).map(modifier -> new ContentPath(m.group(1), modifier, url));
    }

    /** The address of a memento below an origin or prefix. */
    public static String of(Timestamp timestamp, Modifier modifier, String url) {
        return "/" + timestamp.digits() + modifier.text() + "/" + url;
    }
}
