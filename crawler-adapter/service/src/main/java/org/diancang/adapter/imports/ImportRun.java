package org.diancang.adapter.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.diancang.adapter.AdapterClosingException;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.announce.Announcement;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.adapter.lease.Lease;
import org.diancang.adapter.run.Run;
import org.diancang.adapter.warc.CrawlIdentity;
import org.diancang.adapter.warc.FileImport;
import org.diancang.adapter.warc.ImportedFiles;
import org.diancang.events.CrawlCommand.ImportFiles;
import org.diancang.events.ImportFile;
import org.diancang.warcstore.WarcStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One import under one epoch, from its command to the report of its end. Runs in a thread of its
 * own; after a crash of the service it is done again from the start, which changes nothing that was
 * done before.
 */
final class ImportRun implements Run, ImportedFiles.Watch {
    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final int MOST_TRIES_WITHOUT_LEASE = 3;

    private final ImportTools tools;
    private final ImportFiles command;
    private final DurableFile state;
    private final Semaphore room;
    private final CompletableFuture<?> mayBegin;
    private final Predicate<String> wantedElsewhere;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CountDownLatch cutShort = new CountDownLatch(1);
    private volatile boolean stopWanted;
    private volatile boolean leaseLost;
    private volatile boolean superseded;
    private volatile Instant begun = Instant.MAX;

    /**
     * An import that begins when {@code mayBegin} is done and there is room.
     *
     * @param wantedElsewhere whether another import needs the bytes with this SHA-512
     */
    ImportRun(
            ImportTools tools,
            ImportFiles command,
            DurableFile state,
            Semaphore room,
            CompletableFuture<?> mayBegin,
            Predicate<String> wantedElsewhere) {
        this.tools = tools;
        this.command = command;
        this.state = state;
        this.room = room;
        this.mayBegin = mayBegin;
        this.wantedElsewhere = wantedElsewhere;
    }

    ImportFiles command() {
        return command;
    }

    @Override
    public CompletableFuture<Void> over() {
        return over;
    }

    /** Ends after the file that is being taken in. */
    void stop() {
        stopWanted = true;
    }

    /** Lets it go: nobody knows whose it is now. */
    private void letGo() {
        leaseLost = true;
    }

    /** Lets it go to a run of a later epoch, which does again whatever is half done. */
    void supersede() {
        superseded = true;
        leaseLost = true;
    }

    @Override
    public void cutShort() {
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
        if (superseded) {
            throw new AdapterClosingException("a later epoch has begun");
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
                begun = tools.clock().instant();
                boolean done = false;
                while (lease.isHeld() && !done) {
                    done = isDone(this::takeIn);
                    if (!done) {
                        pause();
                    }
                }
                if (!done) {
                    withoutLease();
                } else if (leaseLost) {
                    finish();
                }
            }
        } catch (AdapterClosingException e) {
            if (superseded) {
                log.info("import {} goes on under another epoch", command.crawlId());
                finish();
            } else {
                log.info("import {} goes on at the next start", command.crawlId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (entered) {
                room.release();
            }
            over.complete(null);
        }
    }

    /**
     * The archive keeps no file open for good, and no later epoch may come: where the crawl was to
     * be stopped, it is over without its worker.
     */
    private void withoutLease() throws InterruptedException {
        log.info("import {} is no longer ours under this epoch", command.crawlId());
        for (int tries = 1; !superseded; tries++) {
            if (isDone(this::endWhatIsOpen)) {
                break;
            }
            if (tries == MOST_TRIES_WITHOUT_LEASE) {
                log.error("import {} has files that can't be sealed", command.crawlId());
                return;
            }
            pause();
        }
        finish();
    }

    private void endWhatIsOpen() {
        List<ImportedFiles.Given> here = filesHere();
        if (here.stream().anyMatch(file -> file.bytes().isOpen())) {
            new ImportedFiles(here, tools.store()).takeIn(new BegunAlone(), (_, _) -> {});
        }
    }

    private List<ImportedFiles.Given> filesHere() {
        return command.files().stream()
                .map(this::given)
                .filter(file -> file.bytes().isHere())
                .toList();
    }

    /** Begins no file. */
    private final class BegunAlone implements ImportedFiles.Watch {
        @Override
        public boolean goesOn() {
            return false;
        }

        @Override
        public void progressed() {
            ImportRun.this.progressed();
        }
    }

    private boolean isDone(Runnable step) {
        try {
            step.run();
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
        List<ImportedFiles.Given> here = filesHere();
        List<ImportFile> found = here.stream().map(ImportedFiles.Given::file).toList();
        Set<String> absent =
                command.files().stream()
                        .filter(file -> !found.contains(file))
                        .map(ImportFile::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        // Of an import whose bytes are not all there, none is begun.
        ImportedFiles.Watch watch = absent.isEmpty() ? this : new BegunAlone();
        new ImportedFiles(here, tools.store())
                .takeIn(
                        watch,
                        (file, imported) ->
                                tools.announcements()
                                        .deliver(
                                                List.of(
                                                        new Announcement.OfCrawl(
                                                                reports.imported(file, imported)),
                                                        new Announcement.OfCrawl(
                                                                reports.progressed()))));
        progressed();
        if (!leaseLost) {
            end(
                    new Announcement.OfCrawl(
                            absent.isEmpty() || stopWanted
                                    ? reports.ended(stopWanted)
                                    : reports.bytesAbsent(absent)));
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
                        () -> isWantedElsewhere(file.sha512()) || isGivenTwice(file),
                        tools.store(),
                        tools.announcements(),
                        tools.clock()));
    }

    private void end(Announcement.OfCrawl report) {
        tools.announcements().deliver(List.of(report));
        // Not before: what was refused is looked at again if this run is cut short.
        command.files().stream()
                .map(ImportFile::sha512)
                .filter(sha512 -> !isWantedElsewhere(sha512))
                .forEach(tools.incoming()::discard);
        finish();
    }

    private boolean isGivenTwice(ImportFile file) {
        return command.files().stream()
                .anyMatch(other -> !other.equals(file) && other.sha512().equals(file.sha512()));
    }

    private boolean isWantedElsewhere(String sha512) {
        return wantedElsewhere.test(sha512) || tools.incoming().isAskedForSince(sha512, begun);
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
