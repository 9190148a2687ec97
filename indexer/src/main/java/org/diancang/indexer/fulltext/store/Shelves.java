package org.diancang.indexer.fulltext.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Captures of pages that have more than their own document can hold, a document a month. It is
 * always the shelf that is written first and the page that follows it: what a page says of a shelf
 * can be told again from the shelf, never the other way round. Thread-safe.
 */
public final class Shelves {
    /** Captures that a page's own document holds at most. */
    static final int MOST_IN_PAGE = 1_000;

    private static final int READ_AT_ONCE = 64;

    private final SearchCluster cluster;
    private final Pages pages;
    private final JsonMapper json = JsonMapper.shared();

    /** Shelves of an index. */
    public Shelves(SearchCluster cluster, Pages pages) {
        this.cluster = cluster;
        this.pages = pages;
    }

    /**
     * A shelf as it was read.
     *
     * @param captures in order of time
     */
    private record State(Bulk.Version version, List<PageCapture> captures) {}

    /**
     * Captures of months of a page, as searches may see them.
     *
     * @throws IndexUnavailableException if Elasticsearch is away
     */
    public List<PageCapture> read(PageId page, Collection<String> months) {
        return states(page, months, pages.searched()).values().stream()
                .flatMap(state -> state.captures().stream())
                .toList();
    }

    /**
     * Puts captures on the shelves of a page; those that lie there change nothing.
     *
     * @throws IndexUnavailableException if Elasticsearch is away
     */
    Outcome put(PageId page, Collection<PageCapture> captures) {
        Map<String, List<PageCapture>> months = Shelf.byMonth(captures);
        return change(
                page,
                months.keySet(),
                (month, known) ->
                        PageDocument.merged(known, months.getOrDefault(month, List.of())));
    }

    /** Takes captures off the shelves of a page, as {@link #put} puts them on. */
    Outcome remove(PageId page, Collection<PageCapture> captures) {
        Set<String> gone =
                captures.stream().map(PageCapture::captureId).collect(Collectors.toSet());
        return change(
                page,
                Shelf.byMonth(captures).keySet(),
                (_, known) ->
                        known.stream().filter(one -> !gone.contains(one.captureId())).toList());
    }

    /** What became of a change. */
    sealed interface Outcome {
        /** All is on its shelf; these are the groups of the months that were named. */
        record Done(Map<String, List<CaptureGroup>> groups) implements Outcome {}

        /** Somebody else changed a shelf meanwhile. */
        record Conflict() implements Outcome {}
    }

    private interface Change {
        List<PageCapture> of(String month, List<PageCapture> known);
    }

    private Outcome change(PageId page, Collection<String> months, Change change) {
        Map<String, State> states = states(page, months, pages.written());
        Map<String, List<CaptureGroup>> groups = new TreeMap<>();
        Bulk bulk = new Bulk(cluster, pages);
        for (String month : months) {
            Optional<State> state = Optional.ofNullable(states.get(month));
            List<PageCapture> known = state.map(State::captures).orElse(List.of());
            List<PageCapture> wanted = change.of(month, known);
            groups.put(month, CaptureGroup.of(month, wanted));
            if (wanted.size() != known.size()) {
                write(bulk, new Shelf(page, month), state, wanted);
            }
        }
        return bulk.isEmpty() || acknowledged(bulk.send())
                ? new Outcome.Done(groups)
                : new Outcome.Conflict();
    }

    private Map<String, State> states(PageId page, Collection<String> months, String index) {
        Map<String, State> states = new HashMap<>();
        List<String> all = List.copyOf(months);
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + READ_AT_ONCE, all.size()));
            ObjectNode body = json.createObjectNode();
            some.forEach(month -> body.withArray("ids").add(new Shelf(page, month).id()));
            JsonNode docs = cluster.send("POST", "/" + index + "/_mget", body).path("docs");
            for (int i = 0; i < some.size(); i++) {
                JsonNode doc = docs.path(i);
                if (!doc.path("found").isBoolean()) {
                    throw new IndexUnavailableException("can't read captures: " + doc);
                }
                if (doc.path("found").asBoolean()) {
                    states.put(some.get(i), state(doc));
                }
            }
        }
        return states;
    }

    private State state(JsonNode doc) {
        List<PageCapture> captures = new ArrayList<>();
        doc.path("_source")
                .path("shelf")
                .path("captures")
                .forEach(one -> captures.add(json.treeToValue(one, PageCapture.class)));
        return new State(
                new Bulk.Version(doc.path("_seq_no").asLong(), doc.path("_primary_term").asLong()),
                captures);
    }

    private void write(Bulk bulk, Shelf shelf, Optional<State> state, List<PageCapture> captures) {
        if (captures.isEmpty()) {
            state.ifPresent(known -> bulk.delete(shelf.id(), known.version()));
            return;
        }
        ObjectNode document = json.createObjectNode();
        document.putObject("shelf").set("captures", json.valueToTree(captures));
        state.ifPresentOrElse(
                known -> bulk.index(shelf.id(), known.version(), document),
                () -> bulk.create(shelf.id(), document));
    }

    private boolean acknowledged(JsonNode answer) {
        boolean all = true;
        for (JsonNode item : answer.path("items")) {
            JsonNode result = item.iterator().next();
            int status = result.path("status").asInt(500);
            // A shelf that was to be taken away and is gone already was changed by somebody too.
            if (status == 409 || status == 404) {
                all = false;
            } else if (status >= 300) {
                pages.forget();
                throw new IndexUnavailableException(
                        "can't write captures: " + status + " " + result.path("error"));
            }
        }
        return all;
    }
}
