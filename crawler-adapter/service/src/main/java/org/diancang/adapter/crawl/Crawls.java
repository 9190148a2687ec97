package org.diancang.adapter.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.installation.WorkerCapacity;
import org.diancang.adapter.installation.WorkerProperties;
import org.diancang.adapter.run.Runs;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All crawls of this worker. */
@Component
public class Crawls implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Crawls.class);
    private static final Duration LAST_DELIVERY = Duration.ofSeconds(15);

    private record Key(UUID crawlId, int epoch) {}

    private final CrawlTools tools;
    private final String workerId;
    private final Semaphore room;
    private final Runs<Key, CrawlRun> running = new Runs<>();
    private volatile boolean open = true;

    Crawls(CrawlTools tools, WorkerProperties worker, WorkerCapacity capacity) {
        this.tools = tools;
        this.workerId = worker.id();
        this.room = new Semaphore(capacity.crawls(), true);
    }

    /** Crawls that this worker has now, running or waiting for room. */
    public List<UUID> running() {
        return running.keys().stream().map(Key::crawlId).distinct().toList();
    }

    /**
     * Goes on with what an earlier run of this service left, and returns once all files of ended
     * engines are sealed and announced.
     */
    public void recover() {
        List<CompletableFuture<Void>> settled =
                unfinished().stream()
                        .map(c -> launch(c.folder(), c.state()))
                        .map(CrawlRun::settled)
                        .toList();
        settled.forEach(CompletableFuture::join);
    }

    /**
     * Takes a crawl. One that is known already, running or over, is not touched.
     *
     * @param wish what was wanted of it even before this command came
     */
    public void start(StartCrawl command, Optional<Wish> wish) {
        JobFolder folder =
                JobFolder.of(tools.installation().jobs(), command.crawlId(), command.epoch());
        if (CrawlState.read(folder, tools.codec()).isPresent()) {
            log.info("crawl {} epoch {} is known", command.crawlId(), command.epoch());
            return;
        }
        folder.create();
        StoredCrawl crawl = StoredCrawl.ordered(command, wish.orElse(Wish.RUN));
        launch(folder, CrawlState.create(folder, tools.codec(), crawl));
    }

    /** Passes on a command other than a start; for a crawl that is not here, nothing happens. */
    public void pass(CrawlCommand command) {
        running.find(new Key(command.crawlId(), command.epoch()))
                .ifPresentOrElse(
                        run -> pass(command, run),
                        () ->
                                log.info(
                                        "crawl {} epoch {} does not run here",
                                        command.crawlId(),
                                        command.epoch()));
    }

    /** Asks the engine of a crawl for the URLs that wait; whether there is one to ask. */
    public boolean writeQueue(UUID crawlId) {
        return running.stream()
                .filter(run -> run.command().crawlId().equals(crawlId))
                .map(run -> run.engine().writeQueue())
                .reduce(false, Boolean::logicalOr);
    }

    private static void pass(CrawlCommand command, CrawlRun run) {
        if (command instanceof CrawlCommand.ChangeCrawl changed) {
            run.change(changed.change());
        } else {
            Wish.of(command).ifPresentOrElse(run::wish, run.engine()::checkpoint);
        }
    }

    private CrawlRun launch(JobFolder folder, CrawlState state) {
        StartCrawl command = state.now().command();
        Key key = new Key(command.crawlId(), command.epoch());
        CrawlRun run = new CrawlRun(tools, folder, state, room, letGoOlder(key));
        running.begin(key, run, "crawl-" + key.crawlId());
        return run;
    }

    /** One engine at most works on a crawl: earlier epochs end before the new one begins. */
    private CompletableFuture<?> letGoOlder(Key key) {
        CompletableFuture<?>[] over =
                running.stream()
                        .filter(run -> run.command().crawlId().equals(key.crawlId()))
                        .filter(run -> run.command().epoch() < key.epoch())
                        .map(
                                older -> {
                                    older.letGo();
                                    return older.over();
                                })
                        .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(over);
    }

    private record Unfinished(JobFolder folder, CrawlState state) {}

    private List<Unfinished> unfinished() {
        return JobFolder.in(tools.installation().jobs()).stream()
                .flatMap(folder -> state(folder).stream().map(s -> new Unfinished(folder, s)))
                .filter(c -> c.state().now().command().workerId().equals(workerId))
                .filter(c -> !c.state().now().ended())
                .toList();
    }

    private Optional<CrawlState> state(JobFolder folder) {
        try {
            return CrawlState.read(folder, tools.codec());
        } catch (MalformedEventException e) {
            log.error("{} is damaged and left alone: {}", folder.state(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void start() {
        open = true;
    }

    /**
     * Ends all engines, waits for what they wrote last, and leaves the crawls for the next start.
     */
    @Override
    public void stop() {
        open = false;
        running.cutShort(tools.engineProperties().closingTime().plus(LAST_DELIVERY));
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** After the listeners of commands have stopped, before the web server and Kafka go. */
    @Override
    public int getPhase() {
        return 0;
    }
}
