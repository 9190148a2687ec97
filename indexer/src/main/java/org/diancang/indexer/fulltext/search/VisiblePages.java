package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.VisibleRegions.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a reader may see, as Elasticsearch is asked for it: pages in parts, of each of which the
 * same captures are seen. No page is in two parts, and what is hidden is in none.
 */
final class VisiblePages {
    private static final String URLKEY = "urlkey";

    /** More prefixes in one query, and Elasticsearch refuses it. */
    private static final int MOST = 1_000;

    /** Each is counted by itself. */
    private static final int MOST_PARTS = 50;

    private final JsonMapper json = JsonMapper.shared();
    private final List<Region> regions;

    /**
     * @throws TooManyRegionsException if there are too many regions to ask for
     */
    VisiblePages(VisibleRegions visible) {
        regions = visible.regions();
        check("of more than one URL", region -> !region.isOneUrl(), MOST);
        check("of which captures of some times are shown", VisiblePages::isShownInPart, MOST_PARTS);
    }

    private void check(String which, Predicate<Region> kind, int most) {
        long found = regions.stream().filter(kind).count();
        if (found > most) {
            throw new TooManyRegionsException(found, which, most);
        }
    }

    private static boolean isShownInPart(Region region) {
        return !region.isHidden() && !region.isOpen();
    }

    /**
     * A part of the pages.
     *
     * @param pages which, as a query; all if absent
     * @param shown when those of their captures were made that are seen
     */
    record Part(Optional<ObjectNode> pages, List<Span> shown) {}

    List<Part> parts() {
        if (regions.isEmpty()) {
            return List.of(new Part(Optional.empty(), List.of(Span.ALWAYS)));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(open());
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            if (isShownInPart(region)) {
                parts.add(new Part(Optional.of(own(i)), region.shown()));
            }
        }
        return parts;
    }

    /** Outside of all regions, and what is open within them. */
    private Part open() {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode should = bool.putArray("should");
        should.add(without(outermost(0, ""), null));
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).isOpen()) {
                should.add(own(i));
            }
        }
        bool.put("minimum_should_match", 1);
        // Of a page without key nobody can tell whether it is hidden.
        bool.putArray("filter").addObject().putObject("exists").put("field", URLKEY);
        return new Part(Optional.of(root), List.of(Span.ALWAYS));
    }

    /** Pages of a region that are in no smaller one. */
    private ObjectNode own(int place) {
        Region region = regions.get(place);
        return without(outermost(place + 1, region.beginning()), region);
    }

    /** Regions from a place on that begin so, but for those that lie in another of them. */
    private List<Region> outermost(int from, String beginning) {
        List<Region> found = new ArrayList<>();
        for (Region region : regions.subList(from, regions.size())) {
            if (!region.beginning().startsWith(beginning)) {
                break;
            }
            if (found.isEmpty() || !region.beginning().startsWith(found.getLast().beginning())) {
                found.add(region);
            }
        }
        return found;
    }

    private ObjectNode without(List<Region> others, @Nullable Region region) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        if (region != null) {
            inside(List.of(region), bool.putArray("filter"));
        }
        inside(others, bool.putArray("must_not"));
        return root;
    }

    private static void inside(List<Region> some, ArrayNode clauses) {
        ObjectNode exact = clauses.objectNode();
        ArrayNode keys = exact.putObject("terms").putArray(URLKEY);
        for (Region region : some) {
            String beginning = region.beginning();
            if (region.isOneUrl()) {
                keys.add(beginning.substring(0, beginning.length() - 1));
            } else if (beginning.isEmpty()) {
                clauses.addObject().putObject("match_all");
            } else {
                clauses.addObject().putObject("prefix").put(URLKEY, beginning);
            }
        }
        if (!keys.isEmpty()) {
            clauses.add(exact);
        }
    }
}
