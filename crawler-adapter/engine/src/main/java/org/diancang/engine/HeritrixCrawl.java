package org.diancang.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.archive.bdb.BdbModule;
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

    private static final Duration PAUSE_PATIENCE = Duration.ofSeconds(30);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final Duration ABORT_PATIENCE = Duration.ofSeconds(10);

    /** For writing down what was left in the queue. */
    private static final Duration LEAVING = Duration.ofSeconds(30);

    /** The same where the end is wanted at once: the service waits for 30 s with all that. */
    private static final Duration LEAVING_ABORTED = Duration.ofSeconds(10);

    private final CrawlJob heritrix;
    private final CrawlController controller;
    private final Journal journal;
    private final CrawlEvents events;
    private final Budget budget;
    private final Progress progress;
    private final CrawlWatch watch;
    private final Holds holds;
    private final LiveSettings live;
    private final LiveFile liveFile;
    private final QueueFile queueFile;
    private final RunConfiguration configuration;
    private final CountDownLatch ended;
    private volatile Outcome asked = Outcome.STOPPED;
    private final AtomicBoolean orphaned = new AtomicBoolean();
    private final Guard guard = new Guard(System::nanoTime);
    private final Standstill standstill = new Standstill(System::nanoTime);
    private final TimedTasks tasks = new TimedTasks();
    private final CheckpointRhythm checkpoints;

    private HeritrixCrawl(
            Path jobFolder,
            CrawlJob heritrix,
            EngineJob job,
            RunConfiguration configuration,
            CountDownLatch ended) {
        this.configuration = configuration;
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
        this.checkpoints = new CheckpointRhythm(job.checkpointInterval(), System::nanoTime);
        this.queueFile =
                new QueueFile(
                        jobFolder,
                        new WaitingUrls(context.getBean(BdbModule.class))::each,
                        System::nanoTime);
        this.liveFile = LiveFile.of(jobFolder, context, controller);
    }

    /**
     * Starts a crawl.
     *
     * @throws EngineRefusedException if Heritrix can't make a crawl of the plan
     */
    static HeritrixCrawl launch(Path jobFolder, CrawlPlan plan) {
        EngineJob job = plan.job();
        System.setProperty("diancang.engine.job-folder", jobFolder.toString());
        JobConfiguration configuration = new JobConfiguration(job);
        configuration.setDns();
        Path beans = configuration.write();
        CrawlJob heritrix = new CrawlJob(beans.toFile());
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
        context.addApplicationListener(new AtEnd(ended));
        RunConfiguration run =
                new RunConfiguration(jobFolder, job, beans, context.getBean(Clock.class));
        HeritrixCrawl crawl = new HeritrixCrawl(jobFolder, heritrix, job, run, ended);
        crawl.start(job);
        return crawl;
    }

    private void start(EngineJob job) {
        heritrix.launch();
        if (heritrix.getJobContext() == null || !heritrix.getCrawlController().hasStarted()) {
            throw new EngineRefusedException(
                    "Heritrix could not be launched; the cause is further up in this log");
        }
        if (job.checkpoint() != null) {
            budget.resume();
            liveFile.resume();
        }
        int period = job.progressSeconds() == null ? 2 : job.progressSeconds();
        tasks.repeat(this::report, Duration.ofSeconds(period));
        tasks.repeat(budget::checkTime, Duration.ofSeconds(1));
        tasks.repeat(watch::look, Duration.ofSeconds(1));
        tasks.repeat(this::lookForGuard, Duration.ofSeconds(1));
    }

    private void report() {
        if (!controller.isFinished()) {
            CrawlStatistics now = progress.look();
            events.progressed(now);
            if (checkpoints.begin(now.fetched())) {
                checkpoint();
            }
            liveFile.write(now);
            if (standstill.lasts(now, controller)) {
                LOG.warn(
                        "nothing fetched for {}: {}",
                        Standstill.LONGEST,
                        controller.getFrontier().shortReportMap());
            }
        }
    }

    void pause(String reason) {
        holds.hold(Holds.By.ASKED, reason);
    }

    void resume() {
        holds.release(Holds.By.ASKED);
    }

    void change(CrawlChange change) {
        live.change(change);
        configuration.changed(change);
    }

    /** Writes a checkpoint, beside whatever else is to be done. */
    void checkpoint() {
        tasks.aside("checkpoint", this::writeCheckpoint);
    }

    /** Writes the URLs that wait to a file, beside whatever else is to be done. */
    void writeQueue() {
        tasks.aside("queue", queueFile::write);
    }

    private void writeCheckpoint() {
        long begin = System.nanoTime();
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
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            LOG.info("checkpoint done in {} ms", took.toMillis());
            checkpoints.done(took);
        }
    }

    void stop() {
        asked = Outcome.STOPPED;
        controller.requestCrawlStop();
        tasks.after(STOP_PATIENCE, this::nudge);
    }

    void abort() {
        asked = Outcome.ABORTED;
        controller.requestCrawlStop();
        nudge();
        tasks.after(ABORT_PATIENCE, this::giveUp);
    }

    /** Somebody guards this process; once said, it must be said again and again. */
    void guarded() {
        guard.heard();
    }

    private void lookForGuard() {
        if (guard.isGone()) {
            LOG.warn("the guard is silent: checkpointing, then stopping");
            orphaned();
        }
    }

    /** Nobody guards this process any more: what is known is kept, then it ends. */
    void orphaned() {
        // While an ended crawl writes down what was left, there is nothing to keep any more.
        if (ended.getCount() == 0 || !orphaned.compareAndSet(false, true)) {
            return;
        }
        tasks.after(PAUSE_PATIENCE.plus(STOP_PATIENCE), this::giveUp);
        tasks.aside("orphaned", this::keepAndEnd);
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
        tasks.close();
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
        // After the journal's last line: whoever kills the process meanwhile changes no outcome.
        queueFile.leave(asked == Outcome.ABORTED ? LEAVING_ABORTED : LEAVING);
        return EngineProcess.ENDED;
    }

    /** A class, since Spring tries a lambda with each event and Heritrix makes one for each URL. */
    private record AtEnd(CountDownLatch ended) implements ApplicationListener<StopCompleteEvent> {
        @Override
        public void onApplicationEvent(StopCompleteEvent event) {
            ended.countDown();
        }
    }
}
