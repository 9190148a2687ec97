package org.diancang.replay.reader.explore;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What there is of a domain, made ready for the template.
 *
 * @param found as the indexer told
 * @param hits address of its pages
 * @param byYear its pages by type
 * @param rows a year each
 * @param hosts with the address of their pages
 * @param graph of its links
 */
record DomainPage(
        DomainAnswer found,
        String hits,
        TypesByYear byYear,
        List<Row> rows,
        List<HostRow> hosts,
        LinkGraph graph) {
    /** A year: pages of each type in the order of types, and where they are. */
    record Row(DomainAnswer.Year year, List<Long> counts, String hits) {}

    /** A host and where its pages are. */
    record HostRow(DomainAnswer.Host host, String hits) {}

    static DomainPage of(DomainAnswer found, LinksAnswer in, LinksAnswer out) {
        String site = "site:" + found.domain();
        TypesByYear byYear =
                TypesByYear.of(
                        found.years().stream()
                                .collect(
                                        Collectors.toMap(
                                                DomainAnswer.Year::year,
                                                DomainAnswer.Year::types)));
        return new DomainPage(
                found,
                Narrowing.none().hits(site, "", ""),
                byYear,
                found.years().stream()
                        .sorted(Comparator.comparingInt(DomainAnswer.Year::year))
                        .map(
                                year ->
                                        new Row(
                                                year,
                                                byYear.of(year.year()),
                                                Narrowing.none()
                                                        .hits(site, "year", year.year() + "")))
                        .toList(),
                found.hosts().stream()
                        .map(h -> new HostRow(h, Narrowing.none().hits("host:" + h.host(), "", "")))
                        .toList(),
                LinkGraph.of(in.linked(), out.linked()));
    }

    /** The year with most pages. */
    Row peak() {
        return rows.stream().max(Comparator.comparingLong(row -> row.year().pages())).orElseThrow();
    }
}
