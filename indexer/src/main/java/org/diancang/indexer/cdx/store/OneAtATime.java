package org.diancang.indexer.cdx.store;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Long work on the stores of this node; a second piece is refused, not queued. */
@Component
final class OneAtATime {
    private static final String NOTHING = "";

    private final AtomicReference<String> running = new AtomicReference<>(NOTHING);

    /**
     * @param what is done, for whoever is refused meanwhile
     * @throws StoreConflictException if something is being done
     */
    <T> T run(String what, Supplier<T> work) {
        String before = running.compareAndExchange(NOTHING, what);
        if (!before.equals(NOTHING)) {
            throw new StoreConflictException(
                    "This node is busy with " + before + ". Try again when that is done.");
        }
        try {
            return work.get();
        } finally {
            running.set(NOTHING);
        }
    }
}
