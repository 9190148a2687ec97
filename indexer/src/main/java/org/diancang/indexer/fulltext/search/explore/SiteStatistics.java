package org.diancang.indexer.fulltext.search.explore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.diancang.events.SiteDescribed;
import org.diancang.indexer.fulltext.search.Question;
import org.diancang.indexer.fulltext.search.Question.Part;
import org.diancang.indexer.fulltext.search.Questions;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.url.UrlKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts what there is of a site, by year, type and host, and finds what was captured last. */
final class SiteStatistics {
    private static final String ALL = "all-";
    private static final String CAPTURED = "captured";
    private static final int MOST_SEEDS = 20;

    private final JsonMapper json = JsonMapper.shared();
    private final Pages index;
    private final Questions questions;
    private final LatestPages latest;

    SiteStatistics(Pages index, Questions questions) {
        this.index = index;
        this.questions = questions;
        this.latest = new LatestPages(index);
    }

    /**
     * What there is of a site.
     *
     * @return empty where there is nothing that the reader may see: then nothing else is told of it
     *     either
     */
    Optional<SiteAnswer> of(UUID site) {
        Question question = questions.ofSite(site);
        List<Part> parts = question.parts();
        ObjectNode request = json.createObjectNode();
        request.put("size", 0);
        request.set("query", question.pages());
        ObjectNode aggs = request.putObject("aggs");
        ByYear.count(aggs, ALL, parts, CountedYear::ask);
        for (int i = 0; i < parts.size(); i++) {
            ObjectNode part = (ObjectNode) aggs.get(ALL + i);
            CountedYear.ask(part);
            CountedHosts.ask(part.withObject("/aggs"), parts.get(i));
            ObjectNode counted = part.withObject("/aggs/captures/aggs/counted/aggs");
            captures(counted);
            captures(counted.withObject("/years/aggs"));
        }
        JsonNode answer = index.search(request);
        CountedSpan span = CountedSpan.NONE;
        for (int i = 0; i < parts.size(); i++) {
            JsonNode part = answer.path("aggregations").path(ALL + i);
            span = span.plus(CountedSpan.read(part, parts.get(i).shown()));
        }
        Instant first = span.first();
        Instant last = span.last();
        return first == null || last == null
                ? Optional.empty()
                : Optional.of(read(site, question, answer, first, last));
    }

    /** An entry may stand for many captures. */
    private static void captures(ObjectNode aggs) {
        aggs.putObject(CAPTURED).putObject("sum").put("field", "captures.count").put("missing", 1);
    }

    private SiteAnswer read(
            UUID site, Question question, JsonNode answer, Instant first, Instant last) {
        List<Part> parts = question.parts();
        CountedHosts hosts = new CountedHosts();
        CountedYear all = CountedYear.NONE;
        long captures = 0;
        Map<Integer, Long> capturesOfYears = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            JsonNode part = answer.path("aggregations").path(ALL + i);
            all = all.plus(CountedYear.read(part));
            hosts.add(part, parts.get(i));
            JsonNode counted = ByYear.counted(part);
            captures += counted.path(CAPTURED).path("value").asLong();
            for (JsonNode year : counted.path("years").path("buckets")) {
                capturesOfYears.merge(
                        year.path("key").asInt(),
                        year.path(CAPTURED).path("value").asLong(),
                        Long::sum);
            }
        }
        List<SiteAnswer.Year> years =
                ByYear.read(answer, ALL, CountedYear::read, CountedYear::plus).entrySet().stream()
                        .map(
                                year ->
                                        year(
                                                year.getKey(),
                                                year.getValue(),
                                                capturesOfYears.getOrDefault(year.getKey(), 0L)))
                        .toList();
        return new SiteAnswer(
                site,
                questions.described(site).map(known -> described(known, question)).orElse(null),
                all.pages(),
                captures,
                first,
                last,
                all.bytes(),
                all.withoutSize(),
                all.types(),
                years,
                hosts.most(),
                hosts.areMore(),
                latest.of(question),
                answer.path("took").asLong());
    }

    private static SiteAnswer.Year year(int year, CountedYear counted, long captures) {
        return new SiteAnswer.Year(
                year,
                counted.pages(),
                captures,
                counted.bytes(),
                counted.withoutSize(),
                counted.types());
    }

    private static SiteAnswer.Described described(SiteDescribed site, Question question) {
        return SiteAnswer.Described.of(
                site,
                site.seeds().stream()
                        .filter(seed -> question.mayBeSeen(UrlKey.of(seed).value()))
                        .limit(MOST_SEEDS)
                        .toList());
    }
}
