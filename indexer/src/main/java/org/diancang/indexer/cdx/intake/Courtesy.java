package org.diancang.indexer.cdx.intake;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.diancang.indexer.cdx.LookUpTraffic;

/**
 * Lets lines come in at a part of the full rate while look-ups are answered. Each line costs more
 * than its reading: it is sent, read again, stored and put in order, in part by processes whose
 * priority is not ours to lower. For one thread.
 */
final class Courtesy {
    /** For each hour of work so many of rest. */
    private static final int REST = 2;

    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(50);

    private final LookUpTraffic traffic;
    private long begun = System.nanoTime();

    Courtesy(LookUpTraffic traffic) {
        this.traffic = traffic;
    }

    /** A piece of work is done; rests where others wait. */
    void afterWork() {
        if (traffic.isBusy()) {
            LockSupport.parkNanos(Math.min((System.nanoTime() - begun) * REST, LONGEST_REST));
        }
        begun = System.nanoTime();
    }
}
