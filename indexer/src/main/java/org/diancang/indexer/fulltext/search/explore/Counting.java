package org.diancang.indexer.fulltext.search.explore;

import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.SearchCluster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the index. */
record Counting(SearchCluster cluster, Pages pages) {
    /** The answer to a search. */
    JsonNode ask(ObjectNode asked) {
        pages.ensure();
        return cluster.send("POST", "/" + pages.searched() + "/_search", asked);
    }
}
