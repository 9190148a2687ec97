package org.diancang.launcher.audit;

import org.diancang.events.RecordType;
import org.diancang.launcher.client.CdxLine;
import org.diancang.launcher.client.Desk;
import org.diancang.warcstore.records.Part;
import org.diancang.warcstore.records.Parts;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.WarcRecord;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one WARC file record by record and compares it with the lines that name it. */
final class FileAudit {
    private final String file;
    private final Desk.Flaws known;
    private final Map<Long, List<CdxLine>> lines;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();

    /** An audit of a file, in which nothing may be wrong but what is known. */
    FileAudit(String file, Map<Long, List<CdxLine>> lines, Desk.Flaws known) {
        this.file = file;
        this.known = known;
        this.lines = new HashMap<>(lines);
    }

    void read(SeekableByteChannel channel) {
        try {
            Parts parts = Parts.of(channel);
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                switch (part.get()) {
                    case Part.Record record -> readRecord(channel, record.offset());
                    case Part.Unreadable bad -> unreadable(bad.offset(), bad.reason());
                    case Part.Together many ->
                            unreadable(many.offset(), "several records in one gzip member");
                }
            }
        } catch (IOException e) {
            findings.add(new Finding.UnreadableFile(file, 0, String.valueOf(e.getMessage())));
        }
        lines.forEach(
                (at, left) ->
                        left.forEach(
                                line ->
                                        findings.add(
                                                new Finding.LineWithoutRecord(
                                                        file + ":" + at, line.text("url")))));
    }

    private void readRecord(SeekableByteChannel channel, long offset) {
        try {
            WarcRecord record =
                    Records.at(channel, offset)
                            .orElseThrow(() -> new IOException("no record stands there"));
            if (!RecordType.isCapture(record.type())) {
                counts.merge(record.type(), 1L, Long::sum);
            } else if (!known.at(offset) || lines.containsKey(offset)) {
                counts.merge(record.type(), 1L, Long::sum);
                compare(offset, RecordFacts.of(channel, file, offset));
            }
        } catch (IOException | RuntimeException e) {
            // jwarc reads headers lazily: a bad or missing one shows only when it is asked for, by
            // DateTimeException, NoSuchElementException and others.
            unreadable(offset, String.valueOf(e.getMessage()));
        }
    }

    private void unreadable(long offset, String reason) {
        if (!known.at(offset)) {
            findings.add(new Finding.UnreadableFile(file, offset, reason));
        }
    }

    private void compare(long offset, RecordFacts facts) {
        String id = file + ":" + offset;
        if (!facts.digestHolds() && !known.at(offset)) {
            findings.add(
                    new Finding.DigestMismatch(
                            id, facts.statedDigest().orElse(""), "" + facts.computedDigests()));
        }
        List<CdxLine> named = lines.remove(offset);
        if (named == null) {
            findings.add(new Finding.MissingLine(id, facts.url()));
            return;
        }
        if (named.size() > 1) {
            findings.add(new Finding.DoubledLine(id, named.size()));
        }
        CdxLine line = named.get(0);
        same(id, "url", line.text("url"), facts.url());
        same(id, "timestamp", line.timestamp(), facts.timestamp());
        same(id, "record type", line.text("recordType"), facts.type());
        same(id, "record id", line.text("recordId"), facts.recordId());
        same(
                id,
                "status",
                line.text("status").replace("-", ""),
                facts.status().map(String::valueOf).orElse(""));
        String digest = bare(line.text("digest"));
        if (!facts.mayBeIndexedUnder(digest)) {
            findings.add(
                    new Finding.Mismatch(
                            id,
                            "digest",
                            digest,
                            facts.statedDigest().orElse("" + facts.computedDigests())));
        }
    }

    private static String bare(String digest) {
        String noPrefix = digest.startsWith("sha1:") ? digest.substring(5) : digest;
        return noPrefix.equals("-") ? "" : noPrefix;
    }

    private void same(String id, String field, String inLine, String inRecord) {
        if (!inLine.equals(inRecord)) {
            findings.add(new Finding.Mismatch(id, field, inLine, inRecord));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    long count(String type) {
        return counts.getOrDefault(type, 0L);
    }
}
