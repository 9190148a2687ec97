package org.diancang.indexer.fulltext.store;

import java.io.ByteArrayOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes of several documents in one request. */
final class Bulk {
    private final SearchCluster cluster;
    private final Pages pages;
    private final JsonMapper json = JsonMapper.shared();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    Bulk(SearchCluster cluster, Pages pages) {
        this.cluster = cluster;
        this.pages = pages;
    }

    /** A version that a document must still have. */
    record Version(long seqNo, long primaryTerm) {}

    /** Makes a document that is not there. */
    void create(String id, ObjectNode document) {
        line(action("create", id));
        line(document);
    }

    /** Replaces a document as a whole. */
    void index(String id, Version version, ObjectNode document) {
        line(action("index", id, version));
        line(document);
    }

    /** Replaces fields of a document. */
    void update(String id, Version version, ObjectNode fields) {
        line(action("update", id, version));
        ObjectNode body = json.createObjectNode();
        body.set("doc", fields);
        line(body);
    }

    void delete(String id, Version version) {
        line(action("delete", id, version));
    }

    boolean isEmpty() {
        return lines.size() == 0;
    }

    /**
     * Sends what was added.
     *
     * @return the answer; its {@code items} are in the order of what was added
     * @throws IndexUnavailableException if Elasticsearch is away or overloaded
     * @throws IndexRefusedException if it refuses the request as a whole for what it says (400) or
     *     its length (413)
     */
    JsonNode send() {
        try {
            return cluster.sendLines(
                    "POST",
                    "/" + pages.written() + "/_bulk?require_alias=true",
                    lines.toByteArray());
        } catch (IndexRefusedException e) {
            if (e.status() == 400 || e.status() == 413) {
                throw e;
            }
            pages.forget();
            throw new IndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private ObjectNode action(String verb, String id) {
        ObjectNode action = json.createObjectNode();
        action.putObject(verb).put("_id", id);
        return action;
    }

    private ObjectNode action(String verb, String id, Version version) {
        ObjectNode action = action(verb, id);
        ((ObjectNode) action.get(verb))
                .put("if_seq_no", version.seqNo())
                .put("if_primary_term", version.primaryTerm());
        return action;
    }

    private void line(ObjectNode node) {
        lines.writeBytes(json.writeValueAsBytes(node));
        lines.write('\n');
    }
}
