package org.diancang.indexer.cdx.store;

import java.util.Map;

/** The stores that lie on this node, for whoever looks after them. */
interface NodeStores {
    /** Whether every store of this node is loaded. */
    boolean isReady();

    /** Those that can be read now, without warm copies of what other nodes have. */
    Map<StorePlace, LineStore> stores();
}
