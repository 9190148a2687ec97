package org.diancang.indexer.fulltext.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.diancang.indexer.fulltext.extract.TextExtractor;
import org.diancang.indexer.fulltext.store.PageWriter;
import org.diancang.indexer.fulltext.store.Pages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The consumer group that fills the index. While Elasticsearch is away it holds its partitions,
 * paused, and tries the same batch again, less and less often but at least every ten seconds.
 */
public final class FulltextConsumer implements SmartLifecycle {
    /** Name of the consumer group, without prefix. */
    public static final String GROUP = "fulltext-index";

    private static final Logger log = LoggerFactory.getLogger(FulltextConsumer.class);

    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private volatile boolean joined;
    private final ExecutorService readers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("read-page-", 0).factory());

    /**
     * What it reads and how.
     *
     * @param topic full name of the topic of captures
     * @param group full name of the consumer group
     * @param instance name of this node in the group, the same after a restart
     * @param batch messages taken at once at most
     * @param parallelism pages read at once
     * @param pageTime how long one page may take
     * @param kafka settings of the connection
     */
    public record Source(
            String topic,
            String group,
            String instance,
            int batch,
            int parallelism,
            Duration pageTime,
            Map<String, Object> kafka) {
        public Source {
            kafka = Map.copyOf(kafka);
        }
    }

    /** A consumer that starts with the application. */
    public FulltextConsumer(
            Source source,
            TextExtractor extractor,
            Pages pages,
            PageWriter writer,
            DeadLetters deadLetters,
            Clock clock,
            MeterRegistry meters) {
        BatchIndexing indexing =
                new BatchIndexing(
                        pages, writer, new PageWork(extractor), readers, source.parallelism());
        ContainerProperties properties = new ContainerProperties(source.topic());
        properties.setGroupId(source.group());
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setSyncCommits(true);
        properties.setConsumerRebalanceListener(new Joining());
        properties.setMessageListener(new FulltextListener(indexing, deadLetters, clock, meters));
        container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                settings(source),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer()),
                        properties);
        container.setBeanName(GROUP);
        DefaultErrorHandler again = new DefaultErrorHandler(endless());
        again.setRetryListeners(new Attempts(meters.counter("diancang.fulltext.retries")));
        container.setCommonErrorHandler(again);
    }

    private static Map<String, Object> settings(Source source) {
        Map<String, Object> settings = new HashMap<>(source.kafka());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, source.batch());
        // Pages found a moment later, but written several at once: each write costs as much as many
        // pages do.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 32_768);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
        // A node that was killed and started again is known by its name and goes on at once; for
        // another node its partitions wait until the session has timed out.
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, source.instance());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        // Even a batch of nothing but pages that hang is no reason to lose the partitions.
        long worst = source.pageTime().plusSeconds(5).toMillis() * source.batch();
        settings.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                (int) Math.min(Integer.MAX_VALUE, Math.max(300_000, worst)));
        return settings;
    }

    private static ExponentialBackOff endless() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(10_000);
        return backOff;
    }

    @Override
    public void start() {
        container.start();
    }

    @Override
    public void stop() {
        container.stop();
        readers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    /** Whether the group has let it in, so that it indexes what is its share. */
    public boolean hasJoined() {
        return container.isRunning() && joined;
    }

    /** Notes when the group has told which partitions are ours; it may be none. */
    private final class Joining implements ConsumerAwareRebalanceListener {
        @Override
        public void onPartitionsAssigned(
                Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            joined = true;
        }
    }

    /** Tells operators why the index stands still. */
    private record Attempts(Counter retries) implements RetryListener {
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
            retries.increment();
            Throwable cause = e == null || e.getCause() == null ? e : e.getCause();
            log.warn(
                    "attempt {} to index a batch failed, it goes again: {}",
                    attempt,
                    String.valueOf(cause));
        }
    }
}
