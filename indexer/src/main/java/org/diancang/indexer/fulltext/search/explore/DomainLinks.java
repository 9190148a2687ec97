package org.diancang.indexer.fulltext.search.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diancang.indexer.fulltext.search.Question;
import org.diancang.indexer.fulltext.store.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts pages by the domains that they link to, or that links to a domain come from. */
final class DomainLinks {
    private static final String DOMAIN = "domain";
    private static final String LINKED = "linkDomains";
    private static final int MOST = 100;
    private static final int MOST_OF_A_SHARD = 10_000;
    private static final int MOST_EXACT = 40_000;

    private final JsonMapper json = JsonMapper.shared();
    private final Pages index;

    DomainLinks(Pages index) {
        this.index = index;
    }

    /** Which way links go, seen from the domain asked for. */
    enum Direction {
        IN,
        OUT;

        /** Its name in addresses and answers. */
        String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Direction> named(String value) {
            for (Direction direction : values()) {
                if (direction.value().equals(value)) {
                    return Optional.of(direction);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Counts.
     *
     * @param question that means pages of the domain
     */
    LinksAnswer of(String domain, Direction direction, Question question) {
        boolean out = direction == Direction.OUT;
        String counted = out ? LINKED : DOMAIN;
        ObjectNode request = json.createObjectNode();
        request.put("size", 0);
        request.put("track_total_hits", true);
        ObjectNode bool = request.putObject("query").putObject("bool");
        ArrayNode filter = bool.putArray("filter");
        filter.add(out ? question.pages() : question.ofAnyDomain().pages());
        if (out) {
            elsewhere(filter, domain);
        } else {
            filter.addObject().putObject("term").put(LINKED, domain);
            bool.putArray("must_not").addObject().putObject("term").put(DOMAIN, domain);
        }
        ObjectNode aggs = request.putObject("aggs");
        // Links within the domain are none of it with others.
        aggs.putObject("linked")
                .putObject("terms")
                .put("field", counted)
                .put("size", MOST)
                .put("shard_size", MOST_OF_A_SHARD)
                .putArray("exclude")
                .add(domain);
        aggs.putObject("domains")
                .putObject("cardinality")
                .put("field", counted)
                .put("precision_threshold", MOST_EXACT);
        if (out) {
            aggs.putObject("within").putObject("filter").putObject("term").put(LINKED, domain);
        }
        return read(domain, direction, index.search(request));
    }

    /** Any domain but this: those before it and those behind it in the order of names. */
    private static void elsewhere(ArrayNode filter, String domain) {
        ObjectNode bool = filter.addObject().putObject("bool");
        ArrayNode should = bool.putArray("should");
        should.addObject().putObject("range").putObject(LINKED).put("lt", domain);
        should.addObject().putObject("range").putObject(LINKED).put("gt", domain);
        bool.put("minimum_should_match", 1);
    }

    private static LinksAnswer read(String domain, Direction direction, JsonNode answer) {
        JsonNode aggs = answer.path("aggregations");
        List<LinksAnswer.Linked> linked = new ArrayList<>();
        for (JsonNode other : aggs.path("linked").path("buckets")) {
            linked.add(
                    new LinksAnswer.Linked(
                            other.path("key").asString(), other.path("doc_count").asLong()));
        }
        long all = aggs.path("domains").path("value").asLong();
        boolean itself = aggs.path("within").path("doc_count").asLong(0) > 0;
        return new LinksAnswer(
                domain,
                direction.value(),
                answer.path("hits").path("total").path("value").asLong(),
                Math.max(itself ? all - 1 : all, linked.size()),
                linked,
                answer.path("took").asLong());
    }
}
