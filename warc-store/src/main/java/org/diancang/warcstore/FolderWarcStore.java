package org.diancang.warcstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * WARC files in folders: {@code open/} while a crawl writes them ({@code {name}.open}, then {@code
 * {name}} once closed), {@code {siteNo}/{crawlNo}/{name}} once sealed. Thread-safe.
 */
public final class FolderWarcStore implements WarcStore {
    /** What the writer adds to the name of a file that it has not closed. */
    public static final String WRITING_SUFFIX = ".open";

    /** What is added to the name of a tail that was no whole record. */
    public static final String TORN_SUFFIX = ".torn";

    private final Path root;
    private final ReentrantLock sealing = new ReentrantLock();

    /**
     * A store in a folder, created where absent.
     *
     * @throws WarcStoreException if it can't be created
     */
    public FolderWarcStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        createDirectories(openFolder());
    }

    /** Folder where crawls write. */
    public Path openFolder() {
        return root.resolve("open");
    }

    /** Place of a file once sealed, whether or not it is there. */
    public Path sealedPath(WarcName name) {
        return crawlFolder(name).resolve(name.value());
    }

    /** Whether a sealed file of this name is in the store. */
    public boolean isSealed(WarcName name) {
        return Files.isRegularFile(sealedPath(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Folder for bytes that are being handed over and have no name yet, beside the open ones. */
    public Path incomingFolder() {
        Path incoming = root.resolve("incoming");
        createDirectories(incoming);
        return incoming;
    }

    private Path crawlFolder(WarcName name) {
        return root.resolve(name.siteNo()).resolve(name.crawlNo());
    }

    @Override
    public Optional<SeekableByteChannel> open(String name) {
        if (!WarcName.isValid(name)) {
            return Optional.empty();
        }
        Path sealed = sealedPath(WarcName.parse(name));
        Path open = openFolder().resolve(name);
        // Sealed a second time: between the first look and the last it may have moved there.
        for (Path place :
                List.of(sealed, open.resolveSibling(name + WRITING_SUFFIX), open, sealed)) {
            try {
                return Optional.of(
                        FileChannel.open(
                                place, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            } catch (NoSuchFileException e) {
                // Not here: the next place.
            } catch (IOException e) {
                throw new WarcStoreException("can't open " + place + ": " + e.getMessage(), e);
            }
        }
        return Optional.empty();
    }

    /**
     * Makes a closed file of the open folder final: flushed to disk, digested, moved in one step to
     * its place. Sealing a file that is sealed already answers the same again.
     *
     * @throws WarcStoreException if there is no such file, another stands in its place, or the disk
     *     refuses
     */
    public SealedFile seal(WarcName name) {
        sealing.lock();
        try {
            return sealAlone(name);
        } finally {
            sealing.unlock();
        }
    }

    private SealedFile sealAlone(WarcName name) {
        Path open = openFolder().resolve(name.value());
        Path sealed = sealedPath(name);
        try {
            if (Files.exists(sealed, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.exists(open, LinkOption.NOFOLLOW_LINKS)) {
                    throw new WarcStoreException(
                            "won't overwrite " + sealed + ", a sealed file; look at " + open);
                }
                return describe(name, sealed);
            }
            if (!Files.isRegularFile(open, LinkOption.NOFOLLOW_LINKS)) {
                throw new WarcStoreException("no closed file " + open + " to seal");
            }
            try (FileChannel channel = FileChannel.open(open, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            SealedFile described = describe(name, open);
            Path folder = crawlFolder(name);
            createDirectories(folder);
            Files.move(open, sealed, StandardCopyOption.ATOMIC_MOVE);
            sealed.toFile().setReadOnly();
            syncFolder(folder);
            syncFolder(openFolder());
            return described;
        } catch (IOException e) {
            throw new WarcStoreException("can't seal " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // the caller closes it
    public Stream<String> sealedFiles() {
        try {
            return Files.walk(root, 3)
                    .filter(p -> root.relativize(p).getNameCount() == 3)
                    .filter(Files::isRegularFile)
                    .map(p -> p.getFileName().toString())
                    .filter(WarcName::isValid);
        } catch (IOException e) {
            throw new WarcStoreException("can't list " + root + ": " + e.getMessage(), e);
        }
    }

    private static SealedFile describe(WarcName name, Path file) throws IOException {
        MessageDigest sha512;
        try {
            sha512 = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
        long length;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha512)) {
            length = in.transferTo(OutputStream.nullOutputStream());
        }
        return new SealedFile(name, length, HexFormat.of().formatHex(sha512.digest()));
    }

    private static void createDirectories(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new WarcStoreException(folder + " is a file, not a folder", e);
        } catch (IOException e) {
            throw new WarcStoreException("can't create " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A rename is only durable once its folder is flushed (POSIX fsync of a directory). */
    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
