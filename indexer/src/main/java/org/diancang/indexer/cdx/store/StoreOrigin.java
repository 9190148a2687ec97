package org.diancang.indexer.cdx.store;

import java.nio.file.Path;
import java.util.Map;

/** Looks after the files of a store before it is opened: whether they, with its topic, are all. */
interface StoreOrigin {
    /** Under which the streams configuration hands it to the stores. */
    String CONFIG_KEY = "diancang.cdx.store-origin";

    /** What lies there and in the topic is all there ever was. */
    StoreOrigin AS_IT_LIES = (folder, place) -> Found.COMPLETE;

    /** The one of a configuration. */
    static StoreOrigin of(Map<String, Object> configuration) {
        return configuration.get(CONFIG_KEY) instanceof StoreOrigin origin ? origin : AS_IT_LIES;
    }

    /** Puts files from a snapshot in a store's folder if it needs them. */
    Found prepare(Path folder, StorePlace place);

    /**
     * What came of it.
     *
     * @param complete whether the store may be read
     * @param whenClosed to be run once the store is closed
     */
    record Found(boolean complete, Runnable whenClosed) {
        static final Found COMPLETE = new Found(true, () -> {});

        void closed() {
            whenClosed.run();
        }
    }
}
