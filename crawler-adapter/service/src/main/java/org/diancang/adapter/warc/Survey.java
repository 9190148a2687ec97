package org.diancang.adapter.warc;

import org.diancang.adapter.AdapterException;
import org.diancang.events.RecordType;
import org.diancang.warcstore.records.Part;
import org.diancang.warcstore.records.Parts;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.Warcinfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A first look at a file that is to be imported: whether there is anything to take in, and which
 * originals its revisits speak of.
 */
final class Survey {
    private static final Logger log = LoggerFactory.getLogger(Survey.class);
    private static final int LONGEST_SOFTWARE = 200;

    private final Flaws flaws = new Flaws();
    private Optional<String> software = Optional.empty();
    private Optional<Boolean> arc = Optional.empty();
    private boolean gzip;
    private boolean together;
    private long captures;

    /**
     * Reads a file.
     *
     * @throws AdapterException if the disk refuses; never for what stands in the file
     */
    static Survey of(Path file, ImportedOriginals originals) {
        Survey survey = new Survey();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
            Parts parts = Parts.of(channel);
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                switch (part.get()) {
                    case Part.Record record -> survey.look(reading, record, originals);
                    case Part.Unreadable bad ->
                            survey.flaws.add(bad.offset(), bad.length(), bad.reason());
                    case Part.Together many -> {
                        survey.together = true;
                        survey.flaws.add(
                                many.offset(),
                                many.length(),
                                "its records are gzipped together, so that none can be read"
                                        + " alone; gunzip the file and import it plain");
                    }
                }
            }
            survey.gzip = beginsWithGzip(channel);
            return survey;
        } catch (IOException e) {
            throw new AdapterException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether anything of the file can be kept as it is and read again. */
    boolean isWorthTakingIn() {
        return captures > 0 && !together;
    }

    /** What is wrong with a file that is not taken in. */
    Flaws flaws() {
        if (flaws.count() == 0) {
            flaws.add(0, 0, "it holds no response, revisit or resource record");
        }
        return flaws;
    }

    Optional<String> software() {
        return software;
    }

    /** {@code warc}, {@code warc.gz}, {@code arc} or {@code arc.gz}, whatever it was called. */
    String extension() {
        return (arc.orElse(false) ? "arc" : "warc") + (gzip ? ".gz" : "");
    }

    private void look(FileChannel channel, Part.Record part, ImportedOriginals originals) {
        try {
            Optional<WarcRecord> found = Records.at(channel, part.offset());
            if (found.isEmpty()) {
                return;
            }
            WarcRecord record = found.get();
            if (arc.isEmpty()) {
                arc = Optional.of(record.version().getProtocol().equals("ARC"));
            }
            if (RecordType.isCapture(record.type())) {
                captures++;
                if (record.type().equals("revisit")) {
                    originals.want(RecordedCapture.reference(record.headers(), Optional.empty()));
                }
            } else if (record instanceof Warcinfo info && software.isEmpty()) {
                software = info.fields().first("software").flatMap(Survey::shortened);
            }
        } catch (IOException | RuntimeException e) {
            log.debug("record at {} is told of when the file is taken in: {}", part, e.toString());
        }
    }

    private static Optional<String> shortened(String software) {
        String line = software.replaceAll("\\p{Cntrl}+", " ").strip();
        return Optional.of(line.substring(0, Math.min(LONGEST_SOFTWARE, line.length())))
                .filter(l -> !l.isEmpty());
    }

    private static boolean beginsWithGzip(FileChannel channel) throws IOException {
        ByteBuffer two = ByteBuffer.allocate(2);
        return channel.read(two, 0) == 2 && two.get(0) == (byte) 0x1f && two.get(1) == (byte) 0x8b;
    }
}
