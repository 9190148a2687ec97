package org.diancang.indexer.fulltext.search.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.diancang.events.CaptureId;
import org.diancang.indexer.LinePlace;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that an export has of its own: what it is, how far it got, what it lacks. */
final class WarcNotes {
    private static final Logger log = LoggerFactory.getLogger(WarcNotes.class);
    private static final MediaType FIELDS = MediaType.parse("application/warc-fields");
    private static final int MOST_NAMED = 10_000;

    private final Clock clock;
    private final @Nullable String words;
    private final String address;
    private final String after;
    private final List<String> unreadable = new ArrayList<>();
    private long notNamed;

    /**
     * Notes of one export.
     *
     * @param words what was looked for, if words were
     * @param address what was asked, as it was written
     * @param after where it goes on; empty if it begins
     */
    WarcNotes(Clock clock, @Nullable String words, String address, String after) {
        this.clock = clock;
        this.words = words;
        this.address = address;
        this.after = after;
    }

    /** Writes what the file is (ISO 28500 §6.2). */
    void begin(OutputStream out) throws IOException {
        Fields fields = new Fields();
        fields.add("software", "Diancang");
        fields.add("format", "WARC File Format 1.1");
        fields.add(
                "conformsTo",
                "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
        fields.add(
                "description", "Records of captures that a full-text search found, as they stand");
        if (words != null) {
            fields.add("diancang-words", words);
        }
        fields.add("diancang-question", address);
        if (!after.isEmpty()) {
            fields.add("diancang-after", after);
        }
        fields.add(
                "diancang-rights",
                "Captures that access rules hide from the public are not in this file. Rights in"
                        + " what was captured are those of its authors.");
        write(
                new Warcinfo.Builder()
                        .version(MessageVersion.WARC_1_1)
                        .date(clock.instant())
                        .body(FIELDS, fields.bytes())
                        .build(),
                out);
    }

    /** Writes where to go on should the connection break. */
    void mark(LinePlace place, long captures, OutputStream out) throws IOException {
        Fields fields = new Fields();
        fields.add("diancang-after", place.text());
        fields.add("diancang-captures", Long.toString(captures));
        metadata(fields, out);
    }

    /** Notes a capture whose record can't be copied. */
    void unreadable(CaptureId capture, String reason) {
        if (unreadable.size() == MOST_NAMED) {
            notNamed++;
            return;
        }
        log.warn("an export lacks {}: {}", capture, reason);
        unreadable.add(capture + " " + reason);
    }

    /** Writes that this was all, and what is not there. */
    void end(long captures, long pagesWithoutLine, OutputStream out) throws IOException {
        Fields fields = new Fields();
        fields.add("diancang-end", "complete");
        fields.add("diancang-captures", Long.toString(captures));
        unreadable.forEach(one -> fields.add("diancang-unreadable", one));
        if (notNamed > 0) {
            fields.add("diancang-more-unreadable", Long.toString(notNamed));
        }
        if (pagesWithoutLine > 0) {
            fields.add("diancang-pages-without-record", Long.toString(pagesWithoutLine));
        }
        metadata(fields, out);
    }

    private void metadata(Fields fields, OutputStream out) throws IOException {
        write(
                new WarcMetadata.Builder()
                        .version(MessageVersion.WARC_1_1)
                        .date(clock.instant())
                        .body(FIELDS, fields.bytes())
                        .build(),
                out);
    }

    private static void write(WarcRecord record, OutputStream out) throws IOException {
        var member = new ByteArrayOutputStream();
        try (WarcWriter writer =
                new WarcWriter(Channels.newChannel(member), WarcCompression.GZIP)) {
            writer.write(record);
        }
        member.writeTo(out);
    }

    /** Fields of {@code application/warc-fields}, each on a line. */
    private static final class Fields {
        private final StringBuilder lines = new StringBuilder();

        void add(String name, String value) {
            lines.append(name)
                    .append(": ")
                    .append(value.replaceAll("\\p{Cntrl}", " "))
                    .append("\r\n");
        }

        byte[] bytes() {
            return lines.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
