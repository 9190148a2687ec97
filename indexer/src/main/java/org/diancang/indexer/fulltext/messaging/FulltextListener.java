package org.diancang.indexer.fulltext.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.fulltext.messaging.DeadLetters.DeadLetter;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes batches of captures. Returning commits them, so it returns only once the index and the dead
 * letters have acknowledged; a batch that fails is given again as it is.
 */
final class FulltextListener implements BatchMessageListener<byte[], byte[]> {
    private final BatchIndexing indexing;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Timer delay;
    private final EventCodec codec = new EventCodec();

    FulltextListener(
            BatchIndexing indexing, DeadLetters deadLetters, Clock clock, MeterRegistry meters) {
        this.indexing = indexing;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.meters = meters;
        this.delay =
                Timer.builder("diancang.fulltext.delay")
                        .description("from writing a record to the index knowing it")
                        .publishPercentiles(0.5, 0.99)
                        .register(meters);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Message> messages = new ArrayList<>();
        List<DeadLetter> dead = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(record, messages, dead);
        }
        try {
            if (!messages.isEmpty()) {
                dead.addAll(indexing.index(messages));
            }
            deadLetters.keep(dead);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped within a batch; it will be read again", e);
        }
        for (Message message : messages) {
            Duration passed = Duration.between(message.capture().writtenAt(), clock.instant());
            delay.record(passed.isNegative() ? Duration.ZERO : passed);
        }
        meters.counter("diancang.fulltext.captures").increment(messages.size());
        meters.counter("diancang.fulltext.dead.letters").increment(dead.size());
    }

    private void read(
            ConsumerRecord<byte[], byte[]> record, List<Message> messages, List<DeadLetter> dead) {
        byte[] value = record.value();
        if (value == null) {
            dead.add(new DeadLetter(record, "a message without a value"));
            return;
        }
        try {
            ResourceCaptured capture = codec.decode(value, ResourceCaptured.class);
            if (Message.concerns(capture)) {
                messages.add(new Message(record, capture));
            }
        } catch (MalformedEventException e) {
            dead.add(new DeadLetter(record, String.valueOf(e.getMessage())));
        }
    }
}
