package org.diancang.orchestrator.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes of asking the indexer. */
public sealed interface IndexesAnswer {
    /** It tells of its indexes; one that it has not looked at yet is absent. */
    record Told(List<IndexState> indexes) implements IndexesAnswer {
        public Told {
            indexes = List.copyOf(indexes);
        }
    }

    /**
     * It says nothing that can be read, or nothing in time.
     *
     * @param lastTold when it did for the last time since this service started
     * @param reason what came instead
     */
    record Away(Optional<Instant> lastTold, String reason) implements IndexesAnswer {}
}
