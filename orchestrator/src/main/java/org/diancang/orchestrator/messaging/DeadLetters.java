package org.diancang.orchestrator.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.diancang.events.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.stereotype.Component;

/** Sets poison messages aside with the reason, so that those behind them are read. */
@Component
class DeadLetters implements ConsumerRecordRecoverer {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 2_000;
    private static final long SECONDS = 15;
    private final KafkaTemplate<String, byte[]> kafka;

    DeadLetters(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends the message to its topic's dead letters.
     *
     * @throws IllegalStateException if Kafka does not take it: then it is read again
     */
    @Override
    public void accept(ConsumerRecord<?, ?> message, Exception exception) {
        String reason = reason(exception);
        String topic = message.topic() + Topics.DEAD_LETTER_SUFFIX;
        List<Header> headers =
                List.of(
                        header("reason", reason),
                        header("source-partition", Integer.toString(message.partition())),
                        header("source-offset", Long.toString(message.offset())));
        var letter =
                new ProducerRecord<>(
                        topic,
                        null,
                        message.key() instanceof String key ? key : null,
                        message.value() instanceof byte[] value ? value : null,
                        headers);
        try {
            kafka.send(letter).get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting a message aside", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("can't set a message aside in " + topic, e);
        }
        log.warn(
                "Message {} of partition {} set aside in {}: {}",
                message.offset(),
                message.partition(),
                topic,
                reason);
    }

    private static String reason(Exception exception) {
        Throwable root = Failure.rootOf(exception);
        String text = root.getClass().getSimpleName() + ": " + root.getMessage();
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
