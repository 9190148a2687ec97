package org.diancang.indexer.fulltext.search.explore;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.fulltext.search.Question;
import org.diancang.indexer.fulltext.search.explore.ImagesAnswer.Image;
import org.diancang.indexer.fulltext.store.Pages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds pictures by their words, page after page from the newest on, until there are enough. Each
 * is found once: where it may be seen, on the newest page that shows it.
 */
final class Images {
    /** Pictures that can be had, however they are asked for. */
    static final int DEEPEST = 1_000;

    private static final int PAGES_AT_ONCE = 100;

    /** Of one page; Elasticsearch gives no more. */
    private static final int IMAGES_OF_A_PAGE = 100;

    /** Pages that are looked through for one answer. */
    private static final int MOST_PAGES = 5_000;

    private final JsonMapper json = JsonMapper.shared();
    private final Pages index;

    Images(Pages index) {
        this.index = index;
    }

    /**
     * Finds.
     *
     * @param from pictures to pass over
     * @param size pictures to answer
     */
    ImagesAnswer of(Question question, int from, int size) {
        ObjectNode request = request(question);
        Map<String, Image> found = new LinkedHashMap<>();
        long millis = 0;
        int looked = 0;
        boolean last = false;
        while (!last && found.size() <= from + size && looked < MOST_PAGES) {
            JsonNode answer = index.search(request);
            JsonNode hits = answer.path("hits").path("hits");
            hits.forEach(hit -> images(hit, question, found));
            millis += answer.path("took").asLong();
            looked += hits.size();
            last = hits.size() < PAGES_AT_ONCE;
            if (!last) {
                request.set("search_after", hits.path(hits.size() - 1).path("sort"));
            }
        }
        return new ImagesAnswer(
                found.values().stream().skip(from).limit(size).toList(),
                !last || found.size() > from + size,
                millis);
    }

    private ObjectNode request(Question question) {
        ObjectNode request = json.createObjectNode();
        request.put("size", PAGES_AT_ONCE);
        request.put("track_total_hits", false);
        ArrayNode source = request.putObject("_source").putArray("includes");
        source.add("url").add("urlkey").add("title").add("captures");
        ArrayNode filter = request.putObject("query").putObject("bool").putArray("filter");
        filter.add(question.withoutWords().pages());
        ObjectNode nested = filter.addObject().putObject("nested").put("path", "images");
        nested.set("query", question.wordsIn("images.words", "images.foldedWords"));
        nested.putObject("inner_hits").put("size", IMAGES_OF_A_PAGE);
        ArrayNode sort = request.putArray("sort");
        ObjectNode newest = sort.addObject().putObject("captures.capturedAt");
        newest.put("order", "desc").put("mode", "max");
        newest.putObject("nested").put("path", "captures").set("filter", question.captures());
        sort.addObject().put("urlkey", "asc");
        sort.addObject().put("payloadDigest", "asc");
        return request;
    }

    private static void images(JsonNode hit, Question question, Map<String, Image> found) {
        JsonNode page = hit.path("_source");
        String pageKey = page.path("urlkey").asString("");
        for (JsonNode inner : hit.path("inner_hits").path("images").path("hits").path("hits")) {
            JsonNode image = inner.path("_source");
            String url = image.path("url").asString("");
            String key = image.path("urlkey").asString("");
            if (url.isEmpty() || key.isEmpty() || found.containsKey(url)) {
                continue;
            }
            Optional<Instant> at = question.newest(page.path("captures"), List.of(pageKey, key));
            at.ifPresent(
                    moment ->
                            found.put(
                                    url,
                                    new Image(
                                            url,
                                            image.path("words").asString(""),
                                            pixels(image.path("width")),
                                            pixels(image.path("height")),
                                            new ImagesAnswer.Page(
                                                    page.path("url").asString(""),
                                                    pageKey,
                                                    page.path("title").asString(""),
                                                    moment))));
        }
    }

    private static @Nullable Integer pixels(JsonNode number) {
        return number.isNumber() ? number.asInt() : null;
    }
}
