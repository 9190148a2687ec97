package org.diancang.orchestrator.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Five fields as crontab(5) has them: minute, hour, day of month, month, day of week; read by
 * cron-utils in its dialect UNIX, which db-scheduler brings.
 *
 * @param expression the fields, one space between them
 */
public record CronRule(String expression) implements Recurrence {
    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it can't be read; {@link CronFields} says which field
     */
    public CronRule {
        var _ = new CronSchedule(expression, ZoneOffset.UTC, CronStyle.UNIX);
    }

    @Override
    public Times in(ZoneId zone) {
        CronSchedule cron = new CronSchedule(expression, zone, CronStyle.UNIX);
        return instant ->
                Optional.of(cron.getNextExecutionTime(ExecutionComplete.simulatedSuccess(instant)))
                        .filter(next -> next.isBefore(Schedule.NEVER));
    }
}
