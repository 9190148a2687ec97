package org.diancang.indexer.fulltext.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index of pages: made when first needed, read by id, counted. Where an older one is searched,
 * it stays so until {@link #beSearched()}: this one is filled beside it. Thread-safe.
 */
public final class Pages {
    private final SearchCluster cluster;
    private final Shape shape;
    private final IndexMaking making;
    private final JsonMapper json = JsonMapper.shared();
    private volatile boolean present;

    /**
     * How the index is laid out when it is made.
     *
     * @param prefix put before its name
     * @param generation of the index, 1 or more: another is another index
     * @param shards 1 or more
     * @param replicas 0 or more
     * @param refreshInterval how soon what is written can be found
     */
    public record Shape(
            String prefix, int generation, int shards, int replicas, Duration refreshInterval) {}

    /** Pages of a cluster. */
    public Pages(SearchCluster cluster, Shape shape) {
        this.cluster = cluster;
        this.shape = shape;
        this.making = new IndexMaking(cluster, new PagesDefinition(shape));
    }

    /** Name under which pages are searched; the index behind it may change. */
    public String searched() {
        return shape.prefix() + "pages";
    }

    /** Name under which this index alone is written to; never makes one by itself. */
    String written() {
        return index() + "-write";
    }

    /** Name of the index: that of its mapping's version, and of its generation after the first. */
    String index() {
        String name = searched() + "-v" + PagesDefinition.VERSION;
        return shape.generation() == 1 ? name : name + "-" + shape.generation();
    }

    /**
     * What is behind the consumer group's name, so that each index is filled from the beginning.
     */
    public String groupSuffix() {
        String name = index().substring(searched().length());
        return name.equals("-v1") ? "" : name;
    }

    /**
     * Whether searches read this index, and not an older one still.
     *
     * @throws IndexUnavailableException if Elasticsearch is away
     */
    public boolean isSearched() {
        return behind(searched()).contains(index());
    }

    /**
     * Has searches read this index from now on. What they read until now is kept.
     *
     * @return the indexes that they read until now
     * @throws IndexUnavailableException if Elasticsearch is away
     */
    public List<String> beSearched() {
        List<String> before = behind(searched()).stream().filter(i -> !i.equals(index())).toList();
        ObjectNode change = json.createObjectNode();
        ArrayNode actions = change.putArray("actions");
        before.forEach(
                index ->
                        actions.addObject()
                                .putObject("remove")
                                .put("index", index)
                                .put("alias", searched()));
        actions.addObject().putObject("add").put("index", index()).put("alias", searched());
        // What was written a moment ago must not be missed.
        cluster.send("POST", "/" + index() + "/_refresh");
        cluster.send("POST", "/_aliases", change);
        return before;
    }

    private Set<String> behind(String alias) {
        try {
            return Set.copyOf(cluster.send("GET", "/_alias/" + alias).propertyNames());
        } catch (IndexRefusedException e) {
            if (e.status() == 404) {
                return Set.of();
            }
            throw e;
        }
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
        if (aliases().isEmpty()) {
            Optional<String> alias =
                    behind(searched()).isEmpty() ? Optional.of(searched()) : Optional.empty();
            making.make(index(), searched(), alias, () -> aliases().isPresent());
        }
        // Asked first: an index that is read-only takes no alias, though it can be searched.
        if (aliases().filter(names -> names.contains(written())).isEmpty()) {
            cluster.send("PUT", "/" + index() + "/_alias/" + written());
        }
        // An index that was made just now answers 503 until its shards have started. Its status
        // tells nothing: a primary that was never assigned counts as yellow, not red.
        cluster.send(
                "GET",
                "/_cluster/health/"
                        + index()
                        + "?wait_for_active_shards=1&wait_for_no_initializing_shards=true"
                        + "&timeout=10s");
        present = true;
    }

    /** To be called when the index turned out to be absent after all. */
    void forget() {
        present = false;
    }

    /** Other names of this index; empty if there is no such index. */
    private Optional<Set<String>> aliases() {
        try {
            JsonNode found = cluster.send("GET", "/" + index() + "/_alias").path(index());
            if (found.isMissingNode()) {
                throw new IndexUnavailableException("what answers is not Elasticsearch");
            }
            return Optional.of(Set.copyOf(found.path("aliases").propertyNames()));
        } catch (IndexRefusedException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * What a search finds.
     *
     * @throws IndexUnavailableException if Elasticsearch is away, or knows only a part of it
     */
    public JsonNode search(JsonNode request) {
        ensure();
        JsonNode answer =
                cluster.send(
                        "POST",
                        "/" + searched() + "/_search?allow_partial_search_results=false",
                        request);
        if (!answer.path("hits").path("hits").isArray()) {
            throw new IndexUnavailableException("an answer to a search without hits");
        }
        return answer;
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
                        "/"
                                + written()
                                + "/_mget?_source_includes=url,captures,extraction,payloadBytes,servedType",
                        body);
        if (answer.path("docs").size() != ids.size()) {
            throw new IndexUnavailableException("can't read pages: an answer of other length");
        }
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
        List<CaptureGroup> groups = new ArrayList<>();
        for (JsonNode entry : source.path("captures")) {
            if (entry.has("shelf")) {
                groups.add(json.treeToValue(entry, CaptureGroup.class));
            } else {
                captures.add(json.treeToValue(entry, PageCapture.class));
            }
        }
        return new PageState(
                source.path("url").asString(),
                doc.path("_seq_no").asLong(),
                doc.path("_primary_term").asLong(),
                !source.path("extraction").asString("pending").equals("pending"),
                source.path("servedType").stringValueOpt(),
                source.has("payloadBytes")
                        ? OptionalLong.of(source.path("payloadBytes").asLong())
                        : OptionalLong.empty(),
                captures,
                groups);
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
        JsonNode count = cluster.send("POST", "/" + searched() + "/_count", body).path("count");
        if (!count.isNumber()) {
            throw new IndexUnavailableException("an answer to a count without one");
        }
        return count.asLong();
    }
}
