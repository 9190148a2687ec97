package org.diancang.launcher.audit;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diancang.launcher.client.CdxLine;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.client.Index;
import org.diancang.warcstore.WarcStore;

/**
 * Re-reads every sealed WARC file from disk and compares: files with what was sealed, records with
 * CDX lines, both ways. Invariant 1 and 4 of the design.
 */
public final class Audit {
    private final WarcStore store;
    private final Index index;
    private final Desk desk;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, AuditReport.SiteTally> sites = new TreeMap<>();
    private final Set<String> purged = new HashSet<>();
    private long responses;
    private long revisits;
    private long resources;

    /** An audit of one installation, to be run once. */
    public Audit(WarcStore store, Index index, Desk desk, Clock clock) {
        this.store = store;
        this.index = index;
        this.desk = desk;
        this.clock = clock;
    }

    /** Reads everything; takes as long as reading all files takes. */
    public AuditReport run() {
        Instant began = clock.instant();
        Map<String, Desk.KnownFile> known = new HashMap<>();
        // Files before lines: what is sealed meanwhile is then in the lines and not judged.
        TreeSet<String> files = new TreeSet<>();
        try (Stream<String> sealed = store.sealedFiles()) {
            sealed.forEach(files::add);
        }
        purged.addAll(desk.purgedCaptures());
        desk.warcFiles().forEach(file -> known.put(file.file(), file));
        IndexedLines lines = IndexedLines.of(index);
        for (String file : files) {
            auditFile(file, Optional.ofNullable(known.remove(file)), lines);
        }
        known.keySet().forEach(file -> findings.add(new Finding.MissingFile(file)));
        long open = auditOpen(lines);
        return new AuditReport(
                began,
                files.size(),
                responses,
                revisits,
                resources,
                lines.count(),
                open,
                sites,
                findings);
    }

    private void auditFile(String file, Optional<Desk.KnownFile> known, IndexedLines lines) {
        known.ifPresentOrElse(this::auditBytes, () -> findings.add(new Finding.UnknownFile(file)));
        Optional<SeekableByteChannel> channel = store.open(file);
        if (channel.isEmpty()) {
            findings.add(new Finding.MissingFile(file));
            return;
        }
        Map<Long, List<CdxLine>> named = lines.take(file);
        long lineCount = named.values().stream().mapToLong(List::size).sum();
        FileAudit audit =
                new FileAudit(
                        file, named, known.map(Desk.KnownFile::flaws).orElse(Desk.Flaws.NONE));
        try (SeekableByteChannel open = channel.get()) {
            audit.read(open);
        } catch (IOException e) {
            findings.add(new Finding.UnreadableFile(file, 0, String.valueOf(e.getMessage())));
        }
        List<Finding> found = new ArrayList<>(audit.findings());
        found.removeIf(this::isPurged);
        named.keySet().stream()
                .map(offset -> file + ":" + offset)
                .filter(purged::contains)
                .forEach(capture -> found.add(new Finding.PurgedLine(capture)));
        findings.addAll(found);
        responses += audit.count("response");
        revisits += audit.count("revisit");
        resources += audit.count("resource");
        long records = audit.count("response") + audit.count("revisit") + audit.count("resource");
        known.ifPresent(k -> tally(k.siteId(), records, lineCount, found.size()));
    }

    /** What was purged has no line, and is to have none. */
    private boolean isPurged(Finding finding) {
        return finding instanceof Finding.MissingLine missing
                && purged.contains(missing.captureId());
    }

    private void tally(String site, long records, long lines, long problems) {
        sites.merge(
                site,
                new AuditReport.SiteTally(records, lines, problems),
                (a, b) ->
                        new AuditReport.SiteTally(
                                a.records() + b.records(),
                                a.lines() + b.lines(),
                                a.problems() + b.problems()));
    }

    private void auditBytes(Desk.KnownFile known) {
        Optional<SeekableByteChannel> channel = store.open(known.file());
        if (channel.isEmpty()) {
            return;
        }
        try (SeekableByteChannel open = channel.get()) {
            if (open.size() != known.length()) {
                altered(known, "length " + open.size() + " instead of " + known.length());
                return;
            }
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            try (DigestInputStream in =
                    new DigestInputStream(Channels.newInputStream(open), sha512)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(sha512.digest()).equals(known.sha512())) {
                altered(known, "SHA-512 differs");
            }
        } catch (IOException e) {
            findings.add(
                    new Finding.UnreadableFile(known.file(), 0, String.valueOf(e.getMessage())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }

    private void altered(Desk.KnownFile known, String reason) {
        findings.add(new Finding.AlteredFile(known.file(), reason));
        tally(known.siteId(), 0, 0, 1);
    }

    /** Lines into files that are not sealed: right while a crawl writes them, else wrong. */
    private long auditOpen(IndexedLines lines) {
        long open = 0;
        for (var file : lines.rest().entrySet()) {
            Optional<SeekableByteChannel> channel = store.open(file.getKey());
            if (channel.isPresent()) {
                open += file.getValue().size();
                try {
                    channel.get().close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            } else {
                file.getValue()
                        .forEach(
                                (at, named) ->
                                        named.forEach(
                                                line ->
                                                        findings.add(
                                                                new Finding.LineWithoutRecord(
                                                                        file.getKey() + ":" + at,
                                                                        line.text("url")))));
            }
        }
        return open;
    }
}
