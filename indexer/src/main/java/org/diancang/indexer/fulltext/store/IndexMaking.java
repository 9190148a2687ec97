package org.diancang.indexer.fulltext.store;

import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes an index as the cluster can do it, and as nobody else has laid down for it. */
final class IndexMaking {
    private static final Logger log = LoggerFactory.getLogger(IndexMaking.class);

    /** Of templates that fit, Elasticsearch takes the first of this order and no other. */
    private static final long BEFORE_ALL_OTHERS = 1_000_000_000;

    private final SearchCluster cluster;
    private final PagesDefinition definition;
    private final JsonMapper json = JsonMapper.shared();

    IndexMaking(SearchCluster cluster, PagesDefinition definition) {
        this.cluster = cluster;
        this.definition = definition;
    }

    /**
     * Makes an index that is absent.
     *
     * @param name of the index
     * @param family what the names of all its versions and generations begin with
     * @param alias under which it is known at once
     * @param present whether it is there after all
     * @throws IndexUnavailableException if Elasticsearch is away
     * @throws IndexRefusedException if it can't be made
     */
    void make(String name, String family, Optional<String> alias, BooleanSupplier present) {
        keepOthersAway(family);
        Set<Analysis> offered = offered();
        try {
            make(name, alias, offered);
        } catch (IndexRefusedException e) {
            // Another instance may have been quicker.
            if (present.getAsBoolean()) {
                return;
            }
            if (offered.isEmpty()) {
                throw e;
            }
            log.warn(
                    "Elasticsearch makes no index {} with {}; it is made without: {}",
                    name,
                    offered,
                    e.getMessage());
            make(name, alias, Set.of());
        }
    }

    private void make(String name, Optional<String> alias, Set<Analysis> analyses) {
        ObjectNode asked = definition.with(analyses);
        alias.ifPresent(one -> asked.putObject("aliases").putObject(one));
        cluster.send("PUT", "/" + name, asked);
        log.info("The index {} was made; words of its text are found by {} too", name, analyses);
    }

    /**
     * A template that says nothing, so that no template of others does: theirs might delete the
     * index after a time, send pages through a pipeline, or add fields.
     */
    private void keepOthersAway(String family) {
        ObjectNode template = json.createObjectNode();
        template.putArray("index_patterns").add(family + "-v*");
        template.put("priority", BEFORE_ALL_OTHERS);
        template.putObject("template");
        try {
            cluster.send("PUT", "/_index_template/" + family, template);
        } catch (IndexRefusedException e) {
            log.warn(
                    "Elasticsearch takes no template for {}; those of others hold for it: {}",
                    family,
                    e.getMessage());
        }
    }

    private Set<Analysis> offered() {
        try {
            return Analysis.offered(
                    cluster.send(
                            "GET",
                            "/_nodes/plugins?filter_path="
                                    + "_nodes.failed,nodes.*.roles,nodes.*.plugins.name"));
        } catch (IndexRefusedException e) {
            log.warn("Elasticsearch doesn't tell its plugins, none is used: {}", e.getMessage());
            return Set.of();
        }
    }
}
