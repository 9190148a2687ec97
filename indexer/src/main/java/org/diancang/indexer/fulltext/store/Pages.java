package org.diancang.indexer.fulltext.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The index of pages: made when first needed, read by id, counted. Thread-safe. */
public final class Pages {
    private static final String MAPPING = "fulltext/pages-v1.json";

    private final SearchCluster cluster;
    private final Shape shape;
    private final JsonMapper json = JsonMapper.shared();
    private volatile boolean present;

    /**
     * How the index is laid out when it is made.
     *
     * @param prefix put before its name
     * @param shards 1 or more
     * @param replicas 0 or more
     * @param refreshInterval how soon what is written can be found
     */
    public record Shape(String prefix, int shards, int replicas, Duration refreshInterval) {}

    /** Pages of a cluster. */
    public Pages(SearchCluster cluster, Shape shape) {
        this.cluster = cluster;
        this.shape = shape;
    }

    /** Name that reading and writing use; the index behind it may change. */
    public String alias() {
        return shape.prefix() + "pages";
    }

    private String index() {
        return alias() + "-v1";
    }

    /**
     * Makes the index where it is absent.
     *
     * @throws IndexUnavailableException if Elasticsearch is away
     */
    public void ensure() {
        if (present) {
            return;
        }
        if (!exists()) {
            try {
                cluster.send("PUT", "/" + index(), definition());
            } catch (IndexRefusedException e) {
                // Another instance may have been quicker.
                if (!exists()) {
                    throw e;
                }
            }
        }
        // An index that was made just now answers 503 until its shards have started. Its status
        // tells nothing: a primary that was never assigned counts as yellow, not red.
        cluster.send(
                "GET",
                "/_cluster/health/"
                        + alias()
                        + "?wait_for_active_shards=1&wait_for_no_initializing_shards=true"
                        + "&timeout=10s");
        present = true;
    }

    /** To be called when the index turned out to be absent after all. */
    void forget() {
        present = false;
    }

    private boolean exists() {
        try {
            cluster.send("GET", "/_alias/" + alias());
            return true;
        } catch (IndexRefusedException e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    private ObjectNode definition() {
        try (InputStream in = new ClassPathResource(MAPPING).getInputStream()) {
            ObjectNode definition = (ObjectNode) json.readTree(in);
            ObjectNode settings = (ObjectNode) definition.get("settings");
            settings.put("index.number_of_shards", shape.shards());
            settings.put("index.number_of_replicas", shape.replicas());
            settings.put("index.refresh_interval", shape.refreshInterval().toMillis() + "ms");
            definition.putObject("aliases").putObject(alias()).put("is_write_index", true);
            return definition;
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks " + MAPPING, e);
        }
    }

    /**
     * What the index has of pages, without their text; pages that it lacks are absent.
     *
     * @throws IndexUnavailableException if Elasticsearch is away
     */
    public Map<PageId, PageState> states(Collection<PageId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        ensure();
        ObjectNode body = json.createObjectNode();
        ids.forEach(id -> body.withArray("ids").add(id.value()));
        JsonNode answer =
                cluster.send(
                        "POST",
                        "/" + alias() + "/_mget?_source_includes=captures,extraction",
                        body);
        Map<PageId, PageState> states = new HashMap<>();
        for (JsonNode doc : answer.path("docs")) {
            if (doc.has("error")) {
                forget();
                throw new IndexUnavailableException("can't read pages: " + doc.path("error"));
            }
            if (doc.path("found").asBoolean()) {
                states.put(new PageId(doc.path("_id").asString()), state(doc));
            }
        }
        return states;
    }

    private PageState state(JsonNode doc) {
        JsonNode source = doc.path("_source");
        List<PageCapture> captures = new ArrayList<>();
        for (JsonNode capture : source.path("captures")) {
            captures.add(json.treeToValue(capture, PageCapture.class));
        }
        return new PageState(
                doc.path("_seq_no").asLong(),
                doc.path("_primary_term").asLong(),
                !source.path("extraction").asString("pending").equals("pending"),
                captures);
    }

    /**
     * How many pages have text.
     *
     * @throws IndexUnavailableException if Elasticsearch is away
     */
    public long withText() {
        ensure();
        ObjectNode body = json.createObjectNode();
        body.putObject("query").putObject("term").put("extraction", "text");
        return cluster.send("POST", "/" + alias() + "/_count", body).path("count").asLong();
    }
}
