package org.diancang.adapter.crawl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.diancang.adapter.AdapterClosingException;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.engine.EngineCommand;
import org.diancang.adapter.engine.EngineProcess;
import org.diancang.adapter.journal.Journal;
import org.diancang.adapter.warc.CrawlFiles;
import org.diancang.warcstore.WarcName;
import org.diancang.warcstore.WarcStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands by one engine until it ends: delivers its journal as it grows, and settles the WARC files
 * that it closes meanwhile.
 */
final class EngineWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EngineWatch.class);

    /**
     * How long records gather for one delivery. Each delivery costs a request to the broker and an
     * answer to everybody who reads there, whether it carries one record or thirty.
     */
    private static final Duration BETWEEN_DELIVERIES = Duration.ofMillis(200);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(2);

    /** The engine may still be writing into the journal what it put into a file just closed. */
    private static final Duration RESTING_TIME = Duration.ofSeconds(2);

    private final Journal journal;
    private final CrawlFiles files;
    private final Clock clock;
    private final BooleanSupplier leaseHeld;
    private final Map<WarcName, Instant> resting = new HashMap<>();
    private final Set<WarcName> handedOver = new HashSet<>();
    private final ExecutorService settling =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("settling").factory());
    private Instant lastLook = Instant.MIN;

    EngineWatch(Journal journal, CrawlFiles files, Clock clock, BooleanSupplier leaseHeld) {
        this.leaseHeld = leaseHeld;
        this.journal = journal;
        this.files = files;
        this.clock = clock;
    }

    /** Returns once the engine has ended and all that it wrote into the journal is delivered. */
    void until(EngineProcess engine) {
        Thread.ofVirtual().name("guard").start(() -> guard(engine));
        while (engine.isAlive()) {
            journal.deliverNext();
            lookForClosedFiles();
            if (engine.awaitEnd(BETWEEN_DELIVERIES)) {
                log.info("engine {} ended with {}", engine.pid(), engine.exitCode());
            }
        }
        journal.deliverAll();
    }

    /**
     * An engine that hears nothing of us for long ends by itself: we may be held up, or gone. A
     * broker that is away holds up deliveries and not this.
     */
    private void guard(EngineProcess engine) {
        do {
            if (leaseHeld.getAsBoolean()) {
                engine.say(EngineCommand.GUARDED);
            }
        } while (!engine.awaitEnd(BETWEEN_WORDS));
    }

    private void lookForClosedFiles() {
        Instant now = clock.instant();
        if (lastLook.plus(BETWEEN_LOOKS).isAfter(now)) {
            return;
        }
        lastLook = now;
        for (WarcName name : files.closed()) {
            Instant since = resting.computeIfAbsent(name, _ -> now);
            if (!since.plus(RESTING_TIME).isAfter(now) && handedOver.add(name)) {
                settling.execute(() -> settle(name));
            }
        }
    }

    /** What fails here is done again when the engine has ended. */
    private void settle(WarcName name) {
        try {
            files.settle(name, journal.findings());
        } catch (AdapterClosingException e) {
            log.info("{} is sealed at the next start", name);
        } catch (AdapterException | WarcStoreException e) {
            log.error("{} is not sealed yet: {}", name, e.getMessage(), e);
        }
    }

    /** Waits for the files that are being settled. */
    @Override
    public void close() {
        settling.close();
    }
}
