package org.diancang.indexer.fulltext.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.events.CaptureRemoved;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.indexer.fulltext.messaging.DeadLetters.DeadLetter;
import org.diancang.indexer.fulltext.store.PageId;
import org.diancang.indexer.fulltext.store.Removals;
import org.diancang.indexer.fulltext.store.Removals.Removal;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * The consumer group that takes captures out of the index. It is one of its own, so that no removal
 * waits for captures, however many there are to be indexed.
 */
public final class RemovalConsumer implements SmartLifecycle {
    /** Name of the consumer group, without prefix. */
    public static final String GROUP = "fulltext-removals";

    private final Removals removals;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Counter done;
    private final Timer delay;
    private final EventCodec codec = new EventCodec();
    private final SteadyContainer container;

    /**
     * A consumer that starts with the application.
     *
     * @param topic full name of the topic of removals
     * @param group full name of the consumer group
     */
    public RemovalConsumer(
            String topic,
            String group,
            Map<String, Object> kafka,
            Removals removals,
            DeadLetters deadLetters,
            Clock clock,
            MeterRegistry meters) {
        this.removals = removals;
        this.deadLetters = deadLetters;
        this.clock = clock;
        done = meters.counter("diancang.fulltext.removals");
        delay =
                Timer.builder("diancang.fulltext.removal.delay")
                        .description("from deciding on a removal to the index knowing it")
                        .register(meters);
        container = new SteadyContainer(topic, group, kafka, this::take, meters);
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> records) {
        List<CaptureRemoved> removed = new ArrayList<>();
        List<DeadLetter> dead = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() == null) {
                dead.add(new DeadLetter(record, "a removal is for good: it has no tombstone"));
                continue;
            }
            try {
                removed.add(codec.decode(record.value(), CaptureRemoved.class));
            } catch (MalformedEventException e) {
                dead.add(new DeadLetter(record, String.valueOf(e.getMessage())));
            }
        }
        removals.remove(removed.stream().map(RemovalConsumer::removal).toList());
        try {
            deadLetters.keep(dead);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped within a batch; it will be read again", e);
        }
        removed.forEach(
                one -> {
                    Duration passed = Duration.between(one.removedAt(), clock.instant());
                    delay.record(passed.isNegative() ? Duration.ZERO : passed);
                });
        done.increment(removed.size());
    }

    private static Removal removal(CaptureRemoved removed) {
        return new Removal(
                PageId.of(
                        removed.urlkey(),
                        Message.digest(removed.payloadDigest(), removed.captureId())),
                removed.captureId().toString(),
                removed.capturedAt());
    }

    /** Why removals wait; empty while all goes well. */
    public Optional<String> trouble() {
        return container.trouble();
    }

    @Override
    public void start() {
        container.start(GROUP, new ConsumerAwareRebalanceListener() {});
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }
}
