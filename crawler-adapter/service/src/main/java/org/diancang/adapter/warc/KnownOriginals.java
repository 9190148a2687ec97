package org.diancang.adapter.warc;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.journal.JournalLine;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.events.Original;

/**
 * Originals of a crawl: those exported before it, then those that it captured itself. Read from the
 * files each time, since only records that the journal missed are ever asked for.
 */
public final class KnownOriginals implements RevisitReference.Originals {
    /** One line of the export. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Exported(String urlkey, String payloadDigest, String recordId, Original original) {}

    private final Path export;
    private final Path journal;
    private final EventCodec codec;

    /** Reads an export and a journal; either may be absent. */
    public KnownOriginals(Path export, Path journal, EventCodec codec) {
        this.export = export;
        this.journal = journal;
        this.codec = codec;
    }

    @Override
    public Optional<Original> find(RevisitReference reference) {
        Optional<String> mark = reference.recordId().or(reference::payloadDigest);
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        return search(export, mark.get(), line -> exported(line, reference))
                .or(() -> search(journal, mark.get(), line -> captured(line, reference)));
    }

    private Optional<Original> exported(String line, RevisitReference reference) {
        Exported known = codec.decode(utf8(line), Exported.class);
        return reference.means(known.recordId(), known.original(), known.payloadDigest())
                ? Optional.of(known.original())
                : Optional.empty();
    }

    private Optional<Original> captured(String line, RevisitReference reference) {
        if (!(codec.decode(utf8(line), JournalLine.class) instanceof JournalLine.Captured(var c))) {
            return Optional.empty();
        }
        String digest = c.payloadDigest();
        return RevisitReference.originalOf(c)
                .filter(o -> digest != null && reference.means(c.recordId(), o, digest));
    }

    /** Lines without the mark are not even parsed; malformed ones are none that we look for. */
    private static Optional<Original> search(
            Path file, String mark, Function<String, Optional<Original>> reading) {
        try (BufferedReader lines = lenientReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(mark)) {
                    Optional<Original> found = read(line, reading);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AdapterException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Original> read(
            String line, Function<String, Optional<Original>> reading) {
        try {
            return reading.apply(line);
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
    }

    /** A torn line may end within a character: that must not stop the search. */
    private static BufferedReader lenientReader(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
