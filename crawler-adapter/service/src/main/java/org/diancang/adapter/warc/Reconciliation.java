package org.diancang.adapter.warc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.warc.GzipMembers.Member;
import org.diancang.events.CaptureId;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.warcstore.WarcName;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Re-reads the records of a closed WARC file and tells the captures that nobody announced. */
final class Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final int LONGEST_TYPE = 32;

    private final CrawlIdentity crawl;
    private final RevisitReference.Originals originals;
    private final Clock clock;

    Reconciliation(CrawlIdentity crawl, RevisitReference.Originals originals, Clock clock) {
        this.crawl = crawl;
        this.originals = originals;
        this.clock = clock;
    }

    /**
     * Reads a file. A record that can't be read is counted as {@code unreadable} and logged; the
     * others are read all the same.
     *
     * @param known captures that were announced
     * @param unknown takes the others, in the order of the file
     * @return records by type
     */
    Map<String, Long> read(
            Path file,
            WarcName name,
            Predicate<CaptureId> known,
            Consumer<ResourceCaptured> unknown) {
        Pass pass = new Pass(name, known, unknown);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                GzipMembers members = new GzipMembers(file)) {
            for (Optional<Member> m = members.next(); m.isPresent(); m = members.next()) {
                pass.take(channel, m.get());
            }
            pass.flush();
            if (members.wholeUntil() < channel.size()) {
                log.error(
                        "{}: {} bytes from {} on are no records; the file is sealed as it is",
                        name,
                        channel.size() - members.wholeUntil(),
                        members.wholeUntil());
            }
            return pass.counts;
        } catch (IOException e) {
            throw new AdapterException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    /** One reading of one file. */
    private final class Pass {
        private final WarcName name;
        private final Predicate<CaptureId> known;
        private final Consumer<ResourceCaptured> unknown;
        private final Map<String, Long> counts = new TreeMap<>();
        private @Nullable RecordedCapture pending;

        Pass(WarcName name, Predicate<CaptureId> known, Consumer<ResourceCaptured> unknown) {
            this.name = name;
            this.known = known;
            this.unknown = unknown;
        }

        /** The reader isn't closed, since that would close the file. */
        @SuppressWarnings("resource")
        void take(FileChannel channel, Member member) {
            try {
                Optional<WarcRecord> record =
                        new WarcReader(channel.position(member.offset())).next();
                if (record.isEmpty()) {
                    throw new IOException("an empty gzip member");
                }
                count(record.get().type());
                take(record.get(), member);
            } catch (AdapterException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                count("unreadable");
                log.error(
                        "{}: record at {} can't be read: {}", name, member.offset(), e.toString());
            }
        }

        private void take(WarcRecord record, Member member) throws IOException {
            if (RecordType.isCapture(record.type())) {
                flush();
                CaptureId id = new CaptureId(name.value(), member.offset());
                if (!known.test(id)) {
                    pending = new RecordedCapture(record, id, member.length(), crawl, originals);
                }
            } else if (pending != null) {
                pending.add(
                        record,
                        member.offset(),
                        record instanceof WarcRequest request
                                ? Optional.of(Asked.ofOurs(request.http()))
                                : Optional.empty());
            }
        }

        void flush() {
            RecordedCapture last = pending;
            pending = null;
            if (last != null) {
                unknown.accept(last.writtenBy(clock.instant()));
            }
        }

        private void count(String type) {
            counts.merge(type.substring(0, Math.min(LONGEST_TYPE, type.length())), 1L, Long::sum);
        }
    }
}
