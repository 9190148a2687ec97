package org.diancang.orchestrator.schedule;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How schedules are kept ({@code diancang.schedule.*}).
 *
 * @param zone time zone of schedules that name none
 * @param pollingInterval how often an orchestrator looks for what is due, 100 ms to 1 min
 * @param heartbeat how often it says that it still fires; six silent beats and another takes over
 * @param lateAfter how late a run is marked as late
 * @param leastDistance shortest time between two runs of a site
 */
@Validated
@ConfigurationProperties("diancang.schedule")
public record ScheduleSettings(
        @DefaultValue("Asia/Shanghai") @NotNull ZoneId zone,
        @DefaultValue("5s") @NotNull Duration pollingInterval,
        @DefaultValue("15s") @NotNull Duration heartbeat,
        @DefaultValue("5m") @NotNull Duration lateAfter,
        @DefaultValue("15m") @NotNull Duration leastDistance) {

    public ScheduleSettings {
        if (pollingInterval.compareTo(Duration.ofMillis(100)) < 0
                || pollingInterval.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "diancang.schedule.polling-interval must be 100 ms to 1 min");
        }
        if (heartbeat.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("diancang.schedule.heartbeat must be 1 s or more");
        }
        if (lateAfter.isNegative() || leastDistance.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "diancang.schedule.late-after must be 0 or more, and"
                            + " diancang.schedule.least-distance 1 min or more");
        }
    }
}
