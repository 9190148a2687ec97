package org.diancang.launcher.audit;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.RecordType;
import org.diancang.launcher.client.CdxLine;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTargetRecord;

/** Reads one WARC file record by record and compares it with the lines that name it. */
final class FileAudit {
    private final String file;
    private final Map<Long, List<CdxLine>> lines;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();

    FileAudit(String file, Map<Long, List<CdxLine>> lines) {
        this.file = file;
        this.lines = new HashMap<>(lines);
    }

    void read(SeekableByteChannel channel) {
        long offset = 0;
        try (WarcReader reader = new WarcReader(channel)) {
            for (Optional<WarcRecord> next = reader.next();
                    next.isPresent();
                    next = reader.next()) {
                offset = reader.position();
                WarcRecord record = next.get();
                counts.merge(record.type(), 1L, Long::sum);
                Optional<RecordFacts> facts = Optional.empty();
                if (RecordType.isCapture(record.type())
                        && record instanceof WarcTargetRecord target) {
                    facts = Optional.of(RecordFacts.of(target));
                } else {
                    record.body().consume();
                }
                long begin = offset;
                facts.ifPresent(f -> compare(begin, f));
            }
        } catch (IOException | RuntimeException e) {
            // jwarc reads headers lazily: a bad or missing one shows only when it is asked for, by
            // DateTimeException, NoSuchElementException and others.
            findings.add(new Finding.UnreadableFile(file, offset, String.valueOf(e.getMessage())));
        }
        lines.forEach(
                (at, left) ->
                        left.forEach(
                                line ->
                                        findings.add(
                                                new Finding.LineWithoutRecord(
                                                        file + ":" + at, line.text("url")))));
    }

    private void compare(long offset, RecordFacts facts) {
        String id = file + ":" + offset;
        facts.statedDigest()
                .filter(stated -> !facts.computedDigests().isEmpty())
                .filter(stated -> !facts.computedDigests().contains(stated))
                .ifPresent(
                        stated ->
                                findings.add(
                                        new Finding.DigestMismatch(
                                                id, stated, "" + facts.computedDigests())));
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
        same(
                id,
                "digest",
                bare(line.text("digest")),
                facts.statedDigest().map(FileAudit::bare).orElse(""));
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
