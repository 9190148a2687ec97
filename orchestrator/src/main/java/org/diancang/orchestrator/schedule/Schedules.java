package org.diancang.orchestrator.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.site.Sites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Schedules: looking up, trying out, changing. */
@Service
public class Schedules {
    private static final Logger log = LoggerFactory.getLogger(Schedules.class);
    private final ScheduleTable table;
    private final Bells bells;
    private final DraftCheck check;
    private final Sites sites;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Schedules(
            ScheduleTable table,
            Bells bells,
            DraftCheck check,
            Sites sites,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.bells = bells;
        this.check = check;
        this.sites = sites;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What a draft would mean. */
    public sealed interface Preview {
        /** Its plan, and the next times by it; fewer than asked for only if it has no more. */
        record Good(Plan plan, List<Instant> next) implements Preview {
            public Good {
                next = List.copyOf(next);
            }
        }

        /** It can't be kept; why, everything that is wrong. */
        record Bad(List<ScheduleFinding> findings) implements Preview {
            public Bad {
                findings = List.copyOf(findings);
            }
        }
    }

    /** The schedule of a site, if it has one. */
    public Optional<Schedule> of(UUID siteId) {
        return table.of(siteId);
    }

    /** All schedules, next due first. */
    public List<Schedule> all() {
        return table.all();
    }

    /** The next times of a schedule; none while it is suspended. */
    public List<Instant> next(Schedule schedule, int count) {
        return schedule.plan().state() == Plan.State.SUSPENDED
                ? List.of()
                : schedule.plan().next(clock.instant(), count);
    }

    /** What a draft would mean; nothing is changed. */
    public Preview preview(ScheduleDraft draft, int count) {
        return switch (check.check(draft)) {
            case DraftCheck.Outcome.Bad bad -> new Preview.Bad(bad.findings());
            case DraftCheck.Outcome.Good good ->
                    new Preview.Good(good.plan(), good.plan().next(clock.instant(), count));
        };
    }

    /**
     * Makes or changes the schedule of a site; what was due by the old one is due no more.
     *
     * @param version the version that was changed; empty: the site shall have none yet
     * @param by user name of who asks
     */
    public ScheduleChange save(
            UUID siteId, ScheduleDraft draft, Optional<Long> version, String by) {
        if (sites.byId(siteId).isEmpty()) {
            return new ScheduleChange.NoSuchSite();
        }
        return switch (check.check(draft)) {
            case DraftCheck.Outcome.Bad bad -> new ScheduleChange.Refused(bad.findings());
            case DraftCheck.Outcome.Good good -> save(siteId, good.plan(), version, by);
        };
    }

    /**
     * Takes the schedule of a site away; its runs stay on record.
     *
     * @param version the version that is meant
     * @param by user name of who asks
     * @return empty if it is gone, else why not: {@code Outdated} or {@code NoSuchSite}
     */
    public Optional<ScheduleChange> remove(UUID siteId, long version, String by) {
        if (sites.byId(siteId).isEmpty()) {
            return Optional.of(new ScheduleChange.NoSuchSite());
        }
        return transaction.execute(
                status -> {
                    Optional<Schedule> current = table.lock(siteId);
                    if (current.filter(c -> c.version() == version).isEmpty()) {
                        return Optional.of(new ScheduleChange.Outdated(current));
                    }
                    table.delete(siteId);
                    bells.set(siteId, Optional.empty());
                    log.info("Schedule of site {} taken away by {}", siteId, by);
                    return Optional.<ScheduleChange>empty();
                });
    }

    private ScheduleChange save(UUID siteId, Plan plan, Optional<Long> version, String by) {
        try {
            return transaction.execute(status -> saveLocked(siteId, plan, version, by));
        } catch (DuplicateKeyException e) {
            // Two made the site's first schedule at once.
            return new ScheduleChange.Outdated(table.of(siteId));
        }
    }

    private ScheduleChange saveLocked(UUID siteId, Plan plan, Optional<Long> version, String by) {
        Optional<Schedule> current = table.lock(siteId);
        if (!current.map(Schedule::version).equals(version)) {
            return new ScheduleChange.Outdated(current);
        }
        Instant now = clock.instant();
        Optional<Instant> next =
                plan.state() == Plan.State.ACTIVE
                        ? plan.recurrence().in(plan.zone()).after(now)
                        : Optional.empty();
        Schedule schedule = new Schedule(siteId, plan, next, table.nextVersion(), by, now);
        if (current.isEmpty()) {
            table.insert(schedule);
        } else {
            table.update(schedule);
        }
        bells.set(siteId, next);
        log.info(
                "Schedule of site {} is {} by {}, next due at {}",
                siteId,
                plan,
                by,
                next.map(Instant::toString).orElse("no time"));
        return new ScheduleChange.Saved(schedule, current.isEmpty());
    }
}
