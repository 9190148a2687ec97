package org.diancang.indexer.fulltext.search.explore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.fulltext.search.Question;
import org.diancang.indexer.fulltext.store.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the pages that were captured last: what people open, not the pictures within. */
final class LatestPages {
    private static final int SHOWN = 12;

    private final JsonMapper json = JsonMapper.shared();
    private final Pages index;

    LatestPages(Pages index) {
        this.index = index;
    }

    /** Those that a question means and its reader may see, newest first. */
    List<SiteAnswer.Page> of(Question question) {
        ObjectNode request = json.createObjectNode();
        request.put("size", SHOWN);
        request.put("track_total_hits", false);
        ArrayNode source = request.putObject("_source").putArray("includes");
        source.add("url").add("urlkey").add("title").add("type").add("captures");
        ObjectNode bool = request.putObject("query").putObject("bool");
        bool.putArray("filter").add(question.pages());
        ArrayNode parts = bool.putArray("must_not").addObject().putObject("terms").putArray("type");
        parts.add("image").add("other");
        ArrayNode sort = request.putArray("sort");
        ObjectNode newest = sort.addObject().putObject("captures.capturedAt");
        newest.put("order", "desc").put("mode", "max");
        newest.putObject("nested").put("path", "captures").set("filter", question.captures());
        sort.addObject().put("urlkey", "asc");
        sort.addObject().put("payloadDigest", "asc");
        List<SiteAnswer.Page> found = new ArrayList<>();
        for (JsonNode hit : index.search(request).path("hits").path("hits")) {
            JsonNode page = hit.path("_source");
            Optional<Instant> at =
                    question.newest(
                            page.path("captures"), List.of(page.path("urlkey").asString("")));
            at.ifPresent(moment -> found.add(page(page, moment)));
        }
        // They were sorted by captures of which not each may be seen.
        found.sort(Comparator.comparing(SiteAnswer.Page::capturedAt).reversed());
        return List.copyOf(found);
    }

    private static SiteAnswer.Page page(JsonNode page, Instant at) {
        return new SiteAnswer.Page(
                page.path("url").asString(""),
                page.path("title").asString(""),
                page.path("type").asString(""),
                at);
    }
}
