package org.diancang.replay.reader.explore;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a site, made ready for the template.
 *
 * @param found as the indexer told
 * @param name what people call it, its id where that isn't known
 * @param hits address of its pages
 * @param data the same for programs
 * @param seeds where crawls of it start
 * @param latest pages captured last
 * @param byYear its pages by type
 * @param rows a year each
 * @param hosts with the address of their pages
 */
record SitePage(
        SiteAnswer found,
        String name,
        String hits,
        String data,
        List<Seed> seeds,
        List<Latest> latest,
        TypesByYear byYear,
        List<Row> rows,
        List<HostRow> hosts) {
    /** Seeds that are shown, each of which is looked up. */
    static final int MOST_SEEDS = 10;

    /**
     * Where crawls start.
     *
     * @param newest when it was captured last, null where it wasn't
     * @param version the latest in its frame, null likewise
     * @param list archived URLs that begin like it
     */
    record Seed(
            String url,
            @Nullable Instant newest,
            @Nullable String version,
            String calendar,
            String list) {
        static Seed of(ArchivedUrl url, Optional<Timestamp> newest) {
            return new Seed(
                    url.value(),
                    newest.map(Timestamp::instant).orElse(null),
                    newest.map(at -> ReaderPath.frame(at, url.value())).orElse(null),
                    ReaderPath.calendar("", url.value()),
                    "/list?match=prefix&url="
                            + URLEncoder.encode(url.value(), StandardCharsets.UTF_8));
        }
    }

    /** A page, and its latest version in its frame; null where its URL is none that opens. */
    record Latest(SiteAnswer.Page page, String title, @Nullable String version) {
        static Latest of(SiteAnswer.Page page) {
            return new Latest(
                    page,
                    page.title().isBlank() ? page.url() : page.title().strip(),
                    ArchivedUrl.parse(page.url())
                            .map(u -> ReaderPath.frame(Timestamp.of(page.capturedAt()), page.url()))
                            .orElse(null));
        }
    }

    /** A year: pages of each type in the order of types, and where they are. */
    record Row(SiteAnswer.Year year, List<Long> counts, String hits) {}

    /** A host, where its pages of this site are, and where all of its URLs are listed. */
    record HostRow(DomainAnswer.Host host, String hits, String list) {}

    static SitePage of(SiteAnswer found, List<Seed> seeds) {
        Narrowing site = new Narrowing(Map.of("site", found.siteId()));
        TypesByYear byYear =
                TypesByYear.of(
                        found.years().stream()
                                .collect(
                                        Collectors.toMap(
                                                SiteAnswer.Year::year, SiteAnswer.Year::types)));
        return new SitePage(
                found,
                found.described() == null ? found.siteId() : found.described().name(),
                site.hits("", "", ""),
                Narrowing.address("/api/search/site", Map.of("site", found.siteId())),
                seeds,
                found.latest().stream().map(Latest::of).toList(),
                byYear,
                found.years().stream()
                        .sorted(Comparator.comparingInt(SiteAnswer.Year::year).reversed())
                        .map(
                                year ->
                                        new Row(
                                                year,
                                                byYear.of(year.year()),
                                                site.hits("", "year", year.year() + "")))
                        .toList(),
                found.hosts().stream()
                        .map(
                                host ->
                                        new HostRow(
                                                host,
                                                site.hits("host:" + host.host(), "", ""),
                                                Narrowing.address(
                                                        "/list", Map.of("url", host.host()))))
                        .toList());
    }

    /** The year with most captures. */
    Row peak() {
        return rows.stream()
                .max(Comparator.comparingLong(row -> row.year().captures()))
                .orElseThrow();
    }
}
