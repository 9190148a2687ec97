package org.diancang.orchestrator.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.orchestrator.crawl.Worker;
import org.diancang.orchestrator.crawl.Workers;
import org.diancang.orchestrator.schedule.Plan;
import org.diancang.orchestrator.schedule.Schedule;
import org.diancang.orchestrator.schedule.ScheduleRuns;
import org.diancang.orchestrator.schedule.Schedules;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what pages show of schedules. */
@Component
class ScheduleBoard {
    private static final Duration REMARKABLE = Duration.ofDays(7);
    private static final int SHOWN_REMARKABLE = 20;
    private final Schedules schedules;
    private final ScheduleRuns runs;
    private final ScheduleRunRows rows;
    private final ScheduleSentences sentences;
    private final Sites sites;
    private final Workers workers;
    private final Clock clock;
    private final ZoneId zone;

    ScheduleBoard(
            Schedules schedules,
            ScheduleRuns runs,
            ScheduleRunRows rows,
            ScheduleSentences sentences,
            Sites sites,
            Workers workers,
            Clock clock,
            ZoneId deskZone) {
        this.schedules = schedules;
        this.runs = runs;
        this.rows = rows;
        this.sentences = sentences;
        this.sites = sites;
        this.workers = workers;
        this.clock = clock;
        this.zone = deskZone;
    }

    /** What a list is narrowed to, and what a site belongs to. */
    enum Standing {
        ACTIVE,
        SUSPENDED,
        NONE
    }

    /**
     * A site and its schedule.
     *
     * @param sentence how often, in words; empty where it has none
     * @param last what came of the last time that it was due
     */
    record Row(
            UUID siteId,
            String siteNo,
            String siteName,
            Standing standing,
            String sentence,
            @Nullable Instant next,
            @Nullable ScheduleRunRow last) {
        public Chip chip() {
            return ScheduleBoard.chip(standing);
        }
    }

    static Chip chip(Standing standing) {
        return switch (standing) {
            case ACTIVE -> new Chip("ok", "arrow-repeat", "schedule.state.ACTIVE");
            case SUSPENDED -> new Chip("warn", "pause-circle", "schedule.state.SUSPENDED");
            case NONE -> new Chip("gap", "dash-circle", "schedule.state.NONE");
        };
    }

    /** All sites under collection, next due first. */
    List<Row> sites() {
        Map<UUID, Schedule> known = new HashMap<>();
        schedules.all().forEach(schedule -> known.put(schedule.siteId(), schedule));
        Map<UUID, ScheduleRunRow> last = new HashMap<>();
        rows.of(runs.lastBySite().values()).forEach(row -> last.put(row.siteId(), row));
        return sites.all().stream()
                .filter(
                        site ->
                                site.state() == Site.State.COLLECTING
                                        || known.containsKey(site.id()))
                .map(site -> row(site, known.get(site.id()), last.get(site.id())))
                .sorted(
                        Comparator.comparing(Row::standing)
                                .thenComparing(
                                        Row::next, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Row::siteNo))
                .toList();
    }

    /** One site and its schedule. */
    Row site(Site site) {
        return row(
                site,
                schedules.of(site.id()).orElse(null),
                runs.ofSite(site.id()).stream()
                        .findFirst()
                        .map(run -> rows.of(List.of(run)).getFirst())
                        .orElse(null));
    }

    /** The latest runs of a site. */
    List<ScheduleRunRow> runsOf(UUID siteId) {
        return rows.of(runs.ofSite(siteId).stream().limit(SHOWN_REMARKABLE).toList());
    }

    /** What was late, skipped or failed in the last seven days. */
    List<ScheduleRunRow> remarkable() {
        return rows.of(runs.since(clock.instant().minus(REMARKABLE))).stream()
                .filter(ScheduleRunRow::remarkable)
                .limit(SHOWN_REMARKABLE)
                .toList();
    }

    /** What is due in the coming week. */
    ScheduleLoad load() {
        int capacity =
                workers.all().stream().filter(Worker::alive).mapToInt(Worker::capacity).sum();
        List<Plan> active =
                schedules.all().stream()
                        .map(Schedule::plan)
                        .filter(plan -> plan.state() == Plan.State.ACTIVE)
                        .toList();
        return ScheduleLoad.of(active, capacity, clock.instant(), zone);
    }

    private Row row(Site site, @Nullable Schedule schedule, @Nullable ScheduleRunRow last) {
        return new Row(
                site.id(),
                site.number(),
                site.name(),
                schedule == null
                        ? Standing.NONE
                        : schedule.plan().state() == Plan.State.ACTIVE
                                ? Standing.ACTIVE
                                : Standing.SUSPENDED,
                schedule == null ? "" : sentences.say(schedule.plan()),
                schedule == null ? null : schedule.nextDueAt().orElse(null),
                last);
    }
}
