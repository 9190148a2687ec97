package org.diancang.indexer.cdx.outback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diancang.indexer.cdx.store.SortedStores;
import org.junit.jupiter.api.Test;

/**
 * Every parameter alone and in pairs, over every kind of target, against a model that knows nothing
 * of the index: lists of lines, filtered and sorted.
 */
class OutbackModelTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    /** Parameters that say which lines are asked for. */
    private record Target(String query, boolean exact, Predicate<List<String>> holds) {}

    /**
     * A parameter. Its step is applied in the order of the list: conditions, order, collapse,
     * limit.
     */
    private record Parameter(
            String query, int rank, Function<List<List<String>>, List<List<String>>> step) {}

    private static final List<Target> TARGETS =
            List.of(
                    new Target("url=example.com", true, key(k -> k.equals("com,example)/"))),
                    new Target(
                            "url=http://example.com/a", true, key(k -> k.equals("com,example)/a"))),
                    new Target("urlkey=org,example)/", true, key(k -> k.equals("org,example)/"))),
                    new Target(
                            "url=example.com/a*", false, key(k -> k.startsWith("com,example)/a"))),
                    new Target(
                            "url=example.com/a/&matchType=prefix",
                            false,
                            key(k -> k.startsWith("com,example)/a/"))),
                    new Target(
                            "url=example.com&matchType=host",
                            false,
                            key(k -> k.startsWith("com,example)"))),
                    new Target(
                            "url=*.example.com",
                            false,
                            key(k -> k.startsWith("com,example)") || k.startsWith("com,example,"))),
                    new Target(
                            "url=example.com/n&matchType=range",
                            false,
                            key(k -> k.compareTo("com,example)/n") >= 0)),
                    new Target("url=*", false, key(k -> true)));

    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("from=2021", 0, where(l -> time(l).compareTo("2021") >= 0)),
                    new Parameter(
                            "to=202101",
                            0,
                            where(l -> time(l).substring(0, 6).compareTo("202101") <= 0)),
                    new Parameter("filter=status:200", 0, where(l -> value(l, 4).equals("200"))),
                    new Parameter(
                            "filter=!status:[23]..", 0, where(l -> !value(l, 4).matches("[23].."))),
                    new Parameter("filter=~url:www", 0, where(l -> l.get(2).contains("www"))),
                    new Parameter(
                            "filter=~!mimetype:html", 0, where(l -> !l.get(3).contains("html"))),
                    new Parameter("omitSelfRedirects=true", 0, where(l -> !isSelfRedirect(l))),
                    new Parameter("sort=reverse", 1, List::reversed),
                    new Parameter("sort=closest&closest=20210102", 1, byDistance("20210102000000")),
                    new Parameter(
                            "collapse=timestamp:4", 2, rows(l -> time(l).substring(0, 4), true)),
                    new Parameter("collapse=digest", 2, rows(l -> l.get(5), true)),
                    new Parameter("collapseToFirst=urlkey", 2, rows(l -> l.get(0), true)),
                    new Parameter(
                            "collapseToLast=urlkey:13", 2, rows(l -> first(l.get(0), 13), false)),
                    new Parameter("collapseToLast=digest", 2, rows(l -> l.get(5), false)),
                    new Parameter("limit=3", 3, lines -> lines.stream().limit(3).toList()),
                    new Parameter("limit=0", 3, lines -> List.of()),
                    new Parameter(
                            "fl=timestamp,statuscode,redirect,length", 4, columns(1, 4, 6, 8)),
                    new Parameter("output=text", 4, lines -> lines));

    private final SortedStores stores = SampleLines.stored();
    private final AskedOutback outback = AskedOutback.of(stores);

    @Test
    void everyParameterAloneAndInPairsAnswersAsTheModel() throws IOException {
        int asked = 0;
        for (Target target : TARGETS) {
            for (int i = 0; i < PARAMETERS.size(); i++) {
                for (int j = i; j < PARAMETERS.size(); j++) {
                    asked += check(target, PARAMETERS.get(i), PARAMETERS.get(j));
                }
            }
        }

        assertThat(asked).isGreaterThan(1_000);
        assertThat(stores.open).isZero();
    }

    private int check(Target target, Parameter one, Parameter other) throws IOException {
        boolean pair = one != other;
        boolean closest = one.query.contains("closest") || other.query.contains("closest");
        // May be given once only, or goes with one URL only.
        if (pair && name(one).equals(name(other)) && !name(one).equals("filter")
                || pair && one.rank == 2 && other.rank == 2
                || closest && !target.exact) {
            return 0;
        }
        String query = target.query + "&" + one.query + (pair ? "&" + other.query : "");
        List<List<String>> lines =
                SampleLines.ALL.stream()
                        .map(line -> List.of(line.split(" ")))
                        .filter(target.holds)
                        .toList();
        for (Parameter step : steps(one, other, pair)) {
            lines = step.step.apply(lines);
        }
        String model =
                lines.stream()
                        .map(line -> String.join(" ", line) + "\n")
                        .collect(Collectors.joining())
                        .replace("warc/revisit - ", "warc/revisit 0 ")
                        .replace("20200701000000 - ", "20200701000000 0 ");
        assertThat(outback.text(query)).as(query).isEqualTo(model);
        return 1;
    }

    private static List<Parameter> steps(Parameter one, Parameter other, boolean pair) {
        List<Parameter> steps = new ArrayList<>(List.of(one));
        if (pair) {
            steps.add(other);
        }
        steps.sort(Comparator.comparing(Parameter::rank));
        return steps;
    }

    private static String name(Parameter parameter) {
        return parameter.query.substring(0, parameter.query.indexOf('='));
    }

    private static Predicate<List<String>> key(Predicate<String> condition) {
        return line -> condition.test(line.get(0));
    }

    private static String time(List<String> line) {
        return line.get(1);
    }

    private static String value(List<String> line, int column) {
        String value = line.get(column);
        return value.equals("-") ? "0" : value;
    }

    private static String first(String text, int characters) {
        return text.substring(0, Math.min(characters, text.length()));
    }

    private static boolean isSelfRedirect(List<String> line) {
        return line.get(4).startsWith("3")
                && line.get(6)
                        .replaceAll("https?://(www\\.)?", "")
                        .equals(line.get(2).replaceAll("https?://(www\\.)?", ""));
    }

    private static Function<List<List<String>>, List<List<String>>> where(
            Predicate<List<String>> condition) {
        return lines -> lines.stream().filter(condition).toList();
    }

    private static Function<List<List<String>>, List<List<String>>> columns(int... columns) {
        return lines ->
                lines.stream()
                        .map(line -> IntStream.of(columns).mapToObj(line::get).toList())
                        .toList();
    }

    /** Of two as far away the later first; lines of one second before the time backwards. */
    private static Function<List<List<String>>, List<List<String>>> byDistance(String to) {
        Comparator<List<String>> distance =
                Comparator.comparing(
                        line ->
                                Duration.between(
                                                LocalDateTime.parse(to, TIME),
                                                LocalDateTime.parse(time(line), TIME))
                                        .abs());
        return lines -> {
            List<List<String>> after =
                    lines.stream().filter(l -> time(l).compareTo(to) >= 0).toList();
            List<List<String>> before =
                    lines.stream().filter(l -> time(l).compareTo(to) < 0).toList().reversed();
            List<List<String>> sorted = new ArrayList<>(after);
            sorted.addAll(before);
            sorted.sort(distance);
            return sorted;
        };
    }

    private static Function<List<List<String>>, List<List<String>>> rows(
            Function<List<String>, String> row, boolean first) {
        return lines -> {
            List<List<String>> kept = new ArrayList<>();
            String before = null;
            for (List<String> line : lines) {
                boolean same = row.apply(line).equals(before);
                before = row.apply(line);
                if (!same) {
                    kept.add(line);
                } else if (!first) {
                    kept.set(kept.size() - 1, line);
                }
            }
            return kept;
        };
    }
}
