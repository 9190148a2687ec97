package org.diancang.orchestrator.crawl;

import java.util.Locale;

/** Why a crawl does not run, where the orchestrator knows it: a key of the message bundles. */
public enum WaitReason {
    /** No worker is alive: start one. */
    NO_WORKER,
    /** All workers are full. */
    NO_ROOM,
    /** Somebody wants it to wait. */
    HELD,
    /** It is not the time when its site may be crawled. */
    WINDOW,
    /** Its library has as many crawls running as it may. */
    LIBRARY_FULL,
    /** Another site's crawl is at one of its servers: two would press it together. */
    SAME_SERVER,
    /** A worker has it and has not answered yet. */
    ASSIGNED,
    /** Its worker did not renew the lease. */
    WORKER_LOST;

    /** As it stands in a crawl's reason: {@code no-worker}, {@code no-room} … */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
