package org.diancang.replay.reader;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.address.UrlCharacters;
import org.jspecify.annotations.Nullable;

/**
 * A reader address that names an archived URL: {@code /{timestamp}/{url}} is a version in its
 * frame, {@code /{digits}*}{@code /{url}} the calendar, with a year, day or hour chosen by its
 * digits.
 *
 * @param calendar whether it is the calendar
 * @param digits of the timestamp (1 to 14), or of the year, month, day or hour chosen (0 to 10), or
 *     of the second up to which a day is listed (14)
 * @param url what stands behind, query included, as sent
 */
public record ReaderPath(boolean calendar, String digits, String url) {
    /** Request attribute under which the filter hands it to the pages. */
    static final String ATTRIBUTE = ReaderPath.class.getName();

    private static final Pattern FRAME = Pattern.compile("/(\\d{1,14})/(.+)", Pattern.DOTALL);
    private static final Pattern CALENDAR =
            Pattern.compile("/(\\d{0,10}|\\d{14})(?:\\*|%2[Aa])/(.+)", Pattern.DOTALL);

    /** Reads a raw request target. */
    static Optional<ReaderPath> parse(String rawPath, @Nullable String rawQuery) {
        Matcher frame = FRAME.matcher(rawPath);
        Matcher calendar = CALENDAR.matcher(rawPath);
        String query = rawQuery == null ? "" : "?" + rawQuery;
        if (frame.matches()) {
            return Optional.of(new ReaderPath(false, frame.group(1), frame.group(2) + query));
        }
        return calendar.matches()
                ? Optional.of(new ReaderPath(true, calendar.group(1), calendar.group(2) + query))
                : Optional.empty();
    }

    /** The path that a forwarded request came in with. */
    public static Optional<ReaderPath> of(HttpServletRequest request) {
        return Optional.ofNullable((ReaderPath) request.getAttribute(ATTRIBUTE));
    }

    /** The URL asked for; empty where it is none that could have been captured. */
    public Optional<ArchivedUrl> archivedUrl() {
        return ArchivedUrl.parse(url);
    }

    /** Address of a version in its frame. */
    public static String frame(Timestamp timestamp, String url) {
        return "/" + timestamp.digits() + "/" + inPath(url);
    }

    /** Address of a calendar. */
    public static String calendar(String digits, String url) {
        return "/" + digits + "*/" + inPath(url);
    }

    /**
     * Address of the page about a site.
     *
     * @param id as captures name it; there is no page where it is empty
     */
    public static Optional<String> site(String id) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of("/sites/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    /** A URL as it stands at the end of a path: what would end that, or a link, is encoded. */
    public static String inPath(String url) {
        return UrlCharacters.escape(url, StandardCharsets.UTF_8).replace("#", "%23");
    }
}
