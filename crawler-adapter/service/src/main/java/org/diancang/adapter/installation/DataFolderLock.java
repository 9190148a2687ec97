package org.diancang.adapter.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.diancang.adapter.AdapterException;
import org.jspecify.annotations.Nullable;

/** Holds a worker's folder for one process, until closed or the process ends. */
public final class DataFolderLock implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private DataFolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** The folder that is held. */
    public Path folder() {
        return folder;
    }

    /**
     * Takes the lock, creating the folder where absent.
     *
     * @throws AdapterException if another process holds it
     */
    public static DataFolderLock take(Path workerFolder) {
        Path file = workerFolder.resolve("lock");
        try {
            Files.createDirectories(workerFolder);
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new AdapterException(
                        "another adapter works with "
                                + workerFolder
                                + "; stop it, or give this one its own diancang.worker.id");
            }
            return new DataFolderLock(workerFolder, channel);
        } catch (IOException e) {
            throw new AdapterException("can't lock " + file + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new AdapterException("can't release the lock: " + e.getMessage(), e);
        }
    }
}
