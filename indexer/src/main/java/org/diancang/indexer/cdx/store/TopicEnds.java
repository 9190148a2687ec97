package org.diancang.indexer.cdx.store;

import org.apache.kafka.common.TopicPartition;

/** How far a topic goes, and how far this consumer group has come in it. */
interface TopicEnds {
    /** Nothing is ever missing, as when nothing was written before. */
    TopicEnds REACHED = partition -> 0;

    /** Offset behind the last message that is there now; 0 if the group has come so far already. */
    long missingUpTo(TopicPartition partition);
}
