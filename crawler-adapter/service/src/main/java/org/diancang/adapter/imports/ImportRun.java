package org.diancang.adapter.imports;

import org.diancang.adapter.AdapterClosingException;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.announce.Announcement;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.adapter.lease.Lease;
import org.diancang.adapter.warc.CrawlIdentity;
import org.diancang.adapter.warc.FileImport;
import org.diancang.adapter.warc.ImportedFiles;
import org.diancang.events.CrawlCommand.ImportFiles;
import org.diancang.events.ImportFile;
import org.diancang.warcstore.WarcStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One import under one epoch, from its command to the report of its end. Runs in a thread of its
 * own; after a crash of the service it is done again from the start, which changes nothing that was
 * done before.
 */
final class ImportRun implements Runnable, ImportedFiles.Watch {
    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private final ImportTools tools;
    private final ImportFiles command;
    private final DurableFile state;
    private final Semaphore room;
    private final CompletableFuture<?> mayBegin;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CountDownLatch cutShort = new CountDownLatch(1);
    private volatile boolean stopWanted;
    private volatile boolean leaseLost;

    /** An import that begins when {@code mayBegin} is done and there is room. */
    ImportRun(
            ImportTools tools,
            ImportFiles command,
            DurableFile state,
            Semaphore room,
            CompletableFuture<?> mayBegin) {
        this.tools = tools;
        this.command = command;
        this.state = state;
        this.room = room;
        this.mayBegin = mayBegin;
    }

    ImportFiles command() {
        return command;
    }

    /** Done once this run does nothing more. */
    CompletableFuture<Void> over() {
        return over;
    }

    /** Ends after the file that is being taken in. */
    void stop() {
        stopWanted = true;
    }

    /** Lets it go: it belongs to another epoch now, or nobody knows whose it is. */
    void letGo() {
        leaseLost = true;
    }

    /** Leaves it for the next start to go on with. */
    void cutShort() {
        cutShort.countDown();
    }

    @Override
    public boolean goesOn() {
        return !stopWanted && !leaseLost && cutShort.getCount() > 0;
    }

    @Override
    public void progressed() {
        if (cutShort.getCount() == 0) {
            throw new AdapterClosingException("the service ends");
        }
    }

    @Override
    public void run() {
        MDC.put("crawl", command.crawlId().toString());
        boolean entered = false;
        try {
            mayBegin.join();
            try (Lease lease =
                    tools.leases()
                            .keep(
                                    command.crawlId(),
                                    command.workerId(),
                                    command.epoch(),
                                    why -> letGo())) {
                room.acquire();
                entered = true;
                while (lease.isHeld() && !tryToTakeIn()) {
                    pause();
                }
            }
            if (leaseLost) {
                log.info("import {} goes on under another epoch", command.crawlId());
                finish();
            }
        } catch (AdapterClosingException e) {
            log.info("import {} goes on at the next start", command.crawlId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (entered) {
                room.release();
            }
            over.complete(null);
        }
    }

    private boolean tryToTakeIn() {
        try {
            takeIn();
            return true;
        } catch (AdapterClosingException e) {
            throw e;
        } catch (AdapterException | WarcStoreException e) {
            log.error("import {}: {}; next try in {}", command.crawlId(), e, BETWEEN_TRIES, e);
            return false;
        }
    }

    private void takeIn() {
        ImportReports reports = new ImportReports(command, tools.clock());
        tools.announcements()
                .deliver(
                        List.of(
                                new Announcement.OfCrawl(reports.accepted()),
                                new Announcement.OfCrawl(reports.started())));
        List<ImportedFiles.Given> files = command.files().stream().map(this::given).toList();
        Set<String> absent = new TreeSet<>();
        files.stream().filter(f -> !f.bytes().isHere()).forEach(f -> absent.add(f.file().name()));
        if (!absent.isEmpty()) {
            end(new Announcement.OfCrawl(reports.bytesAbsent(absent)));
            return;
        }
        new ImportedFiles(files, tools.store())
                .takeIn(
                        this,
                        (file, imported) ->
                                tools.announcements()
                                        .deliver(
                                                List.of(
                                                        new Announcement.OfCrawl(
                                                                reports.imported(file, imported)),
                                                        new Announcement.OfCrawl(
                                                                reports.progressed()))));
        if (cutShort.getCount() == 0) {
            throw new AdapterClosingException("the service ends");
        }
        if (!leaseLost) {
            end(new Announcement.OfCrawl(reports.ended(stopWanted)));
        }
    }

    private ImportedFiles.Given given(ImportFile file) {
        CrawlIdentity identity =
                new CrawlIdentity(
                        command.crawlId(),
                        command.order().siteId(),
                        command.order().libraryId(),
                        command.workerId(),
                        command.epoch(),
                        command.order().siteNo() + "-" + command.order().crawlNo() + "-i");
        return new ImportedFiles.Given(
                file,
                new FileImport(
                        identity,
                        command.order(),
                        file,
                        tools.incoming().place(file.sha512()),
                        tools.store(),
                        tools.announcements(),
                        tools.clock()));
    }

    private void end(Announcement.OfCrawl report) {
        tools.announcements().deliver(List.of(report));
        // Not before: what was refused is looked at again if this run is cut short.
        command.files().forEach(file -> tools.incoming().discard(file.sha512()));
        finish();
    }

    private void finish() {
        state.write(tools.codec().encode(new StoredImport(command, true)));
    }

    private void pause() throws InterruptedException {
        if (cutShort.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AdapterClosingException("it was to be tried again");
        }
    }
}
