package org.diancang.indexer.fulltext.search.explore;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diancang.indexer.fulltext.search.Question.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The hosts that pages lie on, those with most pages. */
final class CountedHosts {
    private static final int MOST = 100;
    private static final int OF_A_SHARD = 10_000;

    private final Map<String, CountedSpan> hosts = new TreeMap<>();

    /** Has the hosts of a part counted. */
    static void ask(ObjectNode aggs, Part part) {
        ObjectNode hosts = aggs.putObject("hosts");
        hosts.putObject("terms")
                .put("field", "host")
                .put("size", MOST + 1)
                .put("shard_size", OF_A_SHARD);
        ObjectNode captures = hosts.putObject("aggs").putObject("captures");
        captures.putObject("nested").put("path", "captures");
        ObjectNode counted = captures.putObject("aggs").putObject("counted");
        counted.set("filter", part.captures());
        ObjectNode times = counted.putObject("aggs");
        times.putObject("first").putObject("min").put("field", "captures.capturedAt");
        times.putObject("last").putObject("max").put("field", "captures.capturedAt");
    }

    /** Adds what was counted of a part. */
    void add(JsonNode counted, Part part) {
        for (JsonNode host : counted.path("hosts").path("buckets")) {
            hosts.merge(
                    host.path("key").asString(),
                    CountedSpan.read(host, part.shown()),
                    CountedSpan::plus);
        }
    }

    List<DomainAnswer.Host> most() {
        return hosts.entrySet().stream()
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, CountedSpan> h) -> h.getValue().pages())
                                .reversed())
                .limit(MOST)
                .map(host -> host.getValue().of(host.getKey()))
                .toList();
    }

    /** Whether there are more than those. */
    boolean areMore() {
        return hosts.size() > MOST;
    }
}
