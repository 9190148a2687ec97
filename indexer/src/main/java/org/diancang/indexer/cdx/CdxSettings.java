package org.diancang.indexer.cdx;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the CDX index is kept ({@code diancang.cdx.*}).
 *
 * @param stateFolder folder of the stores; {@code {data}/indexer/streams} by default
 * @param threads threads that index, 1 to 64
 * @param standbyReplicas copies of each store kept warm on other nodes, 0 to 3
 * @param memory what all stores together may hold in memory for blocks and unwritten lines
 * @param calendarMemory what may be kept of much captured URLs for their calendars, 16 bytes a
 *     capture; 0 to 1 GB
 * @param commitInterval longest time whose work is done again after a crash
 * @param longestSilence how long a look-up may read without finding a line, 1 s to 1 h
 * @param nodePatience how long a node may be silent before its partitions go to others, 6 s to 5
 *     min; the broker's {@code group.min.session.timeout.ms} is a lower bound
 * @param advertisedAddress {@code host:port} under which other nodes reach this one; absent on a
 *     single node
 */
@Validated
@ConfigurationProperties("diancang.cdx")
public record CdxSettings(
        @Nullable Path stateFolder,
        @DefaultValue("2")
                @Min(value = 1, message = "diancang.cdx.threads must be 1 to 64")
                @Max(value = 64, message = "diancang.cdx.threads must be 1 to 64")
                int threads,
        @DefaultValue("0")
                @Min(value = 0, message = "diancang.cdx.standby-replicas must be 0 to 3")
                @Max(value = 3, message = "diancang.cdx.standby-replicas must be 0 to 3")
                int standbyReplicas,
        @DefaultValue("128MB") DataSize memory,
        @DefaultValue("32MB") DataSize calendarMemory,
        @DefaultValue("2s") Duration commitInterval,
        @DefaultValue("1m") Duration longestSilence,
        @DefaultValue("6s") Duration nodePatience,
        @Nullable String advertisedAddress) {

    private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(16);
    private static final DataSize MOST_CALENDAR_MEMORY = DataSize.ofGigabytes(1);

    public CdxSettings {
        if (memory.compareTo(LEAST_MEMORY) < 0) {
            throw new IllegalArgumentException(
                    "diancang.cdx.memory must be 16MB or more, is " + memory);
        }
        if (calendarMemory.isNegative() || calendarMemory.compareTo(MOST_CALENDAR_MEMORY) > 0) {
            throw new IllegalArgumentException(
                    "diancang.cdx.calendar-memory must be 0 to 1GB, is " + calendarMemory);
        }
        if (commitInterval.toMillis() < 100 || commitInterval.toMinutes() > 5) {
            throw new IllegalArgumentException(
                    "diancang.cdx.commit-interval must be 100ms to 5m, is " + commitInterval);
        }
        if (nodePatience.toSeconds() < 6 || nodePatience.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(
                    "diancang.cdx.node-patience must be 6s to 5m, is " + nodePatience);
        }
        if (longestSilence.toMillis() < 1_000
                || longestSilence.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "diancang.cdx.longest-silence must be 1s to 1h, is " + longestSilence);
        }
    }

    /** Address for other nodes, if there are any. */
    public Optional<String> advertised() {
        return Optional.ofNullable(advertisedAddress).filter(text -> !text.isBlank());
    }
}
