package org.diancang.adapter.announce;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.diancang.adapter.AdapterClosingException;

/** Where this worker's messages go. */
public interface Announcements {
    /**
     * Hands over messages and returns once every one is acknowledged, however long that takes. A
     * message that can never be accepted is logged, counted and left out.
     *
     * @throws AdapterClosingException if the thread is interrupted before; some may be delivered
     */
    void deliver(List<Announcement> batch);

    /** Hands over one message without waiting; the future fails if it is not accepted. */
    CompletableFuture<?> offer(Announcement announcement);
}
