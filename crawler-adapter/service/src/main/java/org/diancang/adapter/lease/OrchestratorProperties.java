package org.diancang.adapter.lease;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The orchestrator, and how its leases are kept.
 *
 * @param address its base URL
 * @param renewEvery pause between two renewals of a lease
 * @param retryEvery pause after a renewal that brought no answer
 * @param giveUpAfter time without a grant after which a crawl is let go; well below the
 *     orchestrator's time to live of 30 s
 * @param timeout longest wait for an answer
 */
@Validated
@ConfigurationProperties("diancang.orchestrator")
public record OrchestratorProperties(
        @NotNull URI address,
        @DefaultValue("8s") Duration renewEvery,
        @DefaultValue("2s") Duration retryEvery,
        @DefaultValue("20s") Duration giveUpAfter,
        @DefaultValue("5s") Duration timeout) {
    public OrchestratorProperties {
        if (giveUpAfter.compareTo(renewEvery) <= 0) {
            throw new IllegalArgumentException(
                    "diancang.orchestrator.give-up-after ("
                            + giveUpAfter
                            + ") must be longer than renew-every ("
                            + renewEvery
                            + ")");
        }
    }
}
