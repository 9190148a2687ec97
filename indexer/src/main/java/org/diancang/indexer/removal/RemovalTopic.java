package org.diancang.indexer.removal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.CaptureRemoved;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** The topic of removals, from which every index is told, today's and those to come. */
@Component
final class RemovalTopic implements DisposableBean {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final EventCodec codec = new EventCodec();

    RemovalTopic(IndexerSettings indexer, KafkaProperties kafka) {
        this.topic = indexer.topic(Topics.REMOVALS);
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Announces removals; returns once none can be lost any more.
     *
     * @throws KafkaException if Kafka doesn't take them: announcing again removes nothing twice
     */
    void announce(List<CaptureRemoved> removals) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (CaptureRemoved one : removals) {
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    topic,
                                    one.captureId().toString().getBytes(UTF_8),
                                    codec.encode(one))));
        }
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new KafkaException("removals are not acknowledged", e);
            }
        }
    }

    @Override
    public void destroy() {
        producer.close(Duration.ofSeconds(5));
    }
}
