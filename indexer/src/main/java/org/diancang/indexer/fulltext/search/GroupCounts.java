package org.diancang.indexer.fulltext.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.indexer.fulltext.search.SearchAnswer.Group;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.search.VisiblePages.Part;
import org.diancang.indexer.fulltext.store.PageId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands behind hits that stand for several documents: asked for once they are known. */
final class GroupCounts {
    private static final String PART = "part-";

    private final JsonMapper json = JsonMapper.shared();
    private final MatchingPages matching = new MatchingPages();

    /** What Elasticsearch has to count. */
    ObjectNode of(SearchQuery query, HitGroup group, List<Hit> hits, List<Part> visible) {
        String field = group.field().orElseThrow();
        ObjectNode request = json.createObjectNode();
        request.put("size", 0);
        ArrayNode filter = request.putObject("query").putObject("bool").putArray("filter");
        ArrayNode keys = filter.addObject().putObject("terms").putArray(field);
        hits.forEach(hit -> keys.add(key(hit, group)));
        filter.add(matching.of(query, visible));
        ObjectNode groups = request.putObject("aggs").putObject("groups");
        groups.putObject("terms").put("field", field).put("size", hits.size());
        ObjectNode aggs = groups.putObject("aggs");
        for (int i = 0; i < visible.size(); i++) {
            ObjectNode counted = aggs.putObject(PART + i);
            counted.set("filter", matching.pages(visible.get(i), query));
            ObjectNode captures = counted.putObject("aggs").putObject("captures");
            captures.putObject("nested").put("path", "captures");
            ObjectNode meant = captures.putObject("aggs").putObject("counted");
            meant.set("filter", matching.captures(visible.get(i), query));
            ObjectNode times = meant.putObject("aggs");
            SearchCounts.captures(times.putObject("captures"));
            times.putObject("first").putObject("min").put("field", "captures.capturedAt");
            times.putObject("last").putObject("max").put("field", "captures.capturedAt");
        }
        return request;
    }

    /** The hits with what was counted. */
    List<Hit> added(List<Hit> hits, HitGroup group, JsonNode counted, List<Part> visible) {
        Map<String, Group> groups = new HashMap<>();
        for (JsonNode bucket : counted.path("aggregations").path("groups").path("buckets")) {
            groups.put(bucket.path("key").asString(), group(bucket, visible));
        }
        return hits.stream()
                .map(
                        hit -> {
                            Group found = groups.get(key(hit, group));
                            return found == null ? hit : hit.withGroup(exactly(found, hit));
                        })
                .toList();
    }

    /** What is known of a single document is more exact where its captures lie on shelves. */
    private static Group exactly(Group found, Hit only) {
        return found.documents() > 1
                ? found
                : new Group(1, only.captureCount(), only.firstCapturedAt(), only.lastCapturedAt());
    }

    private static String key(Hit hit, HitGroup group) {
        if (group == HitGroup.URL) {
            return hit.urlkey();
        }
        return Optional.ofNullable(hit.sameText())
                .orElseGet(() -> PageId.of(hit.urlkey(), hit.payloadDigest()).value());
    }

    private static Group group(JsonNode bucket, List<Part> visible) {
        long captures = 0;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (int i = 0; bucket.has(PART + i); i++) {
            JsonNode part = bucket.path(PART + i).path("captures").path("counted");
            long found = part.path("doc_count").asLong();
            if (found > 0) {
                captures += part.path("captures").path("value").asLong();
                // A month on a shelf may begin before what is shown of it, and end after that.
                List<Span> shown = visible.get(i).shown();
                Instant begin = Span.notBefore(shown, moment(part.path("first")));
                Instant end = Span.notAfter(shown, moment(part.path("last")));
                first = begin.isBefore(first) ? begin : first;
                last = end.isAfter(last) ? end : last;
            }
        }
        return new Group(bucket.path("doc_count").asLong(), captures, first, last);
    }

    private static Instant moment(JsonNode aggregated) {
        return Instant.ofEpochMilli(aggregated.path("value").asLong());
    }
}
