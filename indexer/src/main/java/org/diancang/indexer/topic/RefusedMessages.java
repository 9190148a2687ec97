package org.diancang.indexer.topic;

import io.micrometer.core.instrument.Counter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Messages that can't be read, said aloud and kept with their reason in {@code {topic}.dlt}.
 * Nothing ever waits for that: a dead letter that Kafka does not take is written again at the next
 * start.
 */
public final class RefusedMessages implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RefusedMessages.class);
    private static final int LARGEST = 2 << 20;
    private static final int LONGEST_REASON = 1_000;

    private final Producer<byte[], byte[]> producer;
    private final String consumer;
    private final String whatFollows;
    private final Counter counter;

    /**
     * @param consumer by which the dead letters are known
     * @param whatFollows said of each: what holds instead, and what to do
     * @param counter of dead letters
     */
    public RefusedMessages(
            KafkaProperties kafka, String consumer, String whatFollows, Counter counter) {
        this.consumer = consumer;
        this.whatFollows = whatFollows;
        this.counter = counter;
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void keep(ConsumerRecord<byte[], byte[]> message, String reason) {
        counter.increment();
        String shortReason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        log.error(
                "Message {} of {} can't be read (partition {}, offset {}): {} {}",
                message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8),
                message.topic(),
                message.partition(),
                message.offset(),
                whatFollows,
                shortReason);
        var letter =
                new ProducerRecord<>(
                        message.topic() + Topics.DEAD_LETTER_SUFFIX,
                        message.key(),
                        message.value());
        header(letter, "reason", shortReason);
        header(letter, "source-partition", Integer.toString(message.partition()));
        header(letter, "source-offset", Long.toString(message.offset()));
        header(letter, "consumer", consumer);
        producer.send(
                letter,
                (_, failure) -> {
                    if (failure != null) {
                        log.warn("{} does not take a dead letter", letter.topic(), failure);
                    }
                });
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
