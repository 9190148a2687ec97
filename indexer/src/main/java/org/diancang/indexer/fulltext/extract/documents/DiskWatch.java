package org.diancang.indexer.fulltext.extract.documents;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Watches what a process puts aside while it reads one document, and ends it if that is much. */
final class DiskWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;

    private final ProcessFolder folder;
    private final Runnable end;
    private final ScheduledFuture<?> watching;
    private volatile boolean full;

    DiskWatch(ScheduledExecutorService timer, ProcessFolder folder, Runnable end) {
        this.folder = folder;
        this.end = end;
        this.watching =
                timer.scheduleWithFixedDelay(
                        this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!full && folder.putAside() > ProcessFolder.DISK_BYTES) {
            full = true;
            end.run();
        }
    }

    /** Whether the process was ended. */
    boolean full() {
        return full;
    }

    @Override
    public void close() {
        watching.cancel(false);
    }
}
