package org.diancang.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.archive.crawler.framework.CheckpointService;
import org.archive.crawler.framework.CrawlController;
import org.archive.crawler.framework.CrawlController.StopCompleteEvent;
import org.archive.crawler.framework.CrawlJob;
import org.archive.crawler.framework.CrawlStatus;
import org.archive.spring.PathSharingContext;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlEvent.Outcome;
import org.diancang.events.CrawlStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;

/** A crawl that runs in Heritrix, from its launch to the last line of its journal. */
final class HeritrixCrawl {
    private static final Logger LOG = LoggerFactory.getLogger(HeritrixCrawl.class);
    private static final String CONFIGURATION = "crawler-beans.cxml";

    /** The database would refuse to write with less than 5 GB free; the crawl is paused before. */
    private static final String DATABASE_SETTINGS = "je.freeDisk=134217728\n";

    private static final Duration PAUSE_PATIENCE = Duration.ofSeconds(30);

    /** Less than a lease lasts after its worker was heard for the last time. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(20);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final Duration ABORT_PATIENCE = Duration.ofSeconds(10);

    private final CrawlJob heritrix;
    private final CrawlController controller;
    private final Journal journal;
    private final CrawlEvents events;
    private final Budget budget;
    private final Progress progress;
    private final CrawlWatch watch;
    private final Holds holds;
    private final LiveSettings live;
    private final CountDownLatch ended;
    private volatile Outcome asked = Outcome.STOPPED;
    private final AtomicBoolean orphaned = new AtomicBoolean();
    private final AtomicLong lastWord = new AtomicLong(System.nanoTime());
    private volatile boolean isGuarded;
    private long lastFetched = -1;
    private long idleSince = System.nanoTime();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());

    private HeritrixCrawl(CrawlJob heritrix, CountDownLatch ended) {
        PathSharingContext context = heritrix.getJobContext();
        this.heritrix = heritrix;
        this.ended = ended;
        this.controller = heritrix.getCrawlController();
        this.journal = context.getBean(Journal.class);
        this.events = context.getBean(CrawlEvents.class);
        this.budget = context.getBean(Budget.class);
        this.watch = context.getBean(CrawlWatch.class);
        this.holds = watch.holds();
        this.live = context.getBean(LiveSettings.class);
        this.progress = new Progress(controller);
    }

    /**
     * Starts a crawl.
     *
     * @throws EngineRefusedException if Heritrix can't make a crawl of the plan
     */
    static HeritrixCrawl launch(Path jobFolder, CrawlPlan plan) {
        EngineJob job = plan.job();
        System.setProperty("diancang.engine.job-folder", jobFolder.toString());
        // Before dnsjava or Java's own resolver look at them for the first time.
        if (job.dnsServer() != null) {
            System.setProperty("dns.server", numeric(job.dnsServer()));
            System.setProperty("dnsjava.lookup.use_hosts_file", "false");
        }
        System.setProperty(OnlyOurDns.PROPERTY, "true");
        CrawlJob heritrix = new CrawlJob(configuration(job).toFile());
        heritrix.instantiateContainer();
        PathSharingContext context = heritrix.getJobContext();
        if (context == null) {
            throw new EngineRefusedException(
                    "Heritrix could not be configured; the cause is further up in this log");
        }
        if (job.checkpoint() != null) {
            context.getBean(CheckpointService.class).setRecoveryCheckpointByName(job.checkpoint());
        }
        CountDownLatch ended = new CountDownLatch(1);
        context.addApplicationListener(
                (ApplicationListener<StopCompleteEvent>) event -> ended.countDown());
        HeritrixCrawl crawl = new HeritrixCrawl(heritrix, ended);
        crawl.start(job);
        return crawl;
    }

    /** The DNS server by its address, since soon no name is resolved but by asking it. */
    private static String numeric(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        try {
            InetAddress address = InetAddress.getByName(hostAndPort.substring(0, colon));
            String host = address.getHostAddress();
            return (address instanceof Inet6Address ? "[" + host + "]" : host)
                    + hostAndPort.substring(colon);
        } catch (UnknownHostException e) {
            throw new EngineRefusedException("dnsServer has no address: " + hostAndPort, e);
        }
    }

    private static Path configuration(EngineJob job) {
        try (InputStream beans = HeritrixCrawl.class.getResourceAsStream(CONFIGURATION)) {
            if (beans == null) {
                throw new IllegalStateException(CONFIGURATION + " is not on the class path");
            }
            Files.createDirectories(Path.of(job.warcFolder()));
            Path folder = Files.createDirectories(Path.of(String.valueOf(job.heritrixFolder())));
            Path file = folder.resolve(CONFIGURATION);
            Files.copy(beans, file, StandardCopyOption.REPLACE_EXISTING);
            Path state = Files.createDirectories(folder.resolve("state"));
            Files.writeString(state.resolve("je.properties"), DATABASE_SETTINGS);
            return file;
        } catch (IOException e) {
            throw new EngineRefusedException("can't write Heritrix's folder: " + e, e);
        }
    }

    private void start(EngineJob job) {
        heritrix.launch();
        if (heritrix.getJobContext() == null || !heritrix.getCrawlController().hasStarted()) {
            throw new EngineRefusedException(
                    "Heritrix could not be launched; the cause is further up in this log");
        }
        if (job.checkpoint() != null) {
            budget.resume();
            LOG.info("{} queues have work", revive());
        }
        int period = job.progressSeconds() == null ? 2 : job.progressSeconds();
        repeat(this::report, Duration.ofSeconds(period));
        repeat(budget::checkTime, Duration.ofSeconds(1));
        repeat(watch::look, Duration.ofSeconds(1));
        repeat(this::lookForGuard, Duration.ofSeconds(1));
    }

    // The futures are of no use: their tasks catch what they throw, and end with the process.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void repeat(Runnable task, Duration period) {
        timer.scheduleAtFixedRate(
                () -> logged(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void after(Duration patience, Runnable task) {
        timer.schedule(() -> logged(task), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One failure must not end a task that is to be repeated. */
    private static void logged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a timed task failed", e);
        }
    }

    private void report() {
        if (!controller.isFinished()) {
            CrawlStatistics now = progress.look();
            events.progressed(now);
            lookForStandstill(now);
        }
    }

    /**
     * A crawl that has work, is not held and does nothing for long has lost sight of its queues.
     */
    private void lookForStandstill(CrawlStatistics now) {
        boolean idle =
                now.queued() > 0
                        && now.fetched() == lastFetched
                        && controller.isRunning()
                        && controller.getActiveToeCount() == 0;
        if (!idle) {
            lastFetched = now.fetched();
            idleSince = System.nanoTime();
        } else if (System.nanoTime() - idleSince > LONGEST_STANDSTILL.toNanos()) {
            idleSince = System.nanoTime();
            LOG.warn("nothing fetched for {}: {} queues revived", LONGEST_STANDSTILL, revive());
        }
    }

    private int revive() {
        return controller.getFrontier() instanceof PatientFrontier frontier ? frontier.revive() : 0;
    }

    void pause(String reason) {
        holds.hold(Holds.By.ASKED, reason);
    }

    void resume() {
        holds.release(Holds.By.ASKED);
    }

    void change(CrawlChange change) {
        live.change(change);
    }

    /** Writes a checkpoint, beside whatever else is to be done. */
    void checkpoint() {
        aside("checkpoint", this::writeCheckpoint);
    }

    private static void aside(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(() -> logged(task));
    }

    private void writeCheckpoint() {
        try {
            String name =
                    heritrix.getJobContext()
                            .getBean(CheckpointService.class)
                            .requestCrawlCheckpoint();
            if (name == null) {
                LOG.warn("no checkpoint written: no progress since the last, or it failed");
            }
        } catch (IllegalStateException e) {
            LOG.warn("no checkpoint written: {}", e.getMessage());
        }
    }

    void stop() {
        asked = Outcome.STOPPED;
        controller.requestCrawlStop();
        after(STOP_PATIENCE, this::nudge);
    }

    void abort() {
        asked = Outcome.ABORTED;
        controller.requestCrawlStop();
        nudge();
        after(ABORT_PATIENCE, this::giveUp);
    }

    /** Somebody guards this process; once said, it must be said again and again. */
    void guarded() {
        lastWord.set(System.nanoTime());
        isGuarded = true;
    }

    /** Another may have the crawl soon: a guard that is held up can't keep its lease. */
    private void lookForGuard() {
        long silent = System.nanoTime() - lastWord.get();
        if (isGuarded && silent > LONGEST_SILENCE.toNanos()) {
            LOG.warn("nothing heard for {}: checkpointing, then stopping", LONGEST_SILENCE);
            orphaned();
        }
    }

    /** Nobody guards this process any more: what is known is kept, then it ends. */
    void orphaned() {
        if (!orphaned.compareAndSet(false, true)) {
            return;
        }
        after(PAUSE_PATIENCE.plus(STOP_PATIENCE), this::giveUp);
        aside("orphaned", this::keepAndEnd);
    }

    private void keepAndEnd() {
        holds.hold(Holds.By.ORPHANED, "the adapter's service is gone");
        awaitPause();
        writeCheckpoint();
        controller.requestCrawlStop();
    }

    private void awaitPause() {
        try {
            if (!events.awaitPaused(PAUSE_PATIENCE)) {
                LOG.warn("fetches still run after {}: checkpointing all the same", PAUSE_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A second request interrupts the fetches that still run. */
    private void nudge() {
        controller.requestCrawlStop();
    }

    private void giveUp() {
        LOG.warn("Heritrix does not end its fetches: ending without them");
        ended.countDown();
    }

    /** Waits for the end and journals it; answers the process's exit code. */
    int awaitEnd() throws InterruptedException {
        ended.await();
        timer.shutdownNow();
        if (orphaned.get()) {
            return EngineProcess.ORPHANED;
        }
        CrawlStatus status = controller.getCrawlExitStatus();
        try {
            switch (status) {
                case FINISHED ->
                        journal.end(
                                budget.isSomethingLeftOut() ? Outcome.BUDGET : Outcome.COMPLETE,
                                progress.look());
                case FINISHED_TIME_LIMIT, FINISHED_DATA_LIMIT, FINISHED_DOCUMENT_LIMIT ->
                        journal.end(Outcome.BUDGET, progress.look());
                case ABORTED -> journal.end(asked, progress.look());
                default ->
                        journal.failure(
                                "the engine ended abnormally ("
                                        + status.getDescription()
                                        + "); see engine.log",
                                progress.look());
            }
        } catch (IOException e) {
            LOG.error("the journal's last line can't be written", e);
        }
        LOG.info("{}", status.getDescription());
        return EngineProcess.ENDED;
    }
}
