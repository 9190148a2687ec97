package org.diancang.adapter.warc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.warc.GzipMembers.Member;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.WarcName;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a WARC file that an engine left open: cuts it after the last whole record, keeps the tail
 * as {@code {name}.torn} beside the place where the file will be sealed, and gives the file its
 * name. Doing it again, after a crash in between, comes to the same.
 */
final class WarcRepair {
    private static final Logger log = LoggerFactory.getLogger(WarcRepair.class);

    private final FolderWarcStore store;

    WarcRepair(FolderWarcStore store) {
        this.store = store;
    }

    /**
     * Repairs an open file that nobody writes to any more.
     *
     * @return whether a file to seal is left; there is none if no record was whole
     * @throws AdapterException if the disk refuses
     */
    boolean repair(WarcName name) {
        Path closed = store.openFolder().resolve(name.value());
        Path open = closed.resolveSibling(name + FolderWarcStore.WRITING_SUFFIX);
        try {
            long whole = wholeLength(open);
            long size = Files.size(open);
            if (whole < size) {
                keepTail(open, whole, tornPath(name));
                log.warn(
                        "{}: {} bytes after the last whole record set aside as {}",
                        name,
                        size - whole,
                        tornPath(name));
                try (FileChannel channel = FileChannel.open(open, StandardOpenOption.WRITE)) {
                    channel.truncate(whole);
                    channel.force(true);
                }
            }
            if (whole == 0) {
                Files.delete(open);
                log.warn("{}: no whole record, nothing to seal", name);
                return false;
            }
            if (Files.exists(closed)) {
                throw new AdapterException("both " + open + " and " + closed + " are there");
            }
            Files.move(open, closed, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new AdapterException("can't repair " + open + ": " + e.getMessage(), e);
        }
    }

    /** Bytes of the torn tail that was set aside for a file; 0 where none was. */
    long tornBytes(WarcName name) {
        try {
            Path torn = tornPath(name);
            return Files.exists(torn) ? Files.size(torn) : 0;
        } catch (IOException e) {
            throw new AdapterException("can't look at " + tornPath(name), e);
        }
    }

    private Path tornPath(WarcName name) {
        return store.sealedPath(name).resolveSibling(name + FolderWarcStore.TORN_SUFFIX);
    }

    private static long wholeLength(Path file) throws IOException {
        Optional<Member> last = Optional.empty();
        long whole;
        try (GzipMembers members = new GzipMembers(file)) {
            for (var m = members.next(); m.isPresent(); m = members.next()) {
                last = m;
            }
            whole = members.wholeUntil();
        }
        // A writer that fails in mid-record still ends its gzip member properly.
        if (last.isPresent() && !isWholeRecord(file, last.get())) {
            return last.get().offset();
        }
        return whole;
    }

    private static boolean isWholeRecord(Path file, Member member) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                WarcReader reader = new WarcReader(channel.position(member.offset()))) {
            Optional<WarcRecord> record = reader.next();
            if (record.isEmpty()) {
                return false;
            }
            record.get().body().consume();
            return record.get().body().position() == record.get().body().size();
        } catch (IOException e) {
            log.debug("{} at {}: {}", file, member.offset(), e.getMessage());
            return false;
        }
    }

    private static void keepTail(Path file, long from, Path torn) throws IOException {
        Files.createDirectories(torn.getParent());
        try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel target =
                        FileChannel.open(
                                torn,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
            long size = source.size();
            for (long at = from; at < size; ) {
                at += source.transferTo(at, size - at, target);
            }
            target.force(true);
        }
    }
}
