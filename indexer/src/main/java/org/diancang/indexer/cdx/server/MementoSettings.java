package org.diancang.indexer.cdx.server;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where mementos are ({@code diancang.content.*}, as in the replay service).
 *
 * @param origin of the content site: scheme, host and port that browsers use, without a path
 */
@Validated
@ConfigurationProperties("diancang.content")
record MementoSettings(
        @NotNull
                @Pattern(
                        regexp = "https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?",
                        message = "diancang.content.origin must be an origin without a path")
                @DefaultValue("http://content.localhost:8082")
                String origin) {}
