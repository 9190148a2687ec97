package org.diancang.indexer.cdx.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CollectionName;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** The topic {@code cdx-bulk}, to which blocks are sent, and removals in the topic {@code cdx}. */
@Component
final class BlockTopic implements RefusedBlocks, DisposableBean {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    /** Of the broker, before a caller is told that their lines can't be kept. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private final String topic;
    private final String captured;
    private final KafkaProducer<byte[], byte[]> producer;

    BlockTopic(IndexerSettings settings, KafkaProperties kafka) {
        topic = settings.topic(Topics.CDX_BULK);
        captured = settings.topic(Topics.CDX);
        Map<String, Object> configuration = new HashMap<>(kafka.buildProducerProperties());
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Blocks are batches already; what waits would only be seen later.
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 512 << 10);
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20);
        configuration.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
        configuration.putIfAbsent(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(LONGEST_SILENCE.toMillis()));
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        configuration.put(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, 1);
        producer =
                new KafkaProducer<>(
                        properties(configuration),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    private static Properties properties(Map<String, Object> configuration) {
        var properties = new Properties();
        configuration.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        configuration.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        properties.putAll(configuration);
        return properties;
    }

    /**
     * Sends a block to a partition, after those that were sent to it before.
     *
     * @param collection key of the message: without one, Kafka Streams would pass it over when it
     *     fills a store again
     */
    void send(int partition, CollectionName collection, byte[] block, Sent sent) {
        sent.begins();
        producer.send(
                new ProducerRecord<>(topic, partition, utf8(collection.value()), block),
                (metadata, failure) -> {
                    if (failure != null) {
                        sent.failed(failure);
                    } else {
                        sent.done(metadata.partition(), metadata.offset());
                    }
                });
    }

    /** Removes the line of a capture of our own, which is in the topic of such lines. */
    @SuppressWarnings("NullAway") // Kafka wants null for a tombstone
    void removeCaptured(int partition, byte[] key, Sent sent) {
        sent.begins();
        producer.send(
                new ProducerRecord<>(captured, partition, key, null),
                (metadata, failure) -> {
                    if (failure != null) {
                        sent.failed(failure);
                    } else {
                        sent.done();
                    }
                });
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka wants null where a message has no key
    public void refuse(byte[] message, int partition, long offset, String reason) {
        var letter =
                new ProducerRecord<byte[], byte[]>(
                        topic + Topics.DEAD_LETTER_SUFFIX, partition, null, message);
        letter.headers()
                .add("reason", utf8(reason))
                .add("source-partition", utf8(Integer.toString(partition)))
                .add("source-offset", utf8(Long.toString(offset)));
        producer.send(letter);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() {
        producer.close(LONGEST_CLOSE);
    }
}
