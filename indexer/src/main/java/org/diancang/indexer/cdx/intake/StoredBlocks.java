package org.diancang.indexer.cdx.intake;

import java.time.Duration;
import java.util.Map;

/** Where it shows which blocks can be found. */
public interface StoredBlocks {
    /**
     * Waits until searches see blocks.
     *
     * @param offsets the last block of each partition of {@code cdx-bulk}
     * @return whether they do; false when the time is over
     */
    boolean await(Map<Integer, Long> offsets, Duration longest) throws InterruptedException;
}
