package org.diancang.orchestrator.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets for each site when db-scheduler rings, within the transaction that decides it. Callers hold
 * the schedule's row, so that a bell that rings this moment is set anew by who answers it ({@link
 * BellRinger}) after they are done.
 */
@Component
class Bells {
    /** Name of the task in db-scheduler's table; the instance is the site's id. */
    static final String TASK = "crawl-site";

    private final SchedulerClient client;

    Bells(DataSource dataSource) {
        client =
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                        .build();
    }

    /** Rings for a site at an instant, or no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(UUID siteId, Optional<Instant> at) {
        var bell = new TaskInstance<Void>(TASK, siteId.toString());
        try {
            if (at.isPresent()) {
                client.schedule(
                        bell, at.get(), SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            } else if (client.getScheduledExecution(bell).isPresent()) {
                client.cancel(bell);
            }
        } catch (TaskInstanceCurrentlyExecutingException e) {
            // It rings now; who answers it waits for this transaction and sets it by its outcome.
        }
    }
}
