package org.diancang.adapter.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.announce.Announcement;
import org.diancang.adapter.announce.Announcements;
import org.diancang.adapter.installation.DurableFile;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over a crawl's journal: each whole line once it stands there, and remembers how far
 * everything is acknowledged. A line may be delivered twice after a crash, never not at all; a
 * malformed one is logged and left out, and reconciliation finds the record that it spoke of. For
 * one thread, but for {@link #findings()}.
 */
public final class Journal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final Path file;
    private final DurableFile offsetFile;
    private final Announcements announcements;
    private final EventCodec codec;
    private final Counter malformed;
    private final Findings findings = new Findings();
    private JournalReader reader;
    private long delivered;

    /** Opens a journal where the last delivery ended, and reads again what was found before. */
    public Journal(
            Path file,
            Path offsetFile,
            Announcements announcements,
            EventCodec codec,
            MeterRegistry meters) {
        this.file = file;
        this.offsetFile = new DurableFile(offsetFile);
        this.announcements = announcements;
        this.codec = codec;
        this.malformed = meters.counter("diancang.journal.malformed");
        this.delivered = Math.min(storedOffset(), size());
        learnAgain();
        this.reader = new JournalReader(file, delivered);
    }

    /** What the delivered part says. */
    public Findings findings() {
        return findings;
    }

    /**
     * Delivers the next whole lines.
     *
     * @return whether there were any
     */
    public boolean deliverNext() {
        List<JournalReader.Line> lines = reader.next();
        if (lines.isEmpty()) {
            return false;
        }
        List<JournalLine> understood = new ArrayList<>(lines.size());
        List<Announcement> batch = new ArrayList<>(lines.size());
        for (JournalReader.Line line : lines) {
            Optional<JournalLine> read = read(line, true);
            read.ifPresent(understood::add);
            read.flatMap(Journal::announcement).ifPresent(batch::add);
        }
        announcements.deliver(batch);
        understood.forEach(findings::learn);
        delivered = lines.getLast().end();
        offsetFile.writeUnflushed(Long.toString(delivered).getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    /** Delivers all whole lines that stand there now. */
    public void deliverAll() {
        while (deliverNext()) {
            log.trace("{} delivered up to {}", file, delivered);
        }
    }

    /**
     * Cuts off a half line that a killed engine left, so that the next one does not write on in it.
     * Only while no engine writes, and after {@link #deliverAll()}.
     */
    public void cutTornLine() {
        long size = size();
        if (size > delivered) {
            log.warn("{}: {} bytes of a torn last line cut off", file, size - delivered);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(delivered);
                channel.force(true);
            } catch (IOException e) {
                throw new AdapterException("can't cut " + file + ": " + e.getMessage(), e);
            }
            reader.close();
            reader = new JournalReader(file, delivered);
        }
    }

    private void learnAgain() {
        try (JournalReader again = new JournalReader(file, 0)) {
            List<JournalReader.Line> lines = again.next();
            while (!lines.isEmpty() && lines.getFirst().end() <= delivered) {
                for (JournalReader.Line line : lines) {
                    if (line.end() <= delivered) {
                        read(line, false).ifPresent(findings::learn);
                    }
                }
                lines = again.next();
            }
        }
    }

    private Optional<JournalLine> read(JournalReader.Line line, boolean tell) {
        try {
            return Optional.of(codec.decode(line.bytes(), JournalLine.class));
        } catch (MalformedEventException e) {
            if (tell) {
                malformed.increment();
                log.error(
                        "{}: line that ends at {} is left out, reconciliation will find its"
                                + " record: {}",
                        file,
                        line.end(),
                        e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static Optional<Announcement> announcement(JournalLine line) {
        return switch (line) {
            case JournalLine.Captured(var capture) ->
                    Optional.of(new Announcement.Capture(capture));
            case JournalLine.OfCrawl(var event) -> Optional.of(new Announcement.OfCrawl(event));
            case JournalLine.End _ -> Optional.empty();
        };
    }

    private long storedOffset() {
        String stored =
                offsetFile
                        .read()
                        .map(b -> new String(b, StandardCharsets.US_ASCII).strip())
                        .orElse("0");
        // After a power cut it may hold anything: then everything is delivered again.
        return stored.matches("[0-9]{1,18}") ? Long.parseLong(stored) : 0;
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new AdapterException("can't look at " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
