package org.diancang.indexer.fulltext;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.diancang.indexer.fulltext.store.IndexRefusedException;
import org.diancang.indexer.fulltext.store.IndexUnavailableException;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.topic.CatchingUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * While an index is filled beside an older one, waits until it has caught up, then has it searched
 * instead. Several nodes may do so at once.
 */
final class IndexSwitch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IndexSwitch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Pages pages;
    private final List<CatchingUp> reading;
    private final AtomicLong lag = new AtomicLong();
    private volatile boolean running;
    private volatile boolean done;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("index-switch").daemon().factory());

    IndexSwitch(Pages pages, List<CatchingUp> reading, MeterRegistry meters) {
        this.pages = pages;
        this.reading = List.copyOf(reading);
        Gauge.builder("diancang.fulltext.rebuild.lag", lag, AtomicLong::doubleValue)
                .description("captures missing in an index that is filled beside another; else 0")
                .register(meters);
    }

    /** Whether searches still read an older index. */
    boolean isUnderway() {
        return lag.get() > 0;
    }

    /** Captures that the new index has still to take in. */
    long missing() {
        return lag.get();
    }

    private void look() {
        try {
            pages.ensure();
            if (pages.isSearched() || hasCaughtUp()) {
                end();
            }
        } catch (IndexUnavailableException
                | IndexRefusedException
                | ExecutionException
                | TimeoutException e) {
            log.debug("Whether a new index has caught up can't be told now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasCaughtUp()
            throws InterruptedException, ExecutionException, TimeoutException {
        // The older index gets nothing any more: whatever it has was in the topic at the start.
        long missing = 0;
        for (CatchingUp one : reading) {
            missing += one.missing();
        }
        lag.set(Math.max(1, missing));
        if (missing > 0) {
            return false;
        }
        List<String> before = pages.beSearched();
        log.info(
                "Searches read a new index now. What they read before is kept and may be deleted"
                        + " in Elasticsearch: {}",
                before);
        return true;
    }

    private void end() {
        running = false;
        lag.set(0);
        looks.shutdown();
        reading.forEach(CatchingUp::close);
    }

    @Override
    public void start() {
        running = true;
        looks.scheduleWithFixedDelay(this::look, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
