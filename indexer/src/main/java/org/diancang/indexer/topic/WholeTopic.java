package org.diancang.indexer.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;

/**
 * Reads a whole topic at each start, then follows it. Every node reads all partitions, in no group,
 * since every node must know everything that it says.
 */
public final class WholeTopic implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WholeTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final String topic;
    private final KafkaProperties kafka;
    private final Book book;
    private final RefusedMessages refused;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile Thread thread = new Thread();

    /**
     * @param topic full name
     * @param book who keeps what it says
     * @param refused who keeps what can't be read
     */
    public WholeTopic(String topic, KafkaProperties kafka, Book book, RefusedMessages refused) {
        this.topic = topic;
        this.kafka = kafka;
        this.book = book;
        this.refused = refused;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofVirtual().name(topic).start(this::read);
    }

    @Override
    public void stop() {
        stopped.countDown();
        try {
            thread.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void read() {
        while (isRunning()) {
            try (Consumer<byte[], byte[]> consumer = consumer()) {
                follow(consumer);
            } catch (KafkaException | IllegalStateException e) {
                log.warn(
                        "Topic {} can't be read, trying again in {} s; what is known of it stays",
                        topic,
                        PAUSE.toSeconds(),
                        e);
                await();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic);
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        book.startOver();
        boolean complete = false;
        while (isRunning()) {
            boolean changed = false;
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                changed |= take(message);
            }
            if (!complete && hasReached(consumer, ends)) {
                complete = true;
                changed = true;
                book.forgetUnseen();
            }
            if (complete && changed) {
                book.publish();
            }
        }
    }

    private boolean take(ConsumerRecord<byte[], byte[]> message) {
        return switch (book.take(message.key(), message.value())) {
            case Reading.Changed _ -> true;
            case Reading.Late _ -> false;
            case Reading.Unreadable unreadable -> {
                refused.keep(message, unreadable.reason());
                yield true;
            }
        };
    }

    private static boolean hasReached(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void await() {
        try {
            var _ = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
