package org.diancang.replay.reader.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Terms by year, made ready for the template.
 *
 * @param terms in their order
 * @param findings what is found of each
 * @param rows a year each
 * @param years of the chart
 */
record TrendPage(List<String> terms, List<Finding> findings, List<Row> rows, List<Integer> years) {
    /** Lines that are told apart without colours. */
    private static final List<String> COLOURS = List.of("brand", "h3", "ink-2", "brand", "h3");

    private static final List<String> DASHES =
            List.of("solid", "dashed", "dotted", "dashed", "solid");
    private static final List<String> MARKS =
            List.of("circle", "rect", "triangle", "diamond", "emptyCircle");

    /**
     * What is found of a term.
     *
     * @param pages that have it
     * @param peak year of its greatest share; null where it is nowhere
     * @param share that it has there
     * @param hits where they are
     */
    record Finding(String term, long pages, @Nullable Integer peak, double share, String hits) {}

    /** A year: all its pages, and for each term those that have it. */
    record Row(int year, long pages, List<Cell> cells) {}

    /** Pages of a year that have a term, their share, and where they are. */
    record Cell(String term, long pages, double share, String hits) {}

    static TrendPage of(TrendAnswer answer, Narrowing narrowing) {
        List<String> terms = answer.terms().stream().map(TrendAnswer.Term::term).toList();
        List<Row> rows =
                answer.years().stream()
                        .filter(year -> year.found().size() == terms.size())
                        .map(year -> row(year, terms, narrowing))
                        .toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            findings.add(finding(answer.terms().get(i), i, rows, narrowing));
        }
        return new TrendPage(
                terms, findings, rows, YearSpan.of(rows.stream().map(Row::year).toList()));
    }

    private static Row row(TrendAnswer.Year year, List<String> terms, Narrowing narrowing) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            TrendAnswer.Found found = year.found().get(i);
            cells.add(
                    new Cell(
                            terms.get(i),
                            found.pages(),
                            found.share(),
                            narrowing.hits(terms.get(i), "year", Integer.toString(year.year()))));
        }
        return new Row(year.year(), year.pages(), cells);
    }

    private static Finding finding(
            TrendAnswer.Term term, int place, List<Row> rows, Narrowing narrowing) {
        Optional<Row> peak =
                rows.stream()
                        .filter(row -> row.cells().get(place).pages() > 0)
                        .max(Comparator.comparingDouble(row -> row.cells().get(place).share()));
        return new Finding(
                term.term(),
                term.pages(),
                peak.map(Row::year).orElse(null),
                peak.map(row -> row.cells().get(place).share()).orElse(0.0),
                narrowing.hits(term.term(), "", ""));
    }

    /** Whether any term is anywhere. */
    public boolean isFound() {
        return findings.stream().anyMatch(finding -> finding.pages() > 0);
    }

    /** Shares in per cent, as lines. */
    Chart chart(String aria) {
        Map<Integer, Row> byYear =
                rows.stream().collect(Collectors.toMap(Row::year, Function.identity()));
        List<Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            int place = i;
            series.add(
                    new Chart.Series(
                            terms.get(i),
                            years.stream().map(y -> percent(byYear.get(y), place)).toList(),
                            "line",
                            COLOURS.get(i % COLOURS.size()),
                            null,
                            DASHES.get(i % DASHES.size()),
                            MARKS.get(i % MARKS.size())));
        }
        return new Chart(years.stream().map(String::valueOf).toList(), series, "%", aria);
    }

    private static @Nullable Double percent(@Nullable Row row, int place) {
        return row == null ? null : Math.round(row.cells().get(place).share() * 10_000) / 100.0;
    }
}
