package org.diancang.indexer.cdx.access;

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
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Messages that are no rules, said aloud and kept with their reason in {@code access-rules.dlt}. No
 * rule ever waits for that: a dead letter that Kafka does not take is written again at the next
 * start.
 */
@Component
final class RefusedRules implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(RefusedRules.class);
    private static final int LARGEST = 2 << 20;
    private static final int LONGEST_REASON = 1_000;

    private final Producer<byte[], byte[]> producer;
    private final AccessMetrics metrics;

    RefusedRules(KafkaProperties kafka, AccessMetrics metrics) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.metrics = metrics;
    }

    void keep(ConsumerRecord<byte[], byte[]> message, String reason) {
        metrics.refused();
        String shortReason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        log.error(
                "Access rule {} can't be read (partition {}, offset {}): its earlier version stays,"
                        + " or what it names is hidden. Save it again in the orchestrator. {}",
                message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8),
                message.partition(),
                message.offset(),
                shortReason);
        var letter =
                new ProducerRecord<>(
                        message.topic() + Topics.DEAD_LETTER_SUFFIX,
                        message.key(),
                        message.value());
        header(letter, "reason", shortReason);
        header(letter, "source-partition", Integer.toString(message.partition()));
        header(letter, "source-offset", Long.toString(message.offset()));
        header(letter, "consumer", AccessRulesReader.NAME);
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
    public void destroy() {
        producer.close(Duration.ofSeconds(5));
    }
}
