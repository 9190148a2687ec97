package org.diancang.indexer.fulltext.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Messages that this consumer can't use, kept with their reason in {@code {topic}.dlt}. */
public final class DeadLetters implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int REASON_CHARS = 1_000;

    private final Producer<byte[], byte[]> producer;

    /**
     * A message and why it can't be used.
     *
     * @param message as it was read
     * @param reason for people
     */
    record DeadLetter(ConsumerRecord<byte[], byte[]> message, String reason) {}

    /** Sends with a producer of its own. */
    public DeadLetters(Map<String, Object> producerSettings) {
        this.producer =
                new KafkaProducer<>(
                        producerSettings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Keeps messages; returns once all are acknowledged.
     *
     * @throws KafkaException if Kafka doesn't take them: the batch is to be tried again
     */
    void keep(List<DeadLetter> letters) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (DeadLetter letter : letters) {
            ConsumerRecord<byte[], byte[]> message = letter.message();
            log.warn(
                    "{}-{}@{} goes to the dead letters: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    letter.reason());
            sent.add(producer.send(record(letter)));
        }
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new KafkaException("dead letters are not acknowledged", e);
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> message = letter.message();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        message.topic() + Topics.DEAD_LETTER_SUFFIX,
                        message.key(),
                        message.value());
        String reason = letter.reason();
        header(record, "reason", reason.substring(0, Math.min(REASON_CHARS, reason.length())));
        header(record, "source-partition", Integer.toString(message.partition()));
        header(record, "source-offset", Long.toString(message.offset()));
        header(record, "consumer", FulltextConsumer.GROUP);
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() {
        producer.close(Duration.ofSeconds(5));
    }
}
