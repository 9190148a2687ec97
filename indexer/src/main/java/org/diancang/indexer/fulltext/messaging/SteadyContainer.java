package org.diancang.indexer.fulltext.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * A consumer that passes over nothing: while a batch fails it holds its partitions, paused, and
 * tries the same batch again, less and less often but at least every ten seconds.
 */
final class SteadyContainer {
    private static final Logger log = LoggerFactory.getLogger(SteadyContainer.class);

    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private volatile @Nullable String trouble;

    /**
     * @param topic full name of the topic
     * @param group full name of the consumer group
     * @param kafka settings of the consumer
     * @param listener returns once what it was given is done for good
     * @param meters where failed attempts are counted
     */
    SteadyContainer(
            String topic,
            String group,
            Map<String, Object> kafka,
            BatchMessageListener<byte[], byte[]> listener,
            MeterRegistry meters) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setGroupId(group);
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setSyncCommits(true);
        properties.setMessageListener(
                (BatchMessageListener<byte[], byte[]>)
                        records -> {
                            listener.onMessage(records);
                            trouble = null;
                        });
        container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                        properties);
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(10_000);
        DefaultErrorHandler again = new DefaultErrorHandler(backOff);
        again.setRetryListeners(new Attempts(meters));
        container.setCommonErrorHandler(again);
    }

    void start(String name, ConsumerAwareRebalanceListener rebalances) {
        container.setBeanName(name);
        container.getContainerProperties().setConsumerRebalanceListener(rebalances);
        container.start();
    }

    void stop() {
        container.stop();
    }

    boolean isRunning() {
        return container.isRunning();
    }

    /** Why the batch that it holds could not be done; empty while all goes well. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Tells operators why it stands still. */
    private final class Attempts implements RetryListener {
        private final MeterRegistry meters;

        Attempts(MeterRegistry meters) {
            this.meters = meters;
        }

        @Override
        public void failedDelivery(
                ConsumerRecord<?, ?> message, @Nullable Exception e, int attempt) {
            say(e, attempt);
        }

        @Override
        public void failedDelivery(
                ConsumerRecords<?, ?> messages, @Nullable Exception e, int attempt) {
            say(e, attempt);
        }

        private void say(@Nullable Exception e, int attempt) {
            meters.counter("diancang.fulltext.retries").increment();
            Throwable cause = e == null || e.getCause() == null ? e : e.getCause();
            trouble = cause == null ? "unknown" : String.valueOf(cause.getMessage());
            log.warn(
                    "attempt {} at a batch failed, it goes again: {}",
                    attempt,
                    String.valueOf(cause));
        }
    }
}
