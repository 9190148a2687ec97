package org.diancang.orchestrator.index;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the indexes are kept ({@code diancang.indexer.*}).
 *
 * @param address base address of the indexer
 */
@Validated
@ConfigurationProperties("diancang.indexer")
record IndexerSettings(@DefaultValue("http://127.0.0.1:8083") @NotNull URI address) {
    IndexerSettings {
        if (address.getHost() == null
                || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException(
                    "diancang.indexer.address must be an address such as http://127.0.0.1:8083, is "
                            + address);
        }
    }
}
