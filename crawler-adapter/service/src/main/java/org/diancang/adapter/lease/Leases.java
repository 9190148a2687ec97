package org.diancang.adapter.lease;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Keeps leases, each by a thread of its own, so that one slow answer delays no other. */
@Component
public class Leases {
    private final Orchestrator orchestrator;
    private final OrchestratorProperties properties;

    Leases(Orchestrator orchestrator, OrchestratorProperties properties) {
        this.orchestrator = orchestrator;
        this.properties = properties;
    }

    /**
     * Starts to keep a lease.
     *
     * @param onLost called at most once, with the reason, from another thread
     */
    public Lease keep(UUID crawlId, String workerId, int epoch, Consumer<String> onLost) {
        Lease lease =
                new Lease(
                        orchestrator,
                        properties,
                        crawlId,
                        workerId,
                        epoch,
                        System::nanoTime,
                        onLost);
        Thread.ofVirtual().name("lease-" + crawlId).start(lease::keep);
        return lease;
    }
}
