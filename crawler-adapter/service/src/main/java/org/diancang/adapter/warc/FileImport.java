package org.diancang.adapter.warc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.announce.Announcements;
import org.diancang.events.CrawlOrder;
import org.diancang.events.ImportFile;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.SealedFile;
import org.diancang.warcstore.WarcName;
import org.diancang.warcstore.records.Part;
import org.diancang.warcstore.records.Parts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one file of somebody else's into the archive: as it is, under a name of ours, its captures
 * announced. Each step can be done again after a crash. For one thread.
 */
public final class FileImport {
    private static final Logger log = LoggerFactory.getLogger(FileImport.class);
    private static final List<String> EXTENSIONS = List.of("warc.gz", "warc", "arc.gz", "arc");

    private final CrawlIdentity crawl;
    private final CrawlOrder order;
    private final ImportFile file;
    private final Path incoming;
    private final BooleanSupplier wantedElsewhere;
    private final FolderWarcStore store;
    private final Announcements announcements;
    private final Clock clock;

    /**
     * A file whose bytes are at {@code incoming}, unless an earlier run has taken them in.
     *
     * @param wantedElsewhere whether another import may need them too, so that they stay there
     */
    public FileImport(
            CrawlIdentity crawl,
            CrawlOrder order,
            ImportFile file,
            Path incoming,
            BooleanSupplier wantedElsewhere,
            FolderWarcStore store,
            Announcements announcements,
            Clock clock) {
        this.crawl = crawl;
        this.order = order;
        this.file = file;
        this.incoming = incoming;
        this.wantedElsewhere = wantedElsewhere;
        this.store = store;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Whether the bytes are there. */
    public boolean isHere() {
        return Files.isRegularFile(incoming) || isBegun();
    }

    /** Whether the archive has the bytes under their name of ours, sealed or still to be. */
    public boolean isBegun() {
        return inArchive().isPresent();
    }

    /** Whether the archive has the bytes, but they were not sealed yet. */
    public boolean isOpen() {
        return EXTENSIONS.stream()
                .map(this::name)
                .anyMatch(name -> Files.isRegularFile(store.openFolder().resolve(name.value())));
    }

    /** Reads the file for the first time; told to {@link #takeIn}. */
    Survey survey(ImportedOriginals originals) {
        return Survey.of(place(), originals);
    }

    /** Looks for the originals that revisits speak of. */
    void seek(Survey survey, ImportedOriginals originals) {
        if (survey.isWorthTakingIn()) {
            read(name(survey), new OriginalsPass(name(survey), originals)::take);
        }
    }

    /** Takes the file in, or says why not. */
    ImportedFile takeIn(Survey survey, ImportedOriginals originals, Runnable progress) {
        if (!survey.isWorthTakingIn()) {
            Flaws flaws = survey.flaws();
            log.warn("{} is not taken in: {}", file.name(), flaws.listed());
            return new ImportedFile(
                    Optional.empty(), 0, 0, survey.software(), flaws.count(), flaws.listed());
        }
        WarcName name = name(survey);
        moveIn(name);
        CapturesPass pass =
                new CapturesPass(name, crawl, originals, announcements, clock, progress);
        read(name, pass::take);
        pass.end();
        SealedFile sealed = store.seal(name);
        announcements.deliver(
                List.of(crawl.sealed(sealed, name, pass.counts(), 0, clock.instant())));
        log.info("{} imported as {}, {}", file.name(), name, pass.counts());
        return new ImportedFile(
                Optional.of(name),
                pass.captures(),
                pass.revisits(),
                survey.software(),
                pass.flaws().count(),
                pass.flaws().listed());
    }

    /** Takes one part of a file. */
    @FunctionalInterface
    interface Step {
        void take(FileChannel channel, Part part) throws IOException;
    }

    private void read(WarcName name, Step step) {
        Path place = place();
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ);
                FileChannel reading = FileChannel.open(place, StandardOpenOption.READ)) {
            Parts parts = Parts.of(channel);
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                step.take(reading, part.get());
            }
        } catch (IOException e) {
            throw new AdapterException("can't read " + name + ": " + e.getMessage(), e);
        }
    }

    private void moveIn(WarcName name) {
        if (isBegun()) {
            return;
        }
        try {
            Path bytes = wantedElsewhere.getAsBoolean() ? copy() : incoming;
            Files.move(
                    bytes,
                    store.openFolder().resolve(name.value()),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AdapterException("can't take in " + incoming + ": " + e.getMessage(), e);
        }
    }

    private Path copy() throws IOException {
        Path copy = incoming.resolveSibling(UUID.randomUUID() + ".part");
        Files.copy(incoming, copy);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return copy;
    }

    private Path place() {
        return inArchive().orElse(incoming);
    }

    private Optional<Path> inArchive() {
        return EXTENSIONS.stream()
                .map(this::name)
                .flatMap(
                        name ->
                                Stream.of(
                                        store.openFolder().resolve(name.value()),
                                        store.sealedPath(name)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private WarcName name(Survey survey) {
        return name(survey.extension());
    }

    private WarcName name(String extension) {
        return WarcName.imported(
                order.siteNo(), order.crawlNo(), file.number(), file.sha512(), extension);
    }
}
