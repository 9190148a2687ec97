package org.diancang.replay.reader.listing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.ArchivedUrls;
import org.diancang.replay.cdx.ArchivedUrls.Range;
import org.diancang.replay.reader.ReaderPath;
import org.diancang.url.RegisteredDomain;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of archived URLs, made ready for the template.
 *
 * @param url asked for
 * @param host of it
 * @param statistics what there is of its domain by year, type and host
 * @param site what there is of the site that the first of them belongs to, null where that isn't
 *     known
 * @param range which are listed
 * @param ranges the same list narrower and wider
 * @param rows a URL each
 * @param beginning address of the first part, null where this is it
 * @param next address of the next part, null where this is the last
 */
public record ListingPage(
        String url,
        String host,
        String statistics,
        @Nullable String site,
        String range,
        List<Choice> ranges,
        List<Row> rows,
        @Nullable String beginning,
        @Nullable String next) {
    /** URLs on a page. */
    static final int SHOWN = 50;

    /** Longest address that is a link: a page of links stays small. */
    private static final int LONGEST = 1000;

    /** A range and where its list is. */
    public record Choice(String range, String link) {}

    /**
     * A URL that has captures.
     *
     * @param url as first captured, shortened where it is very long
     * @param version its latest version in its frame, null where the URL is too long for a link
     * @param calendar all of its versions, null likewise
     * @param versions how many
     * @param mime media type of the first, empty where unknown
     * @param first when it was first captured
     * @param last when it was last captured
     */
    public record Row(
            String url,
            @Nullable String version,
            @Nullable String calendar,
            long versions,
            String mime,
            Instant first,
            Instant last) {}

    static ListingPage of(ArchivedUrl url, Range range, String after, ArchivedUrls.Part part) {
        return new ListingPage(
                url.value(),
                url.host(),
                "/search/domain?domain="
                        + URLEncoder.encode(
                                RegisteredDomain.of(url.host()), StandardCharsets.UTF_8),
                part.urls().stream()
                        .findFirst()
                        .flatMap(listed -> ReaderPath.site(listed.first().siteId()))
                        .orElse(null),
                range.text(),
                java.util.Arrays.stream(Range.values())
                        .map(other -> new Choice(other.text(), link(url, other, "")))
                        .toList(),
                part.urls().stream().map(ListingPage::row).toList(),
                after.isEmpty() ? null : link(url, range, ""),
                part.next().map(key -> link(url, range, key)).orElse(null));
    }

    private static Row row(ArchivedUrls.Listed listed) {
        String url = listed.first().url();
        boolean linked = url.length() <= LONGEST && ArchivedUrl.parse(url).isPresent();
        String mime = listed.first().mime();
        return new Row(
                url.length() <= LONGEST ? url : url.substring(0, LONGEST) + "…",
                linked ? ReaderPath.frame(listed.last(), url) : null,
                linked ? ReaderPath.calendar("", url) : null,
                listed.captures(),
                mime.equals("-") || mime.equals("warc/revisit") ? "" : mime,
                listed.first().capturedAt(),
                listed.last().instant());
    }

    private static String link(ArchivedUrl url, Range range, String after) {
        return "/list?url="
                + URLEncoder.encode(url.value(), StandardCharsets.UTF_8)
                + "&match="
                + range.text()
                + (after.isEmpty()
                        ? ""
                        : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
    }
}
