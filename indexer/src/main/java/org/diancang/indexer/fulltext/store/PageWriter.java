package org.diancang.indexer.fulltext.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes pages: reads what is known, merges in Java, and writes only what nobody else changed
 * meanwhile. No scripts, so that any cluster will do. Thread-safe.
 */
public final class PageWriter {
    private static final int MAX_CONFLICTS = 20;

    /** How often Elasticsearch may fail at one page and at no other before it is given up. */
    private static final int MAX_FAILURES = 5;

    private static final int FAILED = 500;

    private final SearchCluster cluster;
    private final Pages pages;
    private final Shelves shelves;
    private final PageDocument document = new PageDocument();

    /**
     * A page that the index won't take.
     *
     * @param update what was to be written
     * @param reason why not, as Elasticsearch says it
     */
    public record Refused(PageUpdate update, String reason) {}

    /** Writes to an index. */
    public PageWriter(SearchCluster cluster, Pages pages) {
        this.cluster = cluster;
        this.pages = pages;
        this.shelves = new Shelves(cluster, pages);
    }

    /**
     * Writes pages, at most one update for each, and returns once Elasticsearch has acknowledged.
     *
     * @param known what {@link Pages#states} said of them a moment ago; where it is no longer true
     *     it is read again, so that reading twice is the exception
     * @return those that it refused, the others are written
     * @throws IndexUnavailableException if it is away or overloaded: write the same again later
     */
    public List<Refused> write(List<PageUpdate> updates, Map<PageId, PageState> known) {
        Run run = new Run(updates);
        for (int round = 0; !run.open.isEmpty(); round++) {
            if (round > MAX_CONFLICTS) {
                throw new IndexUnavailableException(
                        run.open.size() + " pages are being changed by others all the time");
            }
            run.writeOnce(round == 0 ? known : pages.states(run.open.keySet()));
        }
        return run.refused;
    }

    /** Writing on its way. */
    private final class Run {
        private final Map<PageId, PageUpdate> open = new LinkedHashMap<>();
        private final List<Refused> refused = new ArrayList<>();
        private final Map<PageId, Integer> failures = new HashMap<>();
        private boolean someTaken;

        Run(List<PageUpdate> updates) {
            updates.forEach(update -> open.put(update.id(), update));
        }

        /** Leaves in {@code open} what somebody else changed between reading and writing. */
        void writeOnce(Map<PageId, PageState> states) {
            List<Write> writes = new ArrayList<>();
            for (PageUpdate update : List.copyOf(open.values())) {
                Optional<PageState> state = Optional.ofNullable(states.get(update.id()));
                held(update, state)
                        .flatMap(held -> write(update, state, held))
                        .ifPresent(writes::add);
            }
            if (!writes.isEmpty()) {
                send(writes);
            }
        }

        /** Empty if there is nothing to be written of a page. */
        private Optional<Write> write(PageUpdate update, Optional<PageState> state, Held held) {
            if (state.isEmpty()) {
                return Optional.of(new Write(update, state, document.create(update, held)));
            }
            Optional<ObjectNode> change = document.change(state.get(), update, held);
            if (change.isEmpty()) {
                open.remove(update.id());
            }
            return change.map(fields -> new Write(update, state, fields));
        }

        private void send(List<Write> writes) {
            Bulk bulk = new Bulk(cluster, pages);
            writes.forEach(write -> write.addTo(bulk));
            JsonNode answer;
            try {
                answer = bulk.send();
            } catch (IndexRefusedException e) {
                if (writes.size() == 1) {
                    refuse(writes.getFirst(), String.valueOf(e.getMessage()));
                } else {
                    // One of them is too long or broken; which one shows when each goes alone.
                    writes.forEach(write -> send(List.of(write)));
                }
                return;
            }
            acknowledge(writes, answer.path("items"));
        }

        private void acknowledge(List<Write> writes, JsonNode items) {
            String busy = null;
            for (int i = 0; i < writes.size(); i++) {
                Write write = writes.get(i);
                JsonNode result = items.path(i).path(write.verb());
                int status = result.path("status").asInt(-1);
                String reason = status + " " + result.path("error");
                if (status >= 200 && status < 300) {
                    open.remove(write.update().id());
                    someTaken = true;
                } else if (status == 400 || status == 413) {
                    refuse(write, reason);
                } else if (status == FAILED && someTaken) {
                    failed(write, reason);
                } else if (status != 409 && !isDeleted(result)) {
                    busy = reason;
                }
            }
            if (busy != null) {
                pages.forget();
                throw new IndexUnavailableException("can't write pages: " + busy);
            }
        }

        /** Elasticsearch fails at this page, though it takes others. */
        private void failed(Write write, String reason) {
            if (failures.merge(write.update().id(), 1, Integer::sum) >= MAX_FAILURES) {
                refuse(write, reason);
            }
        }

        private void refuse(Write write, String reason) {
            open.remove(write.update().id());
            refused.add(new Refused(write.update(), "the index refused: " + reason));
        }
    }

    /**
     * Puts captures on shelves where a page has too many of them to hold itself.
     *
     * @return what it is to hold; empty if somebody else changed a shelf meanwhile
     */
    private Optional<Held> held(PageUpdate update, Optional<PageState> state) {
        List<PageCapture> moved = update.captures();
        if (state.filter(PageState::isShelved).isEmpty()) {
            moved =
                    PageDocument.merged(
                            state.map(PageState::captures).orElse(List.of()), update.captures());
            if (moved.size() <= Shelves.MOST_IN_PAGE) {
                return Optional.of(new Held.Captures(moved));
            }
        }
        return switch (shelves.put(update.id(), moved)) {
            case Shelves.Outcome.Conflict _ -> Optional.empty();
            case Shelves.Outcome.Done(var groups) ->
                    Optional.of(Held.of(state.map(PageState::groups).orElse(List.of()), groups));
        };
    }

    /** A page with what is to be written of it. */
    private record Write(PageUpdate update, Optional<PageState> state, ObjectNode fields) {
        String verb() {
            return state.isEmpty() ? "create" : "update";
        }

        void addTo(Bulk bulk) {
            String id = update.id().value();
            state.ifPresentOrElse(
                    known -> bulk.update(id, known.version(), fields),
                    () -> bulk.create(id, fields));
        }
    }

    /** An update of a document deleted meanwhile: like a conflict, it is created next time. */
    private static boolean isDeleted(JsonNode result) {
        return result.path("error").path("type").asString("").equals("document_missing_exception");
    }
}
