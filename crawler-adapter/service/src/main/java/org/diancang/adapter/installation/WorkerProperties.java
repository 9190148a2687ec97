package org.diancang.adapter.installation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * This worker.
 *
 * @param id stable name, also its consumer group and the folder of what it remembers
 * @param capacity crawls that it runs at once at most
 * @param address base URL under which others reach it; absent: made of the server's address and
 *     port
 * @param heartbeat pause between two heartbeats
 */
@Validated
@ConfigurationProperties("diancang.worker")
public record WorkerProperties(
        @DefaultValue("worker-1") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}") String id,
        @DefaultValue("2") @Min(1) @Max(64) int capacity,
        @Nullable URI address,
        @DefaultValue("3s") Duration heartbeat) {}
