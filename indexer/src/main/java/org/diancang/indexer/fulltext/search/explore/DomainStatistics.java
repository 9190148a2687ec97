package org.diancang.indexer.fulltext.search.explore;

import java.util.ArrayList;
import java.util.List;
import org.diancang.indexer.fulltext.search.Question;
import org.diancang.indexer.fulltext.search.Question.Part;
import org.diancang.indexer.fulltext.store.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts what there is of a domain, by year, type and host. */
final class DomainStatistics {
    private static final String ALL = "all-";

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
        ByYear.count(aggs, ALL, parts, CountedYear::ask);
        for (int i = 0; i < parts.size(); i++) {
            CountedHosts.ask(((ObjectNode) aggs.get(ALL + i)).withObject("/aggs"), parts.get(i));
        }
        return read(domain, index.search(request), parts);
    }

    private static DomainAnswer read(String domain, JsonNode answer, List<Part> parts) {
        List<DomainAnswer.Year> years = new ArrayList<>();
        ByYear.read(answer, ALL, CountedYear::read, CountedYear::plus)
                .forEach((year, counted) -> years.add(counted.in(year)));
        JsonNode aggs = answer.path("aggregations");
        CountedHosts hosts = new CountedHosts();
        CountedSpan all = CountedSpan.NONE;
        for (int i = 0; aggs.has(ALL + i); i++) {
            JsonNode part = aggs.path(ALL + i);
            all = all.plus(CountedSpan.read(part, parts.get(i).shown()));
            hosts.add(part, parts.get(i));
        }
        return new DomainAnswer(
                domain,
                all.pages(),
                all.first(),
                all.last(),
                years,
                hosts.most(),
                hosts.areMore(),
                answer.path("took").asLong());
    }
}
