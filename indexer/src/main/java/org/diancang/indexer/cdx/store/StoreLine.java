package org.diancang.indexer.cdx.store;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Stores a line, or removes it where a tombstone says so. */
final class StoreLine extends ContextualProcessor<byte[], byte[], Void, Void> {
    private final String topic;
    private final TopicEnds ends;
    private final CdxMetrics metrics;
    private Serving serving;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    StoreLine(String topic, TopicEnds ends, CdxMetrics metrics) {
        this.topic = topic;
        this.ends = ends;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        var source = new TopicPartition(topic, context.taskId().partition());
        serving = new Serving(context.getStateStore(CdxTopology.LINES), source, ends);
    }

    @Override
    public void close() {
        serving.end();
    }

    @Override
    public void process(Record<byte[], byte[]> line) {
        // A compacted topic has only messages with a key, unless a stranger wrote it.
        if (line.key() != null) {
            LineStore store = context().getStateStore(CdxTopology.LINES);
            store.apply(line.key(), line.value());
            metrics.stored(line.timestamp());
        }
        context().recordMetadata().ifPresent(from -> serving.reached(from.offset()));
    }
}
