package org.diancang.adapter.warc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.announce.Announcement;
import org.diancang.adapter.announce.Announcements;
import org.diancang.events.CaptureId;
import org.diancang.events.RecordType;
import org.diancang.events.RelatedRecord;
import org.diancang.warcstore.WarcName;
import org.diancang.warcstore.records.Part;
import org.diancang.warcstore.records.Records;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Announces the captures of one imported file, and notes what can't be announced. */
final class CapturesPass {
    private static final Logger log = LoggerFactory.getLogger(CapturesPass.class);
    private static final int BATCH = 500;
    private static final int LONGEST_TYPE = 32;

    private record Request(RelatedRecord record, Asked asked) {}

    private final WarcName name;
    private final CrawlIdentity crawl;
    private final ImportedOriginals originals;
    private final Announcements announcements;
    private final Clock clock;
    private final Runnable progress;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Flaws flaws = new Flaws();
    private final List<Announcement> batch = new ArrayList<>();
    private @Nullable RecordedCapture pending;
    private @Nullable Request request;
    private long captures;
    private long revisits;

    CapturesPass(
            WarcName name,
            CrawlIdentity crawl,
            ImportedOriginals originals,
            Announcements announcements,
            Clock clock,
            Runnable progress) {
        this.name = name;
        this.crawl = crawl;
        this.originals = originals;
        this.announcements = announcements;
        this.clock = clock;
        this.progress = progress;
    }

    void take(FileChannel channel, Part part) {
        switch (part) {
            case Part.Record record -> takeRecord(channel, record);
            case Part.Unreadable bad -> bad(bad, bad.reason());
            // A survey has found none, or the file would not be taken in.
            case Part.Together many -> bad(many, "its records are gzipped together");
        }
    }

    /** Announces what is left. */
    void end() {
        flush();
        deliver();
    }

    Map<String, Long> counts() {
        return counts;
    }

    Flaws flaws() {
        return flaws;
    }

    long captures() {
        return captures;
    }

    long revisits() {
        return revisits;
    }

    private void takeRecord(FileChannel channel, Part.Record part) {
        RecordedCapture capture;
        try {
            WarcRecord record = recordAt(channel, part);
            if (!RecordType.isCapture(record.type())) {
                aside(record, part.offset());
                count(record.type());
                return;
            }
            flush();
            CaptureId id = new CaptureId(name.value(), part.offset());
            capture = new RecordedCapture(record, id, part.length(), crawl, originals);
            count(record.type());
            if (RecordType.of(record.type()) == RecordType.REVISIT) {
                revisits++;
            } else {
                digest(channel, part, capture);
            }
        } catch (AdapterException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            bad(part, "the record can't be read: " + e.getMessage());
            return;
        }
        captures++;
        Request before = request;
        if (before != null) {
            capture.precededBy(before.record(), before.asked());
        }
        pending = capture;
    }

    private static WarcRecord recordAt(FileChannel channel, Part part) throws IOException {
        return Records.at(channel, part.offset())
                .orElseThrow(() -> new IOException("nothing stands there"));
    }

    private void digest(FileChannel channel, Part part, RecordedCapture capture)
            throws IOException {
        WarcRecord record = recordAt(channel, part);
        capture.digested(OriginalsPass.sha1(record));
        Optional<WarcDigest> stated =
                RecordedCapture.statedDigest(record.headers(), RecordType.of(record.type()))
                        .map(WarcDigest::new);
        if (stated.isPresent() && !agrees(channel, part, stated.get())) {
            flaws.add(
                    part.offset(),
                    part.length(),
                    "it is kept and shown, but its payload is not what its digest says: "
                            + stated.get().raw());
        }
    }

    private static boolean agrees(FileChannel channel, Part part, WarcDigest stated)
            throws IOException {
        try {
            return OriginalsPass.digests(recordAt(channel, part), stated.algorithm())
                    .agreeWith(stated)
                    .orElse(true);
        } catch (IllegalArgumentException e) {
            // A digest of no form that we know says nothing against the payload.
            return true;
        }
    }

    /** Requests and metadata: one that can't be understood says nothing against its capture. */
    private void aside(WarcRecord record, long offset) {
        try {
            Optional<Asked> asked = asked(record);
            RecordedCapture last = pending;
            if (last != null) {
                last.add(record, offset, asked);
            }
            if (asked.isPresent()) {
                String id = Records.id(record, name.value(), offset);
                RelatedRecord related = new RelatedRecord(record.type(), id, offset);
                request = new Request(related, asked.get());
            }
        } catch (IOException e) {
            log.debug("{}: {} record at {}: {}", name, record.type(), offset, e.toString());
        }
    }

    private Optional<Asked> asked(WarcRecord record) throws IOException {
        if (!(record instanceof WarcRequest request)) {
            return Optional.empty();
        }
        return Optional.of(
                name.isImported() ? Asked.ofOthers(request.http()) : Asked.ofOurs(request.http()));
    }

    private void flush() {
        RecordedCapture last = pending;
        pending = null;
        if (last != null) {
            batch.add(new Announcement.Capture(last.writtenBy(clock.instant())));
            if (batch.size() >= BATCH) {
                deliver();
            }
        }
    }

    private void deliver() {
        announcements.deliver(List.copyOf(batch));
        batch.clear();
        progress.run();
    }

    private void bad(Part part, String reason) {
        count("unreadable");
        flaws.add(part.offset(), part.length(), reason);
    }

    private void count(String type) {
        counts.merge(type.substring(0, Math.min(LONGEST_TYPE, type.length())), 1L, Long::sum);
    }
}
