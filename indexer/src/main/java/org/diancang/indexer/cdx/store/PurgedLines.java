package org.diancang.indexer.cdx.store;

import java.util.Map;

/** Lines that no store may have, whatever its topic and its snapshots say. */
interface PurgedLines {
    /** Under which the streams configuration hands it to the stores. */
    String CONFIG_KEY = "diancang.cdx.purged-lines";

    /** Nothing is purged. */
    PurgedLines NONE =
            new PurgedLines() {
                @Override
                public boolean has(byte[] key) {
                    return false;
                }

                @Override
                public void opened(LineStore store) {}

                @Override
                public void closed(LineStore store) {}
            };

    /** The one of a configuration. */
    static PurgedLines of(Map<String, Object> configuration) {
        return configuration.get(CONFIG_KEY) instanceof PurgedLines lines ? lines : NONE;
    }

    /**
     * Whether a line is purged; waits until that is known.
     *
     * @param key for which {@link org.diancang.indexer.cdx.CdxKey#isOne} holds
     * @throws IllegalStateException if it can't be known now
     */
    boolean has(byte[] key);

    /** From now on the store is told of lines that it may not have any more. */
    void opened(LineStore store);

    /** The store is told of nothing any more. */
    void closed(LineStore store);
}
