package org.diancang.indexer.cdx.store;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is being read again from the topics, and counts it as stored when it is. */
final class Restored implements StateRestoreListener {
    private static final Logger log = LoggerFactory.getLogger(Restored.class);

    private final Progress progress;

    Restored(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        if (to > from) {
            log.info("Store {} reads {} from {} to {} again", store, partition, from, to);
        }
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long last, long count) {
        if (store.equals(CdxTopology.BLOCKS)) {
            progress.reached(partition.partition(), last);
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        if (total > 0) {
            log.info("Store {} has read {} messages of {} again", store, total, partition);
        }
    }
}
