package org.diancang.indexer.cdx.store;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.diancang.indexer.cdx.intake.MalformedBlockException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a line, or removes it where a tombstone says so. */
final class StoreLine extends ContextualProcessor<byte[], byte[], Void, Void> {
    private static final Logger log = LoggerFactory.getLogger(StoreLine.class);

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
            try {
                store.apply(line.key(), line.value());
                metrics.stored(line.timestamp());
            } catch (MalformedBlockException e) {
                // Only a stranger writes such: what has no key of a line can't be asked for.
                log.warn("A message of topic {} is passed over: {}", topic, e.getMessage());
                metrics.refused();
            }
        }
        context().recordMetadata().ifPresent(from -> serving.reached(from.offset()));
    }
}
