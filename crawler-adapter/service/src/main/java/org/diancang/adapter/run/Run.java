package org.diancang.adapter.run;

import java.util.concurrent.CompletableFuture;

/** Work on one crawl under one epoch. */
public interface Run extends Runnable {
    /** Ends it soon, and leaves the rest for the next start of the service to go on with. */
    void cutShort();

    /** Done once this run does nothing more. */
    CompletableFuture<Void> over();
}
