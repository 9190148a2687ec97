package org.diancang.indexer.cdx.access;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where rules and policies are written ({@code diancang.orchestrator.address}).
 *
 * @param address base address of the orchestrator, such as {@code http://127.0.0.1:8080}; absent:
 *     rules are not taken in OutbackCDX's form
 */
@Validated
@ConfigurationProperties("diancang.orchestrator")
record OrchestratorSettings(@Nullable URI address) {
    OrchestratorSettings {
        if (address != null
                && (address.getHost() == null
                        || !("http".equals(address.getScheme())
                                || "https".equals(address.getScheme())))) {
            throw new IllegalArgumentException(
                    "diancang.orchestrator.address must be an address such as http://127.0.0.1:8080, is "
                            + address);
        }
    }

    /** Its address without a slash at the end, if it is told. */
    Optional<String> base() {
        return Optional.ofNullable(address).map(base -> base.toString().replaceAll("/+$", ""));
    }
}
