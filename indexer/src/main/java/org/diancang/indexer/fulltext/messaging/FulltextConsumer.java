package org.diancang.indexer.fulltext.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.diancang.indexer.fulltext.extract.TextExtractor;
import org.diancang.indexer.fulltext.store.PageWriter;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.Removals;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * The consumer group that fills the index. While Elasticsearch is away it holds its partitions,
 * paused, and tries the same batch again, less and less often but at least every ten seconds.
 */
public final class FulltextConsumer implements SmartLifecycle {
    /** Name of the consumer group, without prefix. */
    public static final String GROUP = "fulltext-index";

    private final SteadyContainer container;
    private volatile boolean joined;
    private final ExecutorService readers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("read-page-", 0).factory());
    private final ExecutorService writers =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("write-pages-", 0).factory());

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
            Removals removals,
            DeadLetters deadLetters,
            Clock clock,
            MeterRegistry meters) {
        BatchIndexing indexing =
                new BatchIndexing(
                        pages,
                        writer,
                        removals,
                        new PageWork(extractor),
                        readers,
                        writers,
                        source.parallelism());
        container =
                new SteadyContainer(
                        source.topic(),
                        source.group(),
                        settings(source),
                        new FulltextListener(indexing, deadLetters, clock, meters),
                        meters);
    }

    private static Map<String, Object> settings(Source source) {
        Map<String, Object> settings = new HashMap<>(source.kafka());
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

    @Override
    public void start() {
        container.start(GROUP, new Joining());
    }

    @Override
    public void stop() {
        container.stop();
        readers.shutdownNow();
        writers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    /** Whether the group has let it in, so that it indexes what is its share. */
    public boolean hasJoined() {
        return container.isRunning() && joined;
    }

    /** Why what was captured last can't be indexed now; empty while all goes well. */
    public Optional<String> trouble() {
        return container.trouble();
    }

    /** Notes when the group has told which partitions are ours; it may be none. */
    private final class Joining implements ConsumerAwareRebalanceListener {
        @Override
        public void onPartitionsAssigned(
                Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            joined = true;
        }
    }
}
