package org.diancang.indexer.cdx.access;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where rules are written ({@code diancang.cdx.orchestrator}).
 *
 * @param orchestrator base address of the orchestrator, such as {@code http://127.0.0.1:8080};
 *     absent: rules are not taken in OutbackCDX's form
 */
@Validated
@ConfigurationProperties("diancang.cdx")
record AccessSettings(@Nullable URI orchestrator) {
    AccessSettings {
        if (orchestrator != null
                && (orchestrator.getHost() == null
                        || !("http".equals(orchestrator.getScheme())
                                || "https".equals(orchestrator.getScheme())))) {
            throw new IllegalArgumentException(
                    "diancang.cdx.orchestrator must be an address such as http://127.0.0.1:8080, is "
                            + orchestrator);
        }
    }

    /** Address of the rules at the orchestrator, if it is told. */
    Optional<String> rules() {
        return Optional.ofNullable(orchestrator)
                .map(address -> address.toString().replaceAll("/+$", ""))
                .map(address -> address + "/internal/access-rules");
    }
}
