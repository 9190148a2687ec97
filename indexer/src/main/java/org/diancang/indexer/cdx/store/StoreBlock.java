package org.diancang.indexer.cdx.store;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.diancang.indexer.cdx.intake.MalformedBlockException;
import org.diancang.indexer.cdx.intake.RefusedBlocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the lines of a block; what is no block goes to the dead letters. */
final class StoreBlock extends ContextualProcessor<byte[], byte[], Void, Void> {
    private static final Logger log = LoggerFactory.getLogger(StoreBlock.class);

    private final String topic;
    private final TopicEnds ends;
    private final RefusedBlocks refused;
    private final CdxMetrics metrics;
    private final Progress progress;
    private Serving serving;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    StoreBlock(
            String topic,
            TopicEnds ends,
            RefusedBlocks refused,
            CdxMetrics metrics,
            Progress progress) {
        this.topic = topic;
        this.ends = ends;
        this.refused = refused;
        this.metrics = metrics;
        this.progress = progress;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        var source = new TopicPartition(topic, context.taskId().partition());
        serving = new Serving(context.getStateStore(CdxTopology.BLOCKS), source, ends);
    }

    @Override
    public void close() {
        serving.end();
    }

    @Override
    public void process(Record<byte[], byte[]> block) {
        LineStore store = context().getStateStore(CdxTopology.BLOCKS);
        RecordMetadata from = context().recordMetadata().orElseThrow();
        try {
            store.apply(block.key(), block.value());
        } catch (MalformedBlockException e) {
            log.warn(
                    "Message {} of partition {} of cdx-bulk is no block of lines and goes to the"
                            + " dead letters: {}",
                    from.offset(),
                    from.partition(),
                    e.getMessage());
            metrics.refused();
            refused.refuse(
                    block.value(),
                    from.partition(),
                    from.offset(),
                    DeadLetter.shortened(String.valueOf(e.getMessage())));
        }
        serving.reached(from.offset());
        progress.reached(from.partition(), from.offset());
    }
}
