package org.diancang.indexer.cdx.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.intake.StoredBlocks;
import org.springframework.stereotype.Component;

/** Waits for blocks wherever their partitions lie. */
@Component
final class VisibleBlocks implements StoredBlocks {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(25);

    private final CdxStreams streams;
    private final OtherNodes others;
    private final Progress progress;

    VisibleBlocks(CdxStreams streams, OtherNodes others, Progress progress) {
        this.streams = streams;
        this.others = others;
        this.progress = progress;
    }

    @Override
    public boolean await(Map<Integer, Long> offsets, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        Map<Integer, Long> missing = new HashMap<>(offsets);
        while (true) {
            // Woken at once for what this node stores; then those of other nodes are asked.
            progress.await(missing, BETWEEN_QUESTIONS);
            missing.entrySet().removeIf(block -> stored(block.getKey()) >= block.getValue());
            if (missing.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > end) {
                return false;
            }
        }
    }

    private long stored(int partition) {
        long here = streams.stored(progress, partition);
        if (here >= 0) {
            return here;
        }
        try {
            return streams.ownerElsewhere(CdxTopology.BLOCKS, partition)
                    .map(node -> others.progress(node, partition))
                    .orElse(-1L);
        } catch (CdxUnavailableException e) {
            // The partition is on its way to another node.
            return -1;
        }
    }
}
