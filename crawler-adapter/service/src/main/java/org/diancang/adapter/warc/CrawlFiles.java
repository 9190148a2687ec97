package org.diancang.adapter.warc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.announce.Announcement;
import org.diancang.adapter.announce.Announcements;
import org.diancang.adapter.journal.Findings;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.SealedFile;
import org.diancang.warcstore.WarcName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WARC files of one crawl under one epoch, brought from the engine's hands to their final
 * place: re-read, what the journal missed announced, sealed, announced. Each step can be done again
 * after a crash. For one thread at a time.
 */
public final class CrawlFiles {
    private static final Logger log = LoggerFactory.getLogger(CrawlFiles.class);
    private static final int BATCH = 500;

    private final CrawlIdentity crawl;
    private final FolderWarcStore store;
    private final Path announcedList;
    private final RevisitReference.Originals originals;
    private final Announcements announcements;
    private final Clock clock;
    private final Counter reconciled;
    private final Counter lost;
    private final Set<String> announced;

    /** Files of a crawl; {@code announcedList} keeps the names of those that are done. */
    public CrawlFiles(
            CrawlIdentity crawl,
            FolderWarcStore store,
            Path announcedList,
            RevisitReference.Originals originals,
            Announcements announcements,
            Clock clock,
            MeterRegistry meters) {
        this.crawl = crawl;
        this.store = store;
        this.announcedList = announcedList;
        this.originals = originals;
        this.announcements = announcements;
        this.clock = clock;
        this.reconciled = meters.counter("diancang.captures.reconciled");
        this.lost = meters.counter("diancang.warc.files.lost");
        this.announced = readAnnounced(announcedList);
    }

    /** Names of files that the engine has closed and nobody has sealed, in order. */
    public List<WarcName> closed() {
        return named(store.openFolder(), "");
    }

    /** Repairs and seals everything that is left; only once no engine writes any more. */
    public void settleAll(Findings findings) {
        WarcRepair repair = new WarcRepair(store);
        named(store.openFolder(), FolderWarcStore.WRITING_SUFFIX).forEach(repair::repair);
        closed().forEach(name -> settle(name, findings));
        for (WarcName name : sealed()) {
            if (!announced.contains(name.value())) {
                settle(name, findings);
            }
        }
        findings.files().forEach(file -> forget(file, findings));
    }

    /** All files are sealed now: one that was announced and is not there is an alarm. */
    private void forget(String file, Findings findings) {
        if (WarcName.isValid(file) && Files.exists(store.sealedPath(WarcName.parse(file)))) {
            findings.forget(file);
        } else {
            lost.increment();
            log.error(
                    "captures of {} were announced, but no such file was sealed; look into {}",
                    file,
                    store.openFolder());
        }
    }

    /** Re-reads a closed file, announces what the journal missed, seals it and announces it. */
    public void settle(WarcName name, Findings findings) {
        Path open = store.openFolder().resolve(name.value());
        Path file = Files.exists(open) ? open : store.sealedPath(name);
        List<Announcement> batch = new ArrayList<>();
        Map<String, Long> counts =
                new Reconciliation(crawl, originals, clock)
                        .read(
                                file,
                                name,
                                findings::knows,
                                capture -> {
                                    log.info(
                                            "{} is announced from its record", capture.captureId());
                                    batch.add(new Announcement.Capture(capture));
                                    reconciled.increment();
                                    if (batch.size() >= BATCH) {
                                        announcements.deliver(List.copyOf(batch));
                                        batch.clear();
                                    }
                                });
        announcements.deliver(List.copyOf(batch));
        SealedFile sealed = store.seal(name);
        announcements.deliver(
                List.of(
                        crawl.sealed(
                                sealed,
                                name,
                                counts,
                                new WarcRepair(store).tornBytes(name),
                                clock.instant())));
        remember(name);
        findings.forget(name.value());
        log.info("{} sealed, {} bytes, {}", name, sealed.length(), counts);
    }

    private List<WarcName> sealed() {
        String anyName = crawl.filePrefix() + "00000000000000000-00000.warc.gz";
        Path folder = store.sealedPath(WarcName.parse(anyName)).getParent();
        return folder != null && Files.isDirectory(folder) ? named(folder, "") : List.of();
    }

    private List<WarcName> named(Path folder, String suffix) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString())
                    .filter(n -> n.startsWith(crawl.filePrefix()) && n.endsWith(suffix))
                    .map(n -> n.substring(0, n.length() - suffix.length()))
                    .filter(WarcName::isValid)
                    .sorted()
                    .map(WarcName::parse)
                    .toList();
        } catch (IOException e) {
            throw new AdapterException("can't list " + folder + ": " + e.getMessage(), e);
        }
    }

    private void remember(WarcName name) {
        try {
            Files.writeString(
                    announcedList,
                    name + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            announced.add(name.value());
        } catch (IOException e) {
            throw new AdapterException("can't write " + announcedList + ": " + e.getMessage(), e);
        }
    }

    private static Set<String> readAnnounced(Path list) {
        try {
            return Files.exists(list)
                    ? new HashSet<>(Files.readAllLines(list, StandardCharsets.UTF_8))
                    : new HashSet<>();
        } catch (IOException e) {
            throw new AdapterException("can't read " + list + ": " + e.getMessage(), e);
        }
    }
}
