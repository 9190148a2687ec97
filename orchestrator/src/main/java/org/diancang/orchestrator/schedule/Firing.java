package org.diancang.orchestrator.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.NewIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what is due for one site, once: the run, its crawl and the next time are one transaction
 * that holds the schedule.
 */
@Component
class Firing {
    private static final Logger log = LoggerFactory.getLogger(Firing.class);
    private final ScheduleTable table;
    private final ScheduleRuns runs;
    private final ScheduledCrawls crawls;
    private final NewIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;

    Firing(
            ScheduleTable table,
            ScheduleRuns runs,
            ScheduledCrawls crawls,
            NewIds ids,
            Clock clock,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.table = table;
        this.runs = runs;
        this.crawls = crawls;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.meters = meters;
    }

    /** Fires if something is due; rung for nothing, or twice, it changes nothing. */
    void fire(UUID siteId) {
        transaction.executeWithoutResult(
                status ->
                        table.lock(siteId).ifPresent(schedule -> fire(schedule, clock.instant())));
    }

    private void fire(Schedule schedule, Instant now) {
        Optional<Instant> first = schedule.nextDueAt().filter(due -> !due.isAfter(now));
        if (first.isEmpty()) {
            return;
        }
        UUID site = schedule.siteId();
        DueTimes due =
                DueTimes.between(
                        first.get(), now, schedule.plan().recurrence().in(schedule.plan().zone()));
        for (int i = 0; i < due.missed().size(); i++) {
            add(
                    skipped(
                            site,
                            due.missed().get(i),
                            now,
                            SkipReason.MISSED,
                            Optional.empty(),
                            i == 0 ? due.missedBefore() : 0));
        }
        if (!runs.has(site, due.latest())) {
            ScheduleRun run = run(site, due.latest(), now);
            add(run);
            log.info(
                    "Site {} was due at {}: {}{}, {} missed before; next at {}",
                    site,
                    run.dueAt(),
                    run.outcome(),
                    run.reason().map(why -> " (" + why + ")").orElse(""),
                    due.missed().size() + due.missedBefore(),
                    due.next().map(Instant::toString).orElse("never"));
        }
        table.nextDue(site, due.next());
    }

    private void add(ScheduleRun run) {
        runs.add(run);
        meters.counter(
                        "diancang.schedule.runs",
                        "outcome",
                        run.outcome().name(),
                        "reason",
                        run.reason().map(SkipReason::name).orElse("none"))
                .increment();
    }

    private ScheduleRun run(UUID site, Instant dueAt, Instant now) {
        return switch (crawls.start(site)) {
            case ScheduledCrawls.Start.Queued queued ->
                    new ScheduleRun(
                            ids.next(),
                            site,
                            "",
                            "",
                            dueAt,
                            now,
                            ScheduleRun.Outcome.QUEUED,
                            Optional.empty(),
                            Optional.of(queued.crawlId()),
                            Optional.empty(),
                            0);
            case ScheduledCrawls.Start.Busy busy ->
                    skipped(site, dueAt, now, busy.why(), Optional.of(busy.crawlId()), 0);
            case ScheduledCrawls.Start.NotCollecting _ ->
                    skipped(site, dueAt, now, SkipReason.NOT_COLLECTING, Optional.empty(), 0);
        };
    }

    private ScheduleRun skipped(
            UUID site,
            Instant dueAt,
            Instant now,
            SkipReason why,
            Optional<UUID> inTheWay,
            int missedBefore) {
        return new ScheduleRun(
                ids.next(),
                site,
                "",
                "",
                dueAt,
                now,
                ScheduleRun.Outcome.SKIPPED,
                Optional.of(why),
                inTheWay,
                Optional.empty(),
                missedBefore);
    }
}
