package org.diancang.adapter.crawl;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.diancang.adapter.AdapterClosingException;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.announce.Announcement;
import org.diancang.adapter.engine.EngineProcess;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.journal.Findings;
import org.diancang.adapter.journal.Journal;
import org.diancang.adapter.lease.Lease;
import org.diancang.adapter.run.Run;
import org.diancang.adapter.warc.CrawlFiles;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent;
import org.diancang.warcstore.WarcStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One crawl under one epoch, from its command to the report of its end. Runs in a thread of its
 * own; after a crash of the service, a new run of the same folder goes on where this one was.
 */
final class CrawlRun implements Run {
    private static final Logger log = LoggerFactory.getLogger(CrawlRun.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private final CrawlTools tools;
    private final JobFolder folder;
    private final CrawlState state;
    private final StartCrawl command;
    private final Semaphore room;
    private final CompletableFuture<?> mayBegin;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CountDownLatch cutShort = new CountDownLatch(1);
    private volatile boolean leaseLost;
    private final CrawlEnding ending;
    private final CurrentEngine engine;

    /** A crawl that begins when {@code mayBegin} is done, and starts engines when there is room. */
    CrawlRun(
            CrawlTools tools,
            JobFolder folder,
            CrawlState state,
            Semaphore room,
            CompletableFuture<?> mayBegin) {
        this.tools = tools;
        this.folder = folder;
        this.state = state;
        this.command = state.now().command();
        this.room = room;
        this.ending = new CrawlEnding(tools, folder, state);
        this.engine = new CurrentEngine(tools, state);
        this.mayBegin = mayBegin;
    }

    StartCrawl command() {
        return command;
    }

    /** Done once everything that an earlier run left is sealed and announced. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    @Override
    public CompletableFuture<Void> over() {
        return over;
    }

    /** Notes a wish, and tells the engine if there is one. */
    void wish(Wish wish) {
        state.change(s -> s.wishing(wish));
        engine.tellWish();
    }

    /** Notes what is otherwise from now on, and tells the engine if there is one. */
    void change(CrawlChange change) {
        state.change(s -> s.changing(change));
        engine.tell(change);
    }

    /** The engine, while there is one. */
    CurrentEngine engine() {
        return engine;
    }

    /** Lets the crawl go: it belongs to another epoch now, or nobody knows whose it is. */
    void letGo() {
        leaseLost = true;
        engine.close();
    }

    @Override
    public void cutShort() {
        cutShort.countDown();
        engine.close();
    }

    @Override
    public void run() {
        MDC.put("crawl", command.crawlId().toString());
        try {
            mayBegin.join();
            Lease lease =
                    tools.leases()
                            .keep(
                                    command.crawlId(),
                                    command.workerId(),
                                    command.epoch(),
                                    why -> letGo());
            try (lease) {
                while (!tryToLive(lease)) {
                    pause();
                }
            }
        } catch (AdapterClosingException e) {
            log.info("crawl {} goes on at the next start: {}", command.crawlId(), e.getMessage());
        } finally {
            engine.close();
            settled.complete(null);
            over.complete(null);
        }
    }

    private boolean tryToLive(Lease lease) {
        try (Journal journal = tools.journal(folder)) {
            live(lease, journal, tools.files(folder, command));
            return true;
        } catch (AdapterClosingException e) {
            throw e;
        } catch (AdapterException | WarcStoreException e) {
            log.error("crawl {}: {}; next try in {}", command.crawlId(), e, BETWEEN_TRIES, e);
            return false;
        }
    }

    private void live(Lease lease, Journal journal, CrawlFiles files) {
        tools.engines().endOrphans(folder);
        settle(journal, files);
        settled.complete(null);
        if (journal.findings().end().isEmpty()) {
            if (!Files.exists(folder.job())) {
                announce(new CrawlReports(command, tools.clock()).accepted());
            }
            runEngines(lease, journal, files);
        }
        if (isCutShort() && !ending.isDecided(journal.findings())) {
            throw new AdapterClosingException("its engine was ended");
        }
        if (journal.findings().end().isPresent()) {
            KeptQueue.keep(folder, command, tools.installation().warcs());
        }
        announce(ending.report(journal.findings()));
        state.change(StoredCrawl::asEnded);
    }

    private void runEngines(Lease lease, Journal journal, CrawlFiles files) {
        boolean entered = false;
        try {
            entered = enter(lease);
            while (entered && mayStart(lease, journal.findings())) {
                runEngine(lease, journal, files);
            }
        } finally {
            if (entered) {
                room.release();
            }
        }
    }

    private boolean enter(Lease lease) {
        if (room.tryAcquire()) {
            return true;
        }
        log.info("crawl {} waits, this worker has no room", command.crawlId());
        try {
            while (lease.isHeld() && !isEnding()) {
                if (room.tryAcquire(BETWEEN_TRIES.toMillis() / 10, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("it waited for room");
        }
    }

    private boolean mayStart(Lease lease, Findings findings) {
        return !ending.isDecided(findings) && lease.isHeld() && !isEnding();
    }

    private boolean isEnding() {
        return isCutShort() || leaseLost || state.now().wish().outcome().isPresent();
    }

    private boolean isCutShort() {
        return cutShort.getCount() == 0;
    }

    private void runEngine(Lease lease, Journal journal, CrawlFiles files) {
        Findings findings = journal.findings();
        Optional<EngineProcess> started = prepare(findings) ? startEngine() : Optional.empty();
        if (started.isEmpty()) {
            return;
        }
        long before = findings.captures();
        try (EngineWatch watch = new EngineWatch(journal, files, tools.clock(), lease::isHeld)) {
            watch.until(started.get());
        } finally {
            started.get().kill();
        }
        settle(journal, files);
        if (!ending.isDecided(findings) && !isEnding()) {
            ending.engineDied(
                    started.get().exitCode(), findings.checkpoint(), findings.captures() == before);
        }
    }

    private boolean prepare(Findings findings) {
        Optional<String> checkpoint =
                findings.checkpoint().or(() -> Optional.ofNullable(command.checkpoint()));
        // A checkpoint that engines die of must not be the end: the last try is from the seeds.
        Optional<String> chosen = ending.mustStartOver() ? Optional.empty() : checkpoint;
        try {
            new JobPreparation(tools, folder, state.now()).prepare(chosen);
            return true;
        } catch (AdapterClosingException e) {
            throw e;
        } catch (AdapterException e) {
            log.error("crawl {} can't be prepared", command.crawlId(), e);
            ending.fail(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Optional<EngineProcess> startEngine() {
        if (isEnding()) {
            return Optional.empty();
        }
        Optional<EngineProcess> begun = new EngineStart(tools, folder, command, ending).start();
        begun.ifPresent(
                started -> {
                    log.info("crawl {} runs in engine {}", command.crawlId(), started.pid());
                    engine.begun(started, () -> leaseLost || isCutShort());
                });
        return begun;
    }

    private void settle(Journal journal, CrawlFiles files) {
        journal.deliverAll();
        journal.cutTornLine();
        files.settleAll(journal.findings());
        KeptConfiguration.keep(folder, command, tools.installation().warcs());
    }

    private void announce(CrawlEvent event) {
        tools.announcements().deliver(List.of(new Announcement.OfCrawl(event)));
    }

    private void pause() {
        try {
            if (cutShort.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AdapterClosingException("it was to be tried again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("it was to be tried again");
        }
    }
}
