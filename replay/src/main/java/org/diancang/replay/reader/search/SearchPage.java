package org.diancang.replay.reader.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import org.diancang.replay.reader.cite.Citation;
import org.diancang.replay.reader.cite.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Search results made ready for the template.
 *
 * @param total hits found
 * @param exact whether there are exactly so many
 * @param captures versions behind them
 * @param seconds how long it took
 * @param hits on this page
 * @param facets groups of filters
 * @param years hits of each year
 * @param chosen filters that are set, with the address that takes each off
 * @param first number of the first hit shown
 * @param last number of the last hit shown
 * @param previous address of the hits before, null on the first page
 * @param next address of the hits after, null on the last page
 * @param meant words that find something where these find nothing, null if none are known
 */
record SearchPage(
        long total,
        boolean exact,
        long captures,
        String seconds,
        List<ShownHit> hits,
        List<Facet> facets,
        YearBars years,
        List<Choice> chosen,
        int first,
        int last,
        @Nullable String previous,
        @Nullable String next,
        @Nullable Choice meant) {
    private static final int FACET_VALUES = 12;

    /**
     * A hit: link and calendar are null where its URL is none that can be opened.
     *
     * @param titlePieces the title in marked and unmarked pieces; empty where nothing is marked
     * @param siteLink address of the page about its site; null where that isn't known
     * @param published day that the page names; null where it names none
     * @param source who issued it under which number, as far as it says so
     * @param similar address of the pages that have nearly the same text
     * @param domain of its host; empty where none is known
     * @param reference how to cite it; null where it can't be opened
     */
    record ShownHit(
            String title,
            List<SearchAnswer.Piece> titlePieces,
            String url,
            @Nullable String link,
            @Nullable String calendar,
            List<List<SearchAnswer.Piece>> fragments,
            String type,
            String site,
            @Nullable String siteLink,
            @Nullable LocalDate published,
            String source,
            long versions,
            Instant from,
            Instant until,
            @Nullable String similar,
            String domain,
            @Nullable String reference) {}

    /** A group of filters; {@code name} is one of {@link SearchQuestion#filterNames()}. */
    record Facet(String name, List<Choice> values) {}

    /** One filter: what it is called, how many hits have it, where choosing or dropping leads. */
    record Choice(String name, String value, String label, long count, String link, boolean on) {}

    static SearchPage of(SearchQuestion question, SearchAnswer answer, Citation citation) {
        List<SearchAnswer.Hit> found = Optional.ofNullable(answer.hits()).orElse(List.of());
        Map<String, String> labels = labels(answer);
        Map<String, List<SearchAnswer.Count>> counted =
                Optional.ofNullable(answer.facets()).orElse(Map.of());
        List<Choice> years =
                choices(question, "year", counted.getOrDefault("year", List.of()), labels);
        YearBars bars = YearBars.of(years);
        List<Facet> facets =
                SearchQuestion.filterNames().stream()
                        // Years that are bars need no list.
                        .filter(name -> bars.isEmpty() || !name.equals("year"))
                        .map(name -> facet(question, name, counted.get(name), labels))
                        .toList();
        List<Choice> chosen =
                question.filters().entrySet().stream()
                        .map(e -> choice(question, e.getKey(), e.getValue(), 0, labels))
                        .toList();
        int from = question.from();
        return new SearchPage(
                answer.total(),
                answer.exact() == null || answer.exact(),
                answer.captures(),
                String.format(Locale.ROOT, "%.2f", answer.millis() / 1000.0),
                found.stream().map(h -> shown(question, h, labels, citation)).toList(),
                facets,
                bars,
                chosen,
                from + 1,
                from + found.size(),
                from == 0
                        ? null
                        : question.with(
                                "from", Integer.toString(Math.max(0, from - SearchQuestion.PAGE))),
                from + found.size() < answer.total() && !found.isEmpty()
                        ? question.with("from", Integer.toString(from + SearchQuestion.PAGE))
                        : null,
                Optional.ofNullable(answer.didYouMean())
                        .map(q -> new Choice("q", q, q, 0, question.with("q", q), false))
                        .orElse(null));
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
            Map<String, String> labels) {
        List<SearchAnswer.Count> most =
                Optional.ofNullable(counts).orElse(List.of()).stream().limit(FACET_VALUES).toList();
        return new Facet(name, choices(question, name, most, labels));
    }

    private static List<Choice> choices(
            SearchQuestion question,
            String name,
            List<SearchAnswer.Count> counts,
            Map<String, String> labels) {
        return counts.stream()
                .map(c -> choice(question, name, c.value(), c.count(), labels))
                .toList();
    }

    private static Choice choice(
            SearchQuestion question,
            String name,
            String value,
            long count,
            Map<String, String> labels) {
        boolean on = value.equals(question.filters().get(name));
        String label =
                switch (name) {
                    case "site", "library" ->
                            labels.getOrDefault(
                                    value, value.substring(0, Math.min(8, value.length())));
                    case "language" ->
                            Locale.of(value).getDisplayLanguage(LocaleContextHolder.getLocale());
                    default -> value;
                };
        return new Choice(name, value, label, count, question.with(name, on ? "" : value), on);
    }

    /** What people call sites and libraries, by their ids. */
    private static Map<String, String> labels(SearchAnswer answer) {
        Map<String, String> labels = new HashMap<>();
        Optional.ofNullable(answer.sites()).ifPresent(labels::putAll);
        Optional.ofNullable(answer.facets()).orElse(Map.of()).values().stream()
                .flatMap(List::stream)
                .forEach(
                        count ->
                                Optional.ofNullable(count.label())
                                        .ifPresent(label -> labels.put(count.value(), label)));
        return labels;
    }

    private static ShownHit shown(
            SearchQuestion question,
            SearchAnswer.Hit hit,
            Map<String, String> labels,
            Citation citation) {
        String url = Optional.ofNullable(hit.url()).orElse("");
        Optional<ArchivedUrl> known = ArchivedUrl.parse(url);
        Instant until =
                Optional.ofNullable(hit.lastCapturedAt())
                        .or(() -> hit.newest().map(SearchAnswer.Captured::at))
                        .orElse(Instant.EPOCH);
        String name = Optional.ofNullable(hit.title()).map(String::strip).orElse("");
        String title = name.isEmpty() ? url : name;
        Instant first = Optional.ofNullable(hit.firstCapturedAt()).orElse(until);
        Optional<SearchAnswer.Group> group = Optional.ofNullable(hit.group());
        return new ShownHit(
                title,
                Optional.ofNullable(hit.titlePieces()).orElse(List.of()),
                url,
                known.map(u -> ReaderPath.frame(Timestamp.of(until), url)).orElse(null),
                known.map(u -> ReaderPath.calendar("", url)).orElse(null),
                Optional.ofNullable(hit.fragments()).orElse(List.of()),
                Optional.ofNullable(hit.type()).orElse(""),
                hit.newest()
                        .map(SearchAnswer.Captured::siteId)
                        .map(id -> labels.getOrDefault(id, ""))
                        .orElse(""),
                hit.newest()
                        .map(SearchAnswer.Captured::siteId)
                        .flatMap(ReaderPath::site)
                        .orElse(null),
                hit.fact("publishedOn").flatMap(SearchPage::day).orElse(null),
                Stream.of("issuer", "documentNumber")
                        .flatMap(fact -> hit.fact(fact).stream())
                        .collect(Collectors.joining(" ")),
                group.map(SearchAnswer.Group::captureCount).orElse((long) hit.captureCount()),
                group.map(SearchAnswer.Group::firstCapturedAt).orElse(first),
                group.map(SearchAnswer.Group::lastCapturedAt).orElse(until),
                Optional.ofNullable(hit.sameText())
                        .filter(key -> !question.filters().containsKey("sameText"))
                        .map(SearchPage::similar)
                        .orElse(null),
                Optional.ofNullable(hit.domain()).orElse(""),
                known.map(u -> citation.gbt7714(reference(hit, title, url, until))).orElse(null));
    }

    private static Reference reference(
            SearchAnswer.Hit hit, String title, String url, Instant captured) {
        return new Reference(
                Stream.of("issuer", "contentSource", "siteName")
                        .flatMap(fact -> hit.fact(fact).stream())
                        .findFirst()
                        .orElse(""),
                title,
                hit.fact("publishedOn").orElse(""),
                url,
                captured,
                "");
    }

    private static String similar(String key) {
        return new SearchQuestion("", Map.of("sameText", key), "", "", 0).address();
    }
}
