package org.diancang.adapter.installation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.diancang.adapter.AdapterException;

/** A small file that is replaced as a whole: after a crash it holds the old content or the new. */
public final class DurableFile {
    private static final long MAX_BYTES = 4L << 20;

    private final Path file;

    /** A file that may not exist yet; its folder must. */
    public DurableFile(Path file) {
        this.file = file;
    }

    /** Replaces the content and flushes it to disk. */
    public void write(byte[] content) {
        write(content, true);
    }

    /**
     * Replaces the content without waiting for the disk: a killed process loses nothing, a power
     * cut may leave anything.
     */
    public void writeUnflushed(byte[] content) {
        write(content, false);
    }

    private void write(byte[] content, boolean flush) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                if (flush) {
                    channel.force(true);
                }
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AdapterException("can't write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The content; empty if there is no such file. */
    public Optional<byte[]> read() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new AdapterException(file + " is far larger than what is kept there");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AdapterException("can't read " + file + ": " + e.getMessage(), e);
        }
    }
}
