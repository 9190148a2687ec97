package org.diancang.indexer.fulltext.search.explore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.fulltext.search.Question;
import org.diancang.indexer.fulltext.search.Question.Part;
import org.diancang.indexer.fulltext.store.Pages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts what there is of a domain, by year, type and host. */
final class DomainStatistics {
    private static final String ALL = "all-";
    private static final int MOST_HOSTS = 100;
    private static final int HOSTS_OF_A_SHARD = 10_000;
    private static final int MOST_TYPES = 50;

    private final JsonMapper json = JsonMapper.shared();
    private final Pages index;

    DomainStatistics(Pages index) {
        this.index = index;
    }

    /** Counts pages of the domain that a question names. */
    DomainAnswer of(String domain, Question question) {
        ObjectNode request = json.createObjectNode();
        request.put("size", 0);
        request.set("query", question.pages());
        ObjectNode aggs = request.putObject("aggs");
        List<Part> parts = question.parts();
        ByYear.count(aggs, ALL, parts, DomainStatistics::sizesAndTypes);
        for (int i = 0; i < parts.size(); i++) {
            hosts(((ObjectNode) aggs.get(ALL + i)).withObject("/aggs"), parts.get(i));
        }
        return read(domain, index.search(request), parts);
    }

    private static void sizesAndTypes(ObjectNode pages) {
        ObjectNode aggs = pages.putObject("aggs");
        aggs.putObject("bytes").putObject("stats").put("field", "payloadBytes");
        aggs.putObject("types").putObject("terms").put("field", "type").put("size", MOST_TYPES);
    }

    private static void hosts(ObjectNode aggs, Part part) {
        ObjectNode hosts = aggs.putObject("hosts");
        hosts.putObject("terms")
                .put("field", "host")
                .put("size", MOST_HOSTS + 1)
                .put("shard_size", HOSTS_OF_A_SHARD);
        ObjectNode captures = hosts.putObject("aggs").putObject("captures");
        captures.putObject("nested").put("path", "captures");
        ObjectNode counted = captures.putObject("aggs").putObject("counted");
        counted.set("filter", part.captures());
        ObjectNode times = counted.putObject("aggs");
        times.putObject("first").putObject("min").put("field", "captures.capturedAt");
        times.putObject("last").putObject("max").put("field", "captures.capturedAt");
    }

    private static DomainAnswer read(String domain, JsonNode answer, List<Part> parts) {
        List<DomainAnswer.Year> years = new ArrayList<>();
        ByYear.read(answer, ALL, YearOf::read, YearOf::plus)
                .forEach((year, counted) -> years.add(counted.in(year)));
        JsonNode aggs = answer.path("aggregations");
        Map<String, Span> hosts = new TreeMap<>();
        Span all = Span.NONE;
        for (int i = 0; aggs.has(ALL + i); i++) {
            JsonNode part = aggs.path(ALL + i);
            List<VisibleRegions.Span> shown = parts.get(i).shown();
            all = all.plus(Span.read(part, shown));
            for (JsonNode host : part.path("hosts").path("buckets")) {
                hosts.merge(host.path("key").asString(), Span.read(host, shown), Span::plus);
            }
        }
        return new DomainAnswer(
                domain,
                all.pages(),
                all.first(),
                all.last(),
                years,
                hosts.entrySet().stream()
                        .sorted(
                                Comparator.comparingLong(
                                                (Map.Entry<String, Span> h) -> h.getValue().pages())
                                        .reversed())
                        .limit(MOST_HOSTS)
                        .map(host -> host.getValue().of(host.getKey()))
                        .toList(),
                hosts.size() > MOST_HOSTS,
                answer.path("took").asLong());
    }

    /** What was counted of a year. */
    private record YearOf(long pages, long bytes, long sized, Map<String, Long> types) {
        static YearOf read(JsonNode pages) {
            Map<String, Long> types = new TreeMap<>();
            pages.path("types")
                    .path("buckets")
                    .forEach(
                            type ->
                                    types.put(
                                            type.path("key").asString(),
                                            type.path("doc_count").asLong()));
            return new YearOf(
                    pages.path("doc_count").asLong(),
                    Math.round(pages.path("bytes").path("sum").asDouble(0)),
                    pages.path("bytes").path("count").asLong(0),
                    types);
        }

        YearOf plus(YearOf other) {
            Map<String, Long> all = new TreeMap<>(types);
            other.types.forEach((type, count) -> all.merge(type, count, Long::sum));
            return new YearOf(pages + other.pages, bytes + other.bytes, sized + other.sized, all);
        }

        DomainAnswer.Year in(int year) {
            return new DomainAnswer.Year(year, pages, bytes, pages - sized, types);
        }
    }

    /** Pages, and when the first and the last of those captures were made that count. */
    private record Span(long pages, @Nullable Instant first, @Nullable Instant last) {
        static final Span NONE = new Span(0, null, null);

        /** A month on a shelf may begin before what is shown of it, and end after that. */
        static Span read(JsonNode part, List<VisibleRegions.Span> shown) {
            JsonNode counted = ByYear.counted(part);
            if (counted.path("doc_count").asLong() == 0) {
                return NONE;
            }
            return new Span(
                    part.path("doc_count").asLong(),
                    VisibleRegions.Span.notBefore(shown, moment(counted.path("first"))),
                    VisibleRegions.Span.notAfter(shown, moment(counted.path("last"))));
        }

        private static Instant moment(JsonNode aggregated) {
            return Instant.ofEpochMilli(aggregated.path("value").asLong());
        }

        Span plus(Span other) {
            if (first == null || last == null || other.first == null || other.last == null) {
                return first == null ? other : this;
            }
            return new Span(
                    pages + other.pages,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }

        DomainAnswer.Host of(String host) {
            Instant begin = first == null ? Instant.EPOCH : first;
            return new DomainAnswer.Host(host, pages, begin, last == null ? begin : last);
        }
    }
}
