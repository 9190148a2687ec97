package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.format.CdxFormat;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.tool.files.CdxFileException;
import org.diancang.indexer.cdx.tool.files.ExternalSort;
import org.diancang.indexer.cdx.tool.files.LineSink;
import org.diancang.indexer.cdx.tool.files.Lines;
import org.jspecify.annotations.Nullable;

/**
 * Brings what records say and what an index says of them together by sorting both by file and
 * offset, so that neither need fit into memory. For one thread.
 */
final class Comparison {
    private static final String RECORD = "0";
    private static final String INDEX = "1";
    private static final String UNKNOWN_KEY = "-";

    private final ExternalSort sorted;
    private final boolean compareKeys;
    private final CdxLineParser parser = new CdxLineParser();
    private final Set<String> files = new HashSet<>();
    private long records;
    private long lines;
    private long elsewhere;
    private long missing;
    private long wrong;
    private long extra;
    private @Nullable Entry record;
    private boolean recordSeen;

    /**
     * What one side says of a place.
     *
     * @param place file and offset
     * @param urlkey as it stands there
     */
    private record Entry(String place, boolean ofRecord, String urlkey, ParsedLine.Good line) {}

    Comparison(ExternalSort sorted, boolean compareKeys) {
        this.sorted = sorted;
        this.compareKeys = compareKeys;
    }

    /**
     * A WARC file to compare with; answers how it is named here.
     *
     * @throws CdxFileException if another has the same name
     */
    String file(Path warc) {
        String name = warc.getFileName().toString();
        if (!files.add(name)) {
            throw new CdxFileException(
                    "two files are named " + name + "; an index can't tell them apart");
        }
        return name;
    }

    /** What a record says. */
    void record(ParsedLine.Good line) {
        records++;
        add(line, line.key().file(), RECORD, line.key().urlkey());
    }

    /** What an index says; bad lines are said. */
    void index(Lines index, BadLines bad) {
        CdxLineParser indexParser = new CdxLineParser();
        boolean keyIsFirst = true;
        for (byte[] line = index.next(); line != null; line = index.next()) {
            switch (indexParser.parse(line, 0, line.length)) {
                case ParsedLine.Good good -> {
                    String file = lastPart(good.key().file());
                    lines++;
                    if (files.contains(file)) {
                        String first = new String(line, UTF_8).split("[ \t]", 2)[0];
                        add(good, file, INDEX, keyIsFirst ? first : UNKNOWN_KEY);
                    } else {
                        elsewhere++;
                    }
                }
                case ParsedLine.Nothing _ -> {
                    String header = new String(line, UTF_8).strip();
                    keyIsFirst = header.isEmpty() ? keyIsFirst : header.matches("CDX[ \t][NA].*");
                }
                case ParsedLine.Bad said ->
                        bad.add(index.name() + ":" + index.number(), said.reason());
            }
        }
    }

    private void add(ParsedLine.Good line, String file, String side, String urlkey) {
        String text =
                "%s %019d %s %s %s"
                        .formatted(
                                CdxKey.sortable(file),
                                line.key().offset(),
                                side,
                                urlkey.isEmpty() ? UNKNOWN_KEY : CdxKey.sortable(urlkey),
                                CdxFormat.CDXJ.write(line.key(), line.line()));
        sorted.add(text.getBytes(UTF_8));
    }

    /** Writes a line for each difference. */
    void compare(LineSink out) {
        sorted.writeTo(bytes -> take(entry(bytes), out));
        endRecord(out);
    }

    private void take(Entry entry, LineSink out) {
        Entry known = record;
        if (entry.ofRecord()) {
            endRecord(out);
            record = entry;
            recordSeen = false;
        } else if (known == null || !known.place().equals(entry.place())) {
            extra++;
            write(out, "extra", entry, "no capture begins there");
        } else if (recordSeen) {
            extra++;
            write(out, "extra", entry, "another line speaks of it");
        } else {
            recordSeen = true;
            List<String> differences =
                    Differences.between(
                            known.line(), entry.line(), compareKeys ? entry.urlkey() : UNKNOWN_KEY);
            if (!differences.isEmpty()) {
                wrong++;
                write(out, "wrong", entry, String.join(", ", differences));
            }
        }
    }

    private void endRecord(LineSink out) {
        Entry known = record;
        if (known != null && !recordSeen) {
            missing++;
            write(out, "missing", known, known.line().key().timestamp());
        }
        record = null;
    }

    private static void write(LineSink out, String kind, Entry entry, String what) {
        String line =
                kind + " " + entry.place() + " " + entry.line().line().url() + " (" + what + ")";
        out.take(line.replaceAll("\\p{Cntrl}", "?").getBytes(UTF_8));
    }

    private Entry entry(byte[] bytes) {
        String[] parts = new String(bytes, UTF_8).split(" ", 5);
        if (parts.length == 5 && parser.parse(parts[4]) instanceof ParsedLine.Good good) {
            return new Entry(
                    parts[0] + ":" + Long.parseLong(parts[1]),
                    parts[2].equals(RECORD),
                    parts[3],
                    good);
        }
        throw new CdxFileException("a temporary file was changed by somebody else");
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    boolean isClean() {
        return missing + wrong + extra == 0;
    }

    /** One line for people. */
    String summary() {
        return "%,d captures, %,d lines (%,d of other files): %,d missing, %,d wrong, %,d extra"
                .formatted(records, lines, elsewhere, missing, wrong, extra);
    }
}
