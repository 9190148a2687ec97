package org.diancang.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.archive.crawler.framework.CrawlController;
import org.diancang.engine.Servers.Refusal;
import org.diancang.events.CrawlWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Holds the crawl when it should not go on, and lets it go on when that is over: a full disk, the
 * hours of the site, a server that can take no more. Each reason begins with a word that the desk
 * knows.
 */
final class CrawlWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlWatch.class);
    private static final long LEAST_FREE_BYTES = 512L << 20;
    private static final long ENOUGH_FREE_BYTES = 640L << 20;

    private final Holds holds;
    private final Clock clock;
    private final CrawlPlan plan;
    private final AtomicReference<Instant> serverUntil = new AtomicReference<>(Instant.MIN);

    CrawlWatch(
            CrawlPlan plan,
            CrawlEvents events,
            Clock clock,
            ObjectProvider<CrawlController> controller) {
        this.plan = plan;
        this.clock = clock;
        this.holds =
                new Holds(
                        new Holds.Held() {
                            @Override
                            public void hold(String reason) {
                                LOG.info("the crawl holds: {}", reason);
                                if (!events.isEnding()) {
                                    events.pauseBecause(reason);
                                    controller.getObject().requestCrawlPause();
                                }
                            }

                            @Override
                            public void goOn() {
                                LOG.info("the crawl goes on");
                                controller.getObject().requestCrawlResume();
                            }
                        });
    }

    /** Why the crawl holds. */
    Holds holds() {
        return holds;
    }

    /** A server has asked to be left alone several times in a row. */
    void serverRefuses(Refusal refusal, int status) {
        Instant until = clock.instant().plus(refusal.rest());
        serverUntil.accumulateAndGet(until, (a, b) -> a.isAfter(b) ? a : b);
        holds.hold(
                Holds.By.SERVER,
                "server-busy " + status + " " + refusal.server() + " " + serverUntil.get());
    }

    /** Looks whether what held is over, or something new holds; done every second. */
    void look() {
        Instant now = clock.instant();
        // What newly holds comes before what no longer does, lest it go on for a moment.
        CrawlWindow window = plan.settings().window();
        if (window != null && !window.isOpenAt(now)) {
            holds.hold(Holds.By.WINDOW, "window " + window.nextOpening(now));
        }
        lookAtDisk();
        if (window == null || window.isOpenAt(now)) {
            holds.release(Holds.By.WINDOW);
        }
        if (holds.isHeldBy(Holds.By.SERVER) && !now.isBefore(serverUntil.get())) {
            holds.release(Holds.By.SERVER);
        }
    }

    private void lookAtDisk() {
        try {
            long free = Files.getFileStore(Path.of(plan.getWarcFolder())).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                holds.hold(Holds.By.DISK, "disk-full " + (LEAST_FREE_BYTES >> 20));
            } else if (free >= ENOUGH_FREE_BYTES) {
                holds.release(Holds.By.DISK);
            }
        } catch (IOException e) {
            LOG.warn("free space is unknown: {}", e.toString());
        }
    }
}
