package org.diancang.adapter.installation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * This worker.
 *
 * @param id stable name, also its consumer group and the folder of what it remembers
 * @param capacity crawls that it runs at once at most; absent: as many as half of the memory holds
 *     that is available when it starts
 * @param memoryPerCrawl what is reckoned for a crawl where that is so: the engine's heap and what
 *     its JVM takes beside it
 * @param mostByMemory crawls at once at most where that is so
 * @param address base URL under which others reach it; absent: made of the server's address and
 *     port
 * @param heartbeat pause between two heartbeats
 */
@Validated
@ConfigurationProperties("diancang.worker")
public record WorkerProperties(
        @DefaultValue("worker-1") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}") String id,
        @Nullable @Min(1) @Max(64) Integer capacity,
        @DefaultValue("400MB") DataSize memoryPerCrawl,
        @DefaultValue("8") @Min(1) @Max(64) int mostByMemory,
        @Nullable URI address,
        @DefaultValue("3s") Duration heartbeat) {
    public WorkerProperties {
        if (memoryPerCrawl.toMegabytes() < 1) {
            throw new IllegalArgumentException(
                    "diancang.worker.memory-per-crawl must be 1MB or more, is " + memoryPerCrawl);
        }
    }
}
