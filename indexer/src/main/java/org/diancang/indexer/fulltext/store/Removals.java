package org.diancang.indexer.fulltext.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes captures out of the index for good. A mark for each is written first, and stays: whoever
 * adds a capture looks for its mark before and after, so that it is gone whichever of the two is
 * quicker. Thread-safe.
 */
public final class Removals {
    private static final int MAX_CONFLICTS = 20;
    private static final int AT_ONCE = 500;

    private final SearchCluster cluster;
    private final Pages pages;
    private final Shelves shelves;
    private final PageDocument document = new PageDocument();
    private final JsonMapper json = JsonMapper.shared();

    /** Takes captures out of an index. */
    public Removals(SearchCluster cluster, Pages pages) {
        this.cluster = cluster;
        this.pages = pages;
        this.shelves = new Shelves(cluster, pages);
    }

    /**
     * A capture and the page that it may be in.
     *
     * @param page its document
     * @param captureId which capture
     * @param capturedAt when it was made
     */
    public record Removal(PageId page, String captureId, Instant capturedAt) {
        private String mark() {
            return mark(captureId);
        }

        private static String mark(String captureId) {
            return PageId.of(captureId, "removed").value() + ".removed";
        }
    }

    /**
     * Takes captures out, and pages with the last of theirs; returns once Elasticsearch has
     * acknowledged. Those that are not there are marked all the same.
     *
     * @throws IndexUnavailableException if it is away or overloaded: do the same again later
     */
    public void remove(List<Removal> removals) {
        pages.ensure();
        mark(removals);
        removals.forEach(this::takeOut);
    }

    /**
     * Which captures were taken out.
     *
     * @throws IndexUnavailableException if Elasticsearch is away
     */
    public Set<String> marked(Collection<String> captureIds) {
        pages.ensure();
        List<String> all = List.copyOf(captureIds);
        Set<String> marked = new HashSet<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            ObjectNode body = json.createObjectNode();
            some.forEach(id -> body.withArray("ids").add(Removal.mark(id)));
            JsonNode docs =
                    cluster.send("POST", "/" + pages.written() + "/_mget?_source=false", body)
                            .path("docs");
            for (int i = 0; i < some.size(); i++) {
                if (!docs.path(i).path("found").isBoolean()) {
                    pages.forget();
                    throw new IndexUnavailableException("can't read marks: " + docs.path(i));
                }
                if (docs.path(i).path("found").asBoolean()) {
                    marked.add(some.get(i));
                }
            }
        }
        return marked;
    }

    private void mark(List<Removal> removals) {
        Bulk bulk = new Bulk(cluster, pages);
        for (Removal removal : removals) {
            ObjectNode mark = json.createObjectNode();
            mark.putObject("shelf").put("removed", removal.captureId());
            bulk.create(removal.mark(), mark);
        }
        if (!bulk.isEmpty()) {
            acknowledge(bulk.send(), removals.size());
        }
    }

    private void takeOut(Removal removal) {
        for (int round = 0; round <= MAX_CONFLICTS; round++) {
            Optional<PageState> state =
                    Optional.ofNullable(pages.states(List.of(removal.page())).get(removal.page()));
            if (state.isEmpty() || isWithout(removal, state.get())) {
                return;
            }
        }
        throw new IndexUnavailableException(
                removal.page().value() + " is being changed by others all the time");
    }

    /** Whether the page is as it shall be; if not, somebody else changed it meanwhile. */
    private boolean isWithout(Removal removal, PageState state) {
        Held held;
        if (state.isShelved()) {
            switch (shelves.remove(removal)) {
                case Shelves.Outcome.Conflict _ -> {
                    return false;
                }
                case Shelves.Outcome.Done(var groups) -> held = Held.of(state.groups(), groups);
            }
        } else {
            String gone = removal.captureId();
            held =
                    new Held.Captures(
                            state.captures().stream()
                                    .filter(one -> !one.captureId().equals(gone))
                                    .toList());
        }
        if (held.equals(Held.of(state))) {
            return true;
        }
        Bulk bulk = new Bulk(cluster, pages);
        if (held.entries().isEmpty()) {
            bulk.delete(removal.page().value(), state.version());
        } else {
            bulk.update(removal.page().value(), state.version(), document.captures(held));
        }
        return acknowledge(bulk.send(), 1);
    }

    /** Whether all was written; what was there already, or was changed meanwhile, was not. */
    private boolean acknowledge(JsonNode answer, int expected) {
        boolean all = true;
        for (int i = 0; i < expected; i++) {
            JsonNode item = answer.path("items").path(i);
            JsonNode result =
                    Stream.of("create", "update", "delete")
                            .filter(item::has)
                            .map(item::path)
                            .findFirst()
                            .orElse(item);
            int status = result.path("status").asInt(-1);
            // Nothing is made that is missing, unless the index is.
            if (status == 409 || (status == 404 && !item.has("create"))) {
                all = false;
            } else if (status < 200 || status >= 300) {
                pages.forget();
                throw new IndexUnavailableException(
                        "can't take captures out: " + status + " " + result.path("error"));
            }
        }
        return all;
    }
}
