package org.diancang.indexer.cdx.store;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Makes one CDX line of each capture; what is no capture goes to the dead letters. */
final class CaptureToLine implements Processor<byte[], byte[], Object, byte[]> {
    /** Names of the two ways on. */
    static final String LINES = "cdx-lines";

    static final String DEAD_LETTERS = "captures-dead-letters";

    /** Kafka takes 1 MiB a record; the URL stands in key and value. */
    private static final int LARGEST_LINE = 900_000;

    private static final Logger log = LoggerFactory.getLogger(CaptureToLine.class);

    private final String consumer;
    private final CdxMetrics metrics;
    private final EventCodec events = new EventCodec();
    private final CdxLineCodec lines = new CdxLineCodec();
    private ProcessorContext<Object, byte[]> context;

    /**
     * @param consumer name of the consumer group, told in dead letters, since two groups read
     *     {@code captures}
     */
    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    CaptureToLine(String consumer, CdxMetrics metrics) {
        this.consumer = consumer;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        Record<Object, byte[]> line;
        try {
            line = line(message);
        } catch (MalformedEventException | IllegalArgumentException | JacksonException e) {
            refuse(message, String.valueOf(e.getMessage()));
            return;
        }
        context.forward(line, LINES);
    }

    @SuppressWarnings("NullAway") // a Kafka record may come without a value
    private Record<Object, byte[]> line(Record<byte[], byte[]> message) {
        if (message.value() == null) {
            throw new IllegalArgumentException("no value: captures are never removed by tombstone");
        }
        var capture = events.decode(message.value(), ResourceCaptured.class);
        if (capture.partitionKey().isEmpty()) {
            throw new IllegalArgumentException("partitionKey is empty");
        }
        var key = CdxKey.of(capture);
        byte[] value = lines.encode(CdxLine.of(capture));
        int size = key.toBytes().get().length + value.length;
        if (size > LARGEST_LINE) {
            throw new IllegalArgumentException(
                    "line of " + size + " bytes is too large, at most " + LARGEST_LINE);
        }
        return new Record<Object, byte[]>(
                new PlacedKey(key, capture.partitionKey()),
                value,
                // Freshness is measured from it; never later than the message, since the broker
                // refuses
                // times far in the future.
                Math.min(timestamp(message), Math.max(capture.writtenAt().toEpochMilli(), 0)));
    }

    private void refuse(Record<byte[], byte[]> message, String reason) {
        RecordMetadata from = context.recordMetadata().orElseThrow();
        log.warn(
                "Message {} of partition {} of captures is no capture and goes to the dead letters:"
                        + " {}",
                from.offset(),
                from.partition(),
                DeadLetter.shortened(reason));
        Record<byte[], byte[]> letter = DeadLetter.of(message, from, consumer, reason);
        metrics.refused();
        context.forward(letter.withKey((Object) letter.key()), DEAD_LETTERS);
    }

    /** A producer may have set none; a record in Kafka Streams must have one. */
    private static long timestamp(Record<byte[], byte[]> message) {
        return Math.max(message.timestamp(), 0);
    }
}
