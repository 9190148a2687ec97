package org.diancang.adapter.lease;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.diancang.adapter.AdapterClosingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to run one crawl, renewed until it is lost or given back. Lost when the orchestrator
 * says so, or when it has granted nothing for too long: then nobody may know that we still run.
 */
public final class Lease implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private static final long MINIMUM_NANOS = 1_000_000;

    private final Orchestrator orchestrator;
    private final OrchestratorProperties properties;
    private final UUID crawlId;
    private final String workerId;
    private final int epoch;
    private final LongSupplier nanoTime;
    private final Consumer<String> onLost;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile boolean granted;

    Lease(
            Orchestrator orchestrator,
            OrchestratorProperties properties,
            UUID crawlId,
            String workerId,
            int epoch,
            LongSupplier nanoTime,
            Consumer<String> onLost) {
        this.orchestrator = orchestrator;
        this.properties = properties;
        this.crawlId = crawlId;
        this.workerId = workerId;
        this.epoch = epoch;
        this.nanoTime = nanoTime;
        this.onLost = onLost;
    }

    /** Whether the lease is held now; waits for the first answer. */
    public boolean isHeld() {
        try {
            decided.await();
            return granted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("crawl " + crawlId + " waited for its lease");
        }
    }

    void keep() {
        long lastGrant = nanoTime.getAsLong();
        while (over.getCount() > 0) {
            // Counted from before the request: the orchestrator may have granted it then.
            long asked = nanoTime.getAsLong();
            LeaseAnswer answer =
                    orchestrator.renew(crawlId, workerId, epoch, Duration.ofNanos(left(lastGrant)));
            switch (answer) {
                case GRANTED -> {
                    lastGrant = asked;
                    granted = true;
                    decided.countDown();
                }
                case REFUSED -> {
                    lose("the orchestrator has given the crawl to another");
                    return;
                }
                case NO_ANSWER -> {}
            }
            await(Math.min(left(lastGrant), pauseAfter(answer).toNanos()));
            if (left(lastGrant) <= MINIMUM_NANOS) {
                lose("no lease for " + properties.giveUpAfter());
                return;
            }
        }
    }

    private long left(long lastGrant) {
        long passed = nanoTime.getAsLong() - lastGrant;
        return Math.max(MINIMUM_NANOS, properties.giveUpAfter().toNanos() - passed);
    }

    private Duration pauseAfter(LeaseAnswer answer) {
        return answer == LeaseAnswer.GRANTED ? properties.renewEvery() : properties.retryEvery();
    }

    private void lose(String why) {
        granted = false;
        decided.countDown();
        if (over.getCount() > 0) {
            log.warn("crawl {} epoch {} is let go: {}", crawlId, epoch, why);
            onLost.accept(why);
        }
    }

    private void await(long nanos) {
        try {
            if (over.await(nanos, TimeUnit.NANOSECONDS)) {
                log.debug("lease of crawl {} given back", crawlId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("lease of crawl " + crawlId);
        }
    }

    /** Renews no more. */
    @Override
    public void close() {
        over.countDown();
        decided.countDown();
    }
}
