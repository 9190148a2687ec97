package org.diancang.adapter.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.diancang.adapter.engine.JobFolder;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.adapter.installation.InstallationProperties;
import org.diancang.adapter.installation.WorkerProperties;
import org.diancang.adapter.run.Runs;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.ImportFiles;
import org.diancang.events.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All imports of this worker; one at a time runs. */
@Component
public class Imports implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final Duration LAST_DELIVERY = Duration.ofSeconds(15);

    private final ImportTools tools;
    private final Path jobs;
    private final String workerId;
    private final Semaphore room = new Semaphore(1, true);
    private final Runs<UUID, ImportRun> running = new Runs<>();
    private volatile boolean open = true;

    Imports(ImportTools tools, InstallationProperties installation, WorkerProperties worker) {
        this.tools = tools;
        this.jobs = installation.jobs();
        this.workerId = worker.id();
    }

    /** Imports that this worker has now, running or waiting. */
    public List<UUID> running() {
        return List.copyOf(running.keys());
    }

    /** Goes on with what an earlier run of this service left. */
    public void recover() {
        tools.incoming().tidy();
        unfinished().forEach(this::launch);
    }

    /** Takes an import; one that is known already, running or over, is not touched. */
    public void start(ImportFiles command) {
        JobFolder folder = JobFolder.of(jobs, command.crawlId(), command.epoch());
        if (state(folder.path()).read().isPresent()) {
            log.info("import {} epoch {} is known", command.crawlId(), command.epoch());
            return;
        }
        folder.create();
        state(folder.path()).write(tools.codec().encode(new StoredImport(command, false)));
        launch(command);
    }

    /** Passes on a command other than a start; for a crawl that is no import, nothing happens. */
    public void pass(CrawlCommand command) {
        boolean ends =
                command instanceof CrawlCommand.StopCrawl
                        || command instanceof CrawlCommand.AbortCrawl;
        if (ends) {
            running.find(command.crawlId())
                    .filter(run -> run.command().epoch() == command.epoch())
                    .ifPresent(this::end);
        }
    }

    private void end(ImportRun run) {
        ImportFiles command = run.command();
        stopWanted(JobFolder.of(jobs, command.crawlId(), command.epoch()).path())
                .write(new byte[0]);
        run.stop();
    }

    private void launch(ImportFiles command) {
        Optional<ImportRun> older = running.find(command.crawlId());
        older.ifPresent(ImportRun::supersede);
        Path folder = JobFolder.of(jobs, command.crawlId(), command.epoch()).path();
        ImportRun run =
                new ImportRun(
                        tools,
                        command,
                        state(folder),
                        room,
                        older.map(ImportRun::over)
                                .orElseGet(() -> CompletableFuture.completedFuture(null)),
                        sha512 -> isWantedByOther(command.crawlId(), sha512));
        if (stopWanted(folder).read().isPresent()) {
            run.stop();
        }
        running.begin(command.crawlId(), run, "import-" + command.crawlId());
    }

    private boolean isWantedByOther(UUID crawl, String sha512) {
        return running.stream()
                .map(ImportRun::command)
                .filter(command -> !command.crawlId().equals(crawl))
                .flatMap(command -> command.files().stream())
                .anyMatch(file -> file.sha512().equals(sha512));
    }

    private static DurableFile state(Path folder) {
        return new DurableFile(folder.resolve("import.json"));
    }

    /** Written before a stop is passed on, so that a restart doesn't forget it. */
    private static DurableFile stopWanted(Path folder) {
        return new DurableFile(folder.resolve("import-stopped"));
    }

    private List<ImportFiles> unfinished() {
        return JobFolder.in(jobs).stream()
                .flatMap(folder -> stored(folder.path()).stream())
                .filter(stored -> !stored.ended())
                .map(StoredImport::command)
                .filter(command -> command.workerId().equals(workerId))
                .toList();
    }

    private Optional<StoredImport> stored(Path folder) {
        try {
            return state(folder).read().map(b -> tools.codec().decode(b, StoredImport.class));
        } catch (MalformedEventException e) {
            log.error("import.json in {} is damaged and left alone: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void start() {
        open = true;
    }

    /** Leaves the imports for the next start. */
    @Override
    public void stop() {
        open = false;
        running.cutShort(LAST_DELIVERY);
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
