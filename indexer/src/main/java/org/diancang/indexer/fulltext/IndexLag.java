package org.diancang.indexer.fulltext;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.diancang.indexer.topic.CatchingUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Messages that the index has still to take in, of all nodes together. Kafka is asked every few
 * seconds, however often somebody looks.
 */
final class IndexLag implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IndexLag.class);
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Map<String, CatchingUp> groups;
    private final Map<String, Long> lags = new ConcurrentHashMap<>();
    private volatile boolean running;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("index-lag").daemon().factory());

    /**
     * @param groups by what they read
     */
    IndexLag(Map<String, CatchingUp> groups, MeterRegistry meters) {
        this.groups = Map.copyOf(groups);
        for (String group : groups.keySet()) {
            Gauge.builder(
                            "diancang.fulltext.lag",
                            () -> lags.containsKey(group) ? lags.get(group) : Double.NaN)
                    .description("messages in the topic that the index has not taken in yet")
                    .tag("of", group)
                    .register(meters);
        }
    }

    /** By what is read; what Kafka could not tell is absent. */
    Map<String, Long> now() {
        return new TreeMap<>(lags);
    }

    private void look() {
        groups.forEach(
                (group, reading) -> {
                    try {
                        lags.put(group, reading.missingNow());
                    } catch (ExecutionException | TimeoutException e) {
                        lags.remove(group);
                        log.debug("How far behind {} are can't be told now", group, e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public void start() {
        running = true;
        looks.scheduleWithFixedDelay(this::look, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        looks.shutdownNow();
        groups.values().forEach(CatchingUp::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
