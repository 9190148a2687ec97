package org.diancang.indexer.cdx.tool.warc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.diancang.events.RecordType;
import org.diancang.indexer.cdx.format.CdxFormat;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.warcstore.records.Part;
import org.diancang.warcstore.records.Parts;
import org.diancang.warcstore.records.PayloadDigests;
import org.diancang.warcstore.records.Records;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;

/**
 * The lines of a WARC or ARC file, gzipped or not, in the order of its records. What is damaged is
 * told, and the rest goes on. For one thread.
 */
public final class WarcLines {
    /** The line of a shorter one is short enough, whatever the URL is made of. */
    private static final int LONG_URL = 10_000;

    private final Path path;
    private final String file;
    private final boolean postAppend;
    private final Sink sink;
    private @Nullable RecordedLine pending;
    private @Nullable PostedTo request;

    /** Takes what is found. */
    public interface Sink {
        /** A capture. */
        void line(ParsedLine.Good line);

        /**
         * What is no whole record, or a capture that can't be understood.
         *
         * @param reason for people
         */
        void broken(String file, long offset, String reason);

        /** Bytes of the file that were looked at since the last call. */
        default void progressed(long bytes) {}
    }

    /**
     * @param file how the lines name the file
     * @param postAppend whether what was posted is part of the urlkey
     */
    public WarcLines(Path path, String file, boolean postAppend, Sink sink) {
        this.path = path;
        this.file = file;
        this.postAppend = postAppend;
        this.sink = sink;
    }

    /**
     * Reads the whole file.
     *
     * @throws IOException if it can't be read, which has nothing to do with what stands in it
     */
    public void read() throws IOException {
        // One finds records, the other reads them: each moves its channel about.
        try (FileChannel finding = FileChannel.open(path, StandardOpenOption.READ);
                FileChannel reading = FileChannel.open(path, StandardOpenOption.READ)) {
            Parts parts = Parts.of(finding);
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                switch (part.get()) {
                    case Part.Record record -> take(reading, record);
                    case Part.Unreadable bad -> sink.broken(file, bad.offset(), bad.reason());
                    case Part.Together many ->
                            sink.broken(
                                    file,
                                    many.offset(),
                                    "its records are gzipped together, so that none can be read by"
                                            + " its offset");
                }
                sink.progressed(part.get().length());
            }
            flush();
        }
    }

    private void take(FileChannel channel, Part.Record part) {
        @Nullable RecordedLine line;
        try {
            line = read(channel, part);
        } catch (IOException | RuntimeException e) {
            // jwarc throws exceptions of many kinds at what is no HTTP.
            sink.broken(file, part.offset(), "the record can't be read: " + e.getMessage());
            return;
        }
        if (line != null) {
            flush();
            pending = line;
        }
    }

    private @Nullable RecordedLine read(FileChannel channel, Part.Record part) throws IOException {
        WarcRecord record = at(channel, part.offset());
        if (record instanceof WarcRequest asked) {
            request = PostedTo.of(asked, file, part.offset());
            if (pending != null) {
                pending.askedBy(request);
            }
            return null;
        }
        if (!RecordType.isCapture(record.type())) {
            return null;
        }
        var line = new RecordedLine(record, file, part.offset(), part.length());
        if (line.lacksDigest()) {
            line.digested(sha1(at(channel, part.offset())));
        }
        if (request != null) {
            line.askedBy(request);
        }
        return line;
    }

    private void flush() {
        RecordedLine last = pending;
        pending = null;
        if (last == null) {
            return;
        }
        ParsedLine.Good line;
        try {
            line = last.line(postAppend);
        } catch (IllegalArgumentException e) {
            sink.broken(file, last.offset(), "it can have no line: " + e.getMessage());
            return;
        }
        if (isTooLong(line)) {
            sink.broken(file, last.offset(), "its URL is too long for a line");
            return;
        }
        sink.line(line);
    }

    /** Whether nobody would read the line. */
    private static boolean isTooLong(ParsedLine.Good line) {
        return line.line().url().length() > LONG_URL
                && CdxFormat.CDXJ.write(line.key(), line.line()).length() > CdxLineParser.LONGEST;
    }

    private static WarcRecord at(FileChannel channel, long offset) throws IOException {
        Optional<WarcRecord> record = Records.at(channel, offset);
        return record.orElseThrow(() -> new IOException("nothing stands there"));
    }

    private static String sha1(WarcRecord record) throws IOException {
        try {
            return (RecordedLine.isHttp(record)
                            ? PayloadDigests.ofHttp(record.body().stream(), "sha1")
                            : PayloadDigests.of(record.body().stream(), "sha1"))
                    .payload();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
