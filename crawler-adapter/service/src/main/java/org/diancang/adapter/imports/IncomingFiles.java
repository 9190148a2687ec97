package org.diancang.adapter.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.diancang.adapter.AdapterException;
import org.diancang.warcstore.FolderWarcStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Bytes that were handed over and wait for the command that takes them in, by their digest. */
@Component
class IncomingFiles {
    private static final Logger log = LoggerFactory.getLogger(IncomingFiles.class);
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);
    private static final long SPARE_BYTES = 256L << 20;

    private final Path folder;
    private final Clock clock;
    private final ConcurrentHashMap<String, Instant> askedFor = new ConcurrentHashMap<>();

    IncomingFiles(FolderWarcStore store, Clock clock) {
        this.folder = store.incomingFolder();
        this.clock = clock;
    }

    /** What came of handing over bytes. */
    sealed interface Receipt {
        /** They are on disk. */
        record Kept(long length) implements Receipt {}

        /** They are others than was said. */
        record Different(String sha512) implements Receipt {}

        /** There is not enough room. */
        record NoRoom(long usable) implements Receipt {}
    }

    /** Where the bytes of this digest are, whether or not they are there. */
    Path place(String sha512) {
        return folder.resolve(sha512);
    }

    /**
     * Whether the bytes of this digest are there. Who asks relies on it: they stay until an import
     * that began later has ended.
     */
    boolean has(String sha512) {
        askedFor.put(sha512, clock.instant());
        return Files.isRegularFile(place(sha512));
    }

    /**
     * Receives bytes; returns once they are flushed to disk.
     *
     * @param length as announced; -1 where nobody said
     * @throws AdapterException if the disk refuses
     * @throws IOException if the sender breaks off
     */
    Receipt receive(String sha512, InputStream bytes, long length) throws IOException {
        askedFor.put(sha512, clock.instant());
        long usable = Files.getFileStore(folder).getUsableSpace() - SPARE_BYTES;
        if (length > usable) {
            return new Receipt.NoRoom(Math.max(usable, 0));
        }
        Path partial = folder.resolve(UUID.randomUUID() + ".part");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            long received = copy(bytes, partial, digest);
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(sha512)) {
                return new Receipt.Different(found);
            }
            Files.move(
                    partial,
                    place(sha512),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            log.info("{} bytes received, SHA-512 {}; they wait to be imported", received, sha512);
            return new Receipt.Kept(received);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static long copy(InputStream bytes, Path target, MessageDigest digest)
            throws IOException {
        try (FileChannel channel =
                FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[1 << 16];
            long count = 0;
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                digest.update(buffer, 0, n);
                ByteBuffer out = ByteBuffer.wrap(buffer, 0, n);
                while (out.hasRemaining()) {
                    channel.write(out);
                }
                count += n;
            }
            channel.force(true);
            return count;
        }
    }

    /** Whether somebody who is about to import them asked for these bytes, or gave them. */
    boolean isAskedForSince(String sha512, Instant moment) {
        return askedFor.getOrDefault(sha512, Instant.MIN).isAfter(moment);
    }

    /** Removes bytes that are no longer wanted. */
    void discard(String sha512) {
        try {
            Files.deleteIfExists(place(sha512));
        } catch (IOException e) {
            log.warn("{} can't be removed: {}", place(sha512), e.toString());
        }
    }

    /** Removes what nobody has asked for in a week. */
    void tidy() {
        for (Path file : files()) {
            try {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(clock.instant().minus(LONGEST_WAIT))) {
                    log.info("{} was never imported and is removed", file);
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                log.warn("{} can't be removed: {}", file, e.toString());
            }
        }
    }

    private List<Path> files() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AdapterException("can't list " + folder + ": " + e.getMessage(), e);
        }
    }
}
