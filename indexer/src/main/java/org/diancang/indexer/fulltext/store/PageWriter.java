package org.diancang.indexer.fulltext.store;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes pages: reads what is known, merges in Java, and writes only what nobody else changed
 * meanwhile. No scripts, so that any cluster will do. Thread-safe.
 */
public final class PageWriter {
    private static final int MAX_CONFLICTS = 20;

    private final SearchCluster cluster;
    private final Pages pages;
    private final PageDocument document = new PageDocument();
    private final JsonMapper json = JsonMapper.shared();

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
        Map<PageId, PageUpdate> open = new LinkedHashMap<>();
        updates.forEach(update -> open.put(update.id(), update));
        List<Refused> refused = new ArrayList<>();
        for (int round = 0; !open.isEmpty(); round++) {
            if (round > MAX_CONFLICTS) {
                throw new IndexUnavailableException(
                        open.size() + " pages are being changed by others all the time");
            }
            writeOnce(open, round == 0 ? known : pages.states(open.keySet()), refused);
        }
        return refused;
    }

    /** Leaves in {@code open} what somebody else changed between reading and writing. */
    private void writeOnce(
            Map<PageId, PageUpdate> open, Map<PageId, PageState> states, List<Refused> refused) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        List<PageUpdate> sent = new ArrayList<>();
        for (PageUpdate update : List.copyOf(open.values())) {
            PageState state = states.get(update.id());
            if (state == null) {
                line(lines, action("create", update.id()));
                line(lines, document.create(update));
                sent.add(update);
                continue;
            }
            Optional<ObjectNode> change = document.change(state, update);
            if (change.isEmpty()) {
                open.remove(update.id());
                continue;
            }
            ObjectNode action = action("update", update.id());
            ((ObjectNode) action.get("update"))
                    .put("if_seq_no", state.seqNo())
                    .put("if_primary_term", state.primaryTerm());
            line(lines, action);
            ObjectNode body = json.createObjectNode();
            body.set("doc", change.get());
            line(lines, body);
            sent.add(update);
        }
        if (!sent.isEmpty()) {
            acknowledge(sent, bulk(lines), open, refused);
        }
    }

    private JsonNode bulk(ByteArrayOutputStream lines) {
        try {
            return cluster.sendLines(
                    "POST",
                    "/" + pages.written() + "/_bulk?require_alias=true",
                    lines.toByteArray());
        } catch (IndexRefusedException e) {
            // Never the fault of one page: those are answered one by one.
            pages.forget();
            throw new IndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private void acknowledge(
            List<PageUpdate> sent,
            JsonNode answer,
            Map<PageId, PageUpdate> open,
            List<Refused> refused) {
        String busy = null;
        for (int i = 0; i < sent.size(); i++) {
            PageUpdate update = sent.get(i);
            JsonNode item = answer.path("items").path(i);
            JsonNode result = item.path(item.has("create") ? "create" : "update");
            int status = result.path("status").asInt(500);
            String reason = result.path("error").toString();
            if (status < 300) {
                open.remove(update.id());
            } else if (status == 400 || status == 413) {
                open.remove(update.id());
                refused.add(new Refused(update, "the index refused: " + reason));
            } else if (status != 409 && !isDeleted(result)) {
                busy = status + " " + reason;
            }
        }
        if (busy != null) {
            pages.forget();
            throw new IndexUnavailableException("can't write pages: " + busy);
        }
    }

    /** An update of a document deleted meanwhile: like a conflict, it is created next time. */
    private static boolean isDeleted(JsonNode result) {
        return result.path("error").path("type").asString("").equals("document_missing_exception");
    }

    private ObjectNode action(String name, PageId id) {
        ObjectNode action = json.createObjectNode();
        action.putObject(name).put("_id", id.value());
        return action;
    }

    private void line(ByteArrayOutputStream lines, ObjectNode node) {
        lines.writeBytes(json.writeValueAsBytes(node));
        lines.write('\n');
    }
}
