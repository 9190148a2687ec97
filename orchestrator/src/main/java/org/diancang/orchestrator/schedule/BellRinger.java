package org.diancang.orchestrator.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * This orchestrator's part in db-scheduler: of all that run on one database one picks a site whose
 * bell rings, fires, and sets the bell to what the schedule then says.
 */
@Component
class BellRinger implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BellRinger.class);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final int MISSED_BEATS = 6;
    private static final int THREADS = 2;

    private final SchedulerBuilder builder;
    private final ScheduleTable table;
    private final Bells bells;
    private final Firing firing;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile Optional<Scheduler> scheduler = Optional.empty();

    BellRinger(
            DataSource dataSource,
            ScheduleTable table,
            Bells bells,
            Firing firing,
            ScheduleSettings settings,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.bells = bells;
        this.firing = firing;
        this.clock = clock;
        this.transaction = transaction;
        this.builder =
                Scheduler.create(dataSource, task())
                        .schedulerName(new SchedulerName.Fixed("orchestrator-" + UUID.randomUUID()))
                        .clock(clock::instant)
                        .pollingInterval(settings.pollingInterval())
                        .heartbeatInterval(settings.heartbeat())
                        .missedHeartbeatsLimit(MISSED_BEATS)
                        .shutdownMaxWait(LONGEST_STOP)
                        .threads(THREADS);
    }

    /** What db-scheduler does when a bell rings: fire, then set the bell anew. */
    final Task<Void> task() {
        return Tasks.custom(Bells.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecution(
                        (complete, bell) -> {
                            log.warn(
                                    "Firing for site {} was cut short, firing again",
                                    complete.getExecution().taskInstance.getId());
                            bell.reschedule(complete, clock.instant());
                        })
                .execute(
                        (instance, context) -> {
                            UUID site = UUID.fromString(instance.getId());
                            firing.fire(site);
                            return (complete, bell) -> setAnew(site, complete, bell);
                        });
    }

    /** A scheduler that was stopped can't be started: after a pause there is a new one. */
    @Override
    public void start() {
        // None is missing unless somebody emptied the table of db-scheduler.
        for (UUID site : table.withoutBell(Bells.TASK)) {
            transaction.executeWithoutResult(
                    status ->
                            table.lock(site)
                                    .flatMap(Schedule::nextDueAt)
                                    .ifPresent(next -> bells.set(site, Optional.of(next))));
        }
        Scheduler fresh = builder.build();
        fresh.start();
        scheduler = Optional.of(fresh);
    }

    @Override
    public void stop() {
        scheduler.ifPresent(Scheduler::stop);
        scheduler = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return scheduler.isPresent();
    }

    /**
     * Holds the schedule meanwhile: who changes it either waits and finds the bell free, or was
     * before us and is read here.
     */
    private void setAnew(UUID site, ExecutionComplete complete, ExecutionOperations<Void> bell) {
        transaction.executeWithoutResult(
                status -> {
                    Optional<Instant> next = table.lock(site).flatMap(Schedule::nextDueAt);
                    if (next.isPresent()) {
                        bell.reschedule(complete, next.get());
                    } else {
                        bell.remove();
                    }
                });
    }
}
