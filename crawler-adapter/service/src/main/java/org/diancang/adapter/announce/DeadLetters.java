package org.diancang.adapter.announce;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.diancang.events.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Messages that could not be understood, kept as they came beside their topic. */
@Component
public class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MAX_REASON = 500;

    private final KafkaTemplate<String, byte[]> kafka;
    private final MeterRegistry meters;

    DeadLetters(KafkaTemplate<String, byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.meters = meters;
    }

    /**
     * Puts a message aside and returns once Kafka has it.
     *
     * @throws java.util.concurrent.CompletionException if Kafka does not take it
     */
    public void put(ConsumerRecord<byte[], byte[]> message, String reason) {
        String shortened = reason.substring(0, Math.min(MAX_REASON, reason.length()));
        log.error(
                "{}-{}@{} goes to the dead letters: {}",
                message.topic(),
                message.partition(),
                message.offset(),
                shortened);
        byte[] key = message.key();
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(
                        message.topic() + Topics.DEAD_LETTER_SUFFIX,
                        key == null ? "" : new String(key, StandardCharsets.UTF_8),
                        message.value());
        letter.headers().add("reason", utf8(shortened));
        letter.headers().add("source-partition", utf8(Integer.toString(message.partition())));
        letter.headers().add("source-offset", utf8(Long.toString(message.offset())));
        kafka.send(letter).join();
        meters.counter("diancang.dead-letters", "topic", message.topic()).increment();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
