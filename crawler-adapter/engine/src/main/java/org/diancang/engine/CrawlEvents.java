package org.diancang.engine;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.archive.crawler.event.CrawlStateEvent;
import org.archive.crawler.framework.CheckpointSuccessEvent;
import org.archive.crawler.framework.CrawlController;
import org.archive.crawler.framework.CrawlController.State;
import org.archive.crawler.framework.CrawlStatus;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;

/** Journals what Heritrix says of its state. */
final class CrawlEvents implements ApplicationListener<ApplicationEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlEvents.class);
    private static final String OWN_ACCORD = "the engine paused by itself; see engine.log";

    private final EngineJob job;
    private final Journal journal;
    private final Clock clock;
    private State state = State.NASCENT;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stateChanged = lock.newCondition();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile String pauseReason = OWN_ACCORD;

    CrawlEvents(CrawlPlan plan, Journal journal, Clock clock) {
        this.job = plan.job();
        this.journal = journal;
        this.clock = clock;
    }

    /** Says why the pause that comes is asked for. */
    void pauseBecause(String reason) {
        pauseReason = reason;
        if (is(State.PAUSED)) {
            paused();
        }
    }

    /** Whether the crawl is coming to its end, or has. */
    boolean isEnding() {
        return is(State.STOPPING) || is(State.FINISHED);
    }

    private boolean is(State asked) {
        lock.lock();
        try {
            return state == asked;
        } finally {
            lock.unlock();
        }
    }

    private void paused() {
        write(
                new CrawlEvent.CrawlPaused(
                        id(), job.crawlId(), job.workerId(), job.epoch(), now(), pauseReason));
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof CrawlStateEvent change) {
            if (!isNaturalEnd(change)) {
                changed(change.getState());
            }
        } else if (event instanceof CheckpointSuccessEvent success) {
            String name = success.getCheckpoint().getName();
            write(
                    new CrawlEvent.CrawlCheckpointed(
                            id(), job.crawlId(), job.workerId(), job.epoch(), now(), name));
        }
    }

    /** Heritrix stops itself too, when nothing is left: nobody needs to be told of that. */
    private static boolean isNaturalEnd(CrawlStateEvent change) {
        return change.getState() == State.STOPPING
                && change.getSource() instanceof CrawlController controller
                && controller.getCrawlExitStatus() == CrawlStatus.FINISHED;
    }

    /** Waits until the crawl holds or is over; whether it came to that in time. */
    boolean awaitPaused(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (left > 0 && state != State.PAUSED && state != State.FINISHED) {
                left = stateChanged.awaitNanos(left);
            }
            return left > 0;
        } finally {
            lock.unlock();
        }
    }

    private State moveTo(State now) {
        lock.lock();
        try {
            stateChanged.signalAll();
            State before = state;
            state = now;
            return before;
        } finally {
            lock.unlock();
        }
    }

    private void changed(State now) {
        State before = moveTo(now);
        if (now == before) {
            return;
        }
        switch (now) {
            case RUNNING -> {
                if (before == State.PAUSED || before == State.PAUSING) {
                    pauseReason = OWN_ACCORD;
                    write(
                            new CrawlEvent.CrawlResumed(
                                    id(), job.crawlId(), job.workerId(), job.epoch(), now()));
                } else if (started.compareAndSet(false, true)) {
                    write(
                            new CrawlEvent.CrawlStarted(
                                    id(), job.crawlId(), job.workerId(), job.epoch(), now()));
                }
            }
            case PAUSING ->
                    write(
                            new CrawlEvent.CrawlPausing(
                                    id(), job.crawlId(), job.workerId(), job.epoch(), now()));
            case PAUSED -> paused();
            case STOPPING ->
                    write(
                            new CrawlEvent.CrawlStopping(
                                    id(), job.crawlId(), job.workerId(), job.epoch(), now()));
            case NASCENT, PREPARING, EMPTY, FINISHED -> LOG.debug("crawl is {}", now);
        }
    }

    /** Journals how far the crawl is. */
    void progressed(CrawlStatistics statistics) {
        write(
                new CrawlEvent.CrawlProgressed(
                        id(), job.crawlId(), job.workerId(), job.epoch(), now(), statistics));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private Instant now() {
        return clock.instant();
    }

    private void write(CrawlEvent event) {
        try {
            journal.event(event);
        } catch (IOException e) {
            LOG.error("journal can't be written, event lost: {}", event, e);
        }
    }
}
