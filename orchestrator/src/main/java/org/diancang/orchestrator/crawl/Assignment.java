package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlWindow;
import org.diancang.events.ImportFile;
import org.diancang.orchestrator.NewIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives waiting crawls to workers with room, and takes crawls from workers that went silent. Many
 * orchestrators may run; one at a time does this.
 */
@Component
class Assignment {
    private static final Logger log = LoggerFactory.getLogger(Assignment.class);
    private static final int BATCH = 1_000;

    /** Key of the advisory lock, any number that nothing else in the database uses. */
    private static final long LOCK = 0x6469616e63616e67L;

    private final CrawlTable table;
    private final CrawlLog crawlLog;
    private final ImportTable imports;
    private final Workers workers;
    private final CommandsSent commands;
    private final CrawlDefaults defaults;
    private final NewIds ids;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Assignment(
            CrawlTable table,
            CrawlLog crawlLog,
            ImportTable imports,
            Workers workers,
            CommandsSent commands,
            CrawlDefaults defaults,
            NewIds ids,
            Clock clock,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.table = table;
        this.crawlLog = crawlLog;
        this.imports = imports;
        this.workers = workers;
        this.commands = commands;
        this.defaults = defaults;
        this.ids = ids;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${diancang.crawl.assignment-interval:500ms}")
    void run() {
        try {
            transaction.executeWithoutResult(
                    status -> {
                        if (mayRun()) {
                            takeOverExpired();
                            assignWaiting();
                        }
                    });
        } catch (DataAccessException | TransactionException e) {
            log.warn("Crawls can't be assigned, trying again shortly: {}", e.getMessage());
        }
    }

    private boolean mayRun() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private void takeOverExpired() {
        Instant now = clock.instant();
        for (Crawl crawl : table.lockExpired(now)) {
            Optional<String> lost = crawl.data().lastWorkerId();
            crawl.takeOver(now);
            table.update(crawl);
            crawlLog.add("CrawlTakenOver", crawl, lost);
            log.warn(
                    "Crawl {} lost worker {}, is {} now",
                    crawl.data().id(),
                    lost.orElse("?"),
                    crawl.data().state());
        }
    }

    private void assignWaiting() {
        List<Crawl> waiting = table.lockWaiting(BATCH);
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, Worker> alive = new HashMap<>();
        workers.all().stream().filter(Worker::alive).forEach(w -> alive.put(w.workerId(), w));
        Turns turns =
                new Turns(
                        table.runningByLibrary(),
                        table.lastBegunByLibrary(),
                        defaults.perLibrary());
        ServersInUse servers = new ServersInUse(table.fetching(waiting));
        for (Crawl crawl : turns.inOrder(waiting)) {
            Optional<String> mustWait = mustWait(crawl, turns, servers);
            if (mustWait.isPresent()) {
                waits(crawl, mustWait.get());
                continue;
            }
            // An import is bound to its worker before it is ever assigned.
            List<ImportFile> files =
                    crawl.data().lastWorkerId().isEmpty()
                            ? List.of()
                            : imports.files(crawl.data().id());
            Optional<Worker> free =
                    files.isEmpty() ? choose(crawl, alive) : chooseForImport(crawl, alive);
            if (free.isPresent()) {
                alive.put(free.get().workerId(), free.get().withOneMore());
                turns.took(crawl);
                servers.took(crawl);
                assign(crawl, free.get().workerId(), files);
            } else {
                waits(crawl, (alive.isEmpty() ? WaitReason.NO_WORKER : WaitReason.NO_ROOM).code());
            }
        }
    }

    private void waits(Crawl crawl, String why) {
        if (crawl.waits(why)) {
            table.update(crawl);
        }
    }

    /** Why it may not be assigned, whoever has room; empty where it may. */
    private Optional<String> mustWait(Crawl crawl, Turns turns, ServersInUse servers) {
        if (crawl.isHeld()) {
            return Optional.of(WaitReason.HELD.code());
        }
        Instant now = clock.instant();
        CrawlWindow window = crawl.data().order().settings().window();
        if (window != null && !window.isOpenAt(now)) {
            return Optional.of(WaitReason.WINDOW.code() + " " + window.nextOpening(now));
        }
        if (turns.isFull(crawl)) {
            return Optional.of(WaitReason.LIBRARY_FULL.code());
        }
        return servers.siteBefore(crawl).map(site -> WaitReason.SAME_SERVER.code() + " " + site);
    }

    /** The worker that had it before, since its checkpoint lies there; else the least loaded. */
    private static Optional<Worker> choose(Crawl crawl, Map<String, Worker> alive) {
        return crawl.data()
                .lastWorkerId()
                .map(alive::get)
                .filter(Worker::hasRoom)
                .or(
                        () ->
                                alive.values().stream()
                                        .filter(Worker::hasRoom)
                                        .max(
                                                Comparator.comparingInt(
                                                                (Worker w) ->
                                                                        w.capacity() - w.assigned())
                                                        .thenComparing(Worker::workerId)));
    }

    /** The worker that has the bytes, however full: nothing is fetched. */
    private static Optional<Worker> chooseForImport(Crawl crawl, Map<String, Worker> alive) {
        return crawl.data().lastWorkerId().map(alive::get);
    }

    private void assign(Crawl crawl, String workerId, List<ImportFile> files) {
        Instant now = clock.instant();
        crawl.assign(workerId, now.plus(defaults.assignmentGrace()));
        table.update(crawl);
        crawlLog.add("CrawlAssigned", crawl, Optional.empty());
        Crawl.Data data = crawl.data();
        commands.add(
                files.isEmpty()
                        ? startCrawl(data, workerId, now)
                        : importFiles(data, workerId, now, files));
        log.info(
                "Crawl {} assigned to {} under epoch {}, its lease must be renewed from now on",
                data.id(),
                workerId,
                data.epoch());
    }

    private CrawlCommand startCrawl(Crawl.Data data, String workerId, Instant now) {
        return new CrawlCommand.StartCrawl(
                ids.next(),
                data.id(),
                workerId,
                data.epoch(),
                now,
                data.order(),
                data.checkpoint().map(Crawl.Dated::value).orElse(null),
                data.requests().change().orElse(null));
    }

    private CrawlCommand importFiles(
            Crawl.Data data, String workerId, Instant now, List<ImportFile> files) {
        return new CrawlCommand.ImportFiles(
                ids.next(), data.id(), workerId, data.epoch(), now, data.order(), files);
    }
}
