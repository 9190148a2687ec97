package org.diancang.replay.reader.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Search results made ready for the template.
 *
 * @param total pages found
 * @param hits on this page
 * @param facets groups of filters
 * @param chosen filters that are set, with the address that takes each off
 * @param first number of the first hit shown
 * @param last number of the last hit shown
 * @param previous address of the hits before, null on the first page
 * @param next address of the hits after, null on the last page
 */
record SearchPage(
        long total,
        List<ShownHit> hits,
        List<Facet> facets,
        List<Choice> chosen,
        int first,
        int last,
        @Nullable String previous,
        @Nullable String next) {

    /**
     * A hit: link and calendar are null where its URL is none that can be opened.
     *
     * @param published day that the page names; null where it names none
     * @param source who issued it under which number, as far as it says so
     */
    record ShownHit(
            String title,
            String url,
            @Nullable String link,
            @Nullable String calendar,
            List<List<SearchAnswer.Piece>> fragments,
            String type,
            String site,
            @Nullable LocalDate published,
            String source,
            int versions,
            Instant from,
            Instant until) {}

    /** A group of filters; {@code name} is one of {@link SearchQuestion#FILTERS}. */
    record Facet(String name, List<Choice> values) {}

    /** One filter: what it is called, how many pages have it, where choosing or dropping leads. */
    record Choice(String name, String label, long count, String link, boolean on) {}

    static SearchPage of(SearchQuestion question, SearchAnswer answer) {
        List<SearchAnswer.Hit> found = Optional.ofNullable(answer.hits()).orElse(List.of());
        Map<String, String> sites = siteNames(found);
        List<Facet> facets = new ArrayList<>();
        Optional.ofNullable(answer.facets())
                .ifPresent(
                        f -> {
                            facets.add(facet(question, "site", f.site(), sites));
                            facets.add(facet(question, "year", f.year(), sites));
                            facets.add(facet(question, "type", f.type(), sites));
                            facets.add(facet(question, "language", f.language(), sites));
                            facets.add(facet(question, "columnType", f.columnType(), sites));
                        });
        List<Choice> chosen =
                question.parameters().entrySet().stream()
                        .filter(e -> SearchQuestion.FILTERS.contains(e.getKey()))
                        .filter(e -> !e.getValue().isEmpty())
                        .map(e -> choice(question, e.getKey(), e.getValue(), 0, sites))
                        .toList();
        int from = question.from();
        return new SearchPage(
                answer.total(),
                found.stream().map(h -> shown(h, sites)).toList(),
                facets,
                chosen,
                from + 1,
                from + found.size(),
                from == 0
                        ? null
                        : question.with(
                                "from", Integer.toString(Math.max(0, from - SearchQuestion.PAGE))),
                from + found.size() < answer.total() && !found.isEmpty()
                        ? question.with("from", Integer.toString(from + SearchQuestion.PAGE))
                        : null);
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Facet facet(
            SearchQuestion question,
            String name,
            @Nullable List<SearchAnswer.Count> counts,
            Map<String, String> sites) {
        return new Facet(
                name,
                Optional.ofNullable(counts).orElse(List.of()).stream()
                        .limit(12)
                        .map(c -> choice(question, name, c.value(), c.count(), sites))
                        .toList());
    }

    private static Choice choice(
            SearchQuestion question,
            String name,
            String value,
            long count,
            Map<String, String> sites) {
        boolean on = value.equals(question.parameters().get(name));
        String label =
                switch (name) {
                    case "site" ->
                            sites.getOrDefault(
                                    value, value.substring(0, Math.min(8, value.length())));
                    case "language" ->
                            Locale.of(value).getDisplayLanguage(LocaleContextHolder.getLocale());
                    default -> value;
                };
        return new Choice(name, label, count, question.with(name, on ? "" : value), on);
    }

    /** Number and host of the sites that the hits belong to: the index knows only their ids. */
    private static Map<String, String> siteNames(List<SearchAnswer.Hit> hits) {
        Map<String, String> names = new HashMap<>();
        for (SearchAnswer.Hit hit : hits) {
            for (SearchAnswer.Captured c : Optional.ofNullable(hit.captures()).orElse(List.of())) {
                String id = c.siteId();
                Optional<String> number = c.siteNumber();
                if (id != null && number.isPresent()) {
                    String host =
                            Optional.ofNullable(hit.url())
                                    .flatMap(ArchivedUrl::parse)
                                    .map(ArchivedUrl::host)
                                    .orElse("");
                    names.putIfAbsent(id, (number.get() + " " + host).strip());
                }
            }
        }
        return names;
    }

    private static ShownHit shown(SearchAnswer.Hit hit, Map<String, String> sites) {
        String url = Optional.ofNullable(hit.url()).orElse("");
        Optional<ArchivedUrl> known = ArchivedUrl.parse(url);
        Instant until =
                Optional.ofNullable(hit.lastCapturedAt())
                        .or(() -> hit.newest().map(SearchAnswer.Captured::at))
                        .orElse(Instant.EPOCH);
        String title = Optional.ofNullable(hit.title()).map(String::strip).orElse("");
        return new ShownHit(
                title.isEmpty() ? url : title,
                url,
                known.map(u -> ReaderPath.frame(Timestamp.of(until), url)).orElse(null),
                known.map(u -> ReaderPath.calendar("", url)).orElse(null),
                Optional.ofNullable(hit.fragments()).orElse(List.of()),
                Optional.ofNullable(hit.type()).orElse(""),
                hit.newest()
                        .map(SearchAnswer.Captured::siteId)
                        .map(id -> sites.getOrDefault(id, ""))
                        .orElse(""),
                hit.fact("publishedOn").flatMap(SearchPage::day).orElse(null),
                Stream.of("issuer", "documentNumber")
                        .flatMap(name -> hit.fact(name).stream())
                        .collect(Collectors.joining(" ")),
                hit.captureCount(),
                Optional.ofNullable(hit.firstCapturedAt()).orElse(until),
                until);
    }
}
