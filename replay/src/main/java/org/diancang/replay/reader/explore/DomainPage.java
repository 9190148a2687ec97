package org.diancang.replay.reader.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What there is of a domain, made ready for the template.
 *
 * @param found as the indexer told
 * @param hits address of its pages
 * @param types of its pages, in order
 * @param rows a year each
 * @param hosts with the address of their pages
 * @param years of the chart
 * @param graph of its links
 */
record DomainPage(
        DomainAnswer found,
        String hits,
        List<String> types,
        List<Row> rows,
        List<HostRow> hosts,
        List<Integer> years,
        LinkGraph graph) {
    private static final List<String> COLOURS = List.of("h3", "brand", "h1", "ink-3", "h2");

    /** A year: pages of each type in the order of types, and where they are. */
    record Row(DomainAnswer.Year year, List<Long> counts, String hits) {}

    /** A host and where its pages are. */
    record HostRow(DomainAnswer.Host host, String hits) {}

    static DomainPage of(DomainAnswer found, LinksAnswer in, LinksAnswer out) {
        String site = "site:" + found.domain();
        List<String> types =
                List.copyOf(
                        found.years().stream()
                                .flatMap(year -> year.types().keySet().stream())
                                .collect(Collectors.toCollection(TreeSet::new)));
        return new DomainPage(
                found,
                Narrowing.none().hits(site, "", ""),
                types,
                found.years().stream()
                        .sorted(Comparator.comparingInt(DomainAnswer.Year::year))
                        .map(
                                year ->
                                        new Row(
                                                year,
                                                types.stream()
                                                        .map(t -> year.types().getOrDefault(t, 0L))
                                                        .toList(),
                                                Narrowing.none()
                                                        .hits(site, "year", year.year() + "")))
                        .toList(),
                found.hosts().stream()
                        .map(h -> new HostRow(h, Narrowing.none().hits("host:" + h.host(), "", "")))
                        .toList(),
                YearSpan.of(found.years().stream().map(DomainAnswer.Year::year).toList()),
                LinkGraph.of(in.linked(), out.linked()));
    }

    /** The year with most pages. */
    Row peak() {
        return rows.stream().max(Comparator.comparingLong(row -> row.year().pages())).orElseThrow();
    }

    /** Pages by type, as bars that stand on one another. */
    Chart chart(String aria, UnaryOperator<String> typeName) {
        Map<Integer, Row> byYear =
                rows.stream().collect(Collectors.toMap(r -> r.year().year(), Function.identity()));
        List<Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            int place = i;
            series.add(
                    new Chart.Series(
                            typeName.apply(types.get(i)),
                            years.stream()
                                    .map(byYear::get)
                                    .map(row -> row == null ? 0.0 : row.counts().get(place))
                                    .map(Number::doubleValue)
                                    .toList(),
                            "bar",
                            COLOURS.get(i % COLOURS.size()),
                            "types",
                            null,
                            null));
        }
        return new Chart(years.stream().map(String::valueOf).toList(), series, "", aria);
    }
}
