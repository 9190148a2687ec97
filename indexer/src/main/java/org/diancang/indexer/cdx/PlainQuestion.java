package org.diancang.indexer.cdx;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxSearch.Tie;

/**
 * What is asked most: all lines of a URL, or the few nearest to a second.
 *
 * @param url decoded, not empty
 * @param order how lines are sorted
 * @param limit most lines
 * @param form in which they are answered
 */
public record PlainQuestion(String url, Order order, int limit, Form form) {
    private static final String URL = "url=";

    /** As replay asks for each page and image: in this order, and nothing besides. */
    private static final Pattern NEAREST =
            Pattern.compile(
                    "closest=([0-9]{14})&limit=([1-9][0-9]{0,2})&matchType=exact&output=cdxj"
                            + "&url=([^&+]+)");

    /** Form of an answer. */
    public enum Form {
        /** Columns of CDX 11. */
        TEXT,
        /** Urlkey, time and JSON. */
        CDXJ
    }

    /** Reads {@code url=} with nothing besides. */
    public static Optional<PlainQuestion> ofUrl(String query) {
        return query.startsWith(URL) && query.indexOf('&') < 0 && query.indexOf('+') < 0
                ? of(
                        query.substring(URL.length()),
                        new Order.Ascending(),
                        Integer.MAX_VALUE,
                        Form.TEXT)
                : Optional.empty();
    }

    /** Reads the question for the lines of a URL nearest to a second, as CDXJ. */
    public static Optional<PlainQuestion> ofNearest(String query) {
        Matcher nearest = NEAREST.matcher(query);
        return nearest.matches()
                ? of(
                        nearest.group(3),
                        new Order.Closest(
                                CdxTimestamp.of(CdxTimestamp.earliest(nearest.group(1))),
                                Tie.EARLIER),
                        Integer.parseInt(nearest.group(2)),
                        Form.CDXJ)
                : Optional.empty();
    }

    private static Optional<PlainQuestion> of(String encoded, Order order, int limit, Form form) {
        String url = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        return url.isEmpty() || url.indexOf('*') >= 0
                ? Optional.empty()
                : Optional.of(new PlainQuestion(url, order, limit, form));
    }
}
