package org.diancang.launcher.product;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.stack.PreparedClasses;
import org.diancang.stack.StackProcess;

/** What the next stop will write of {@link PreparedClasses}. */
final class ClassesToWrite {
    private static final long LARGEST = 90L << 20;

    private ClassesToWrite() {}

    /** Bytes that it may write to the disk of a data folder. */
    static long bytes(Path root, DataFolder data) {
        return Stream.concat(
                                Stream.of(Service.values()).map(service -> service.prepared(root)),
                                StackProcess.preparedClasses().stream())
                        .filter(PreparedClasses::areStillToBeWritten)
                        .filter(classes -> isOnDiskOf(classes.folder(), data))
                        .count()
                * LARGEST;
    }

    private static boolean isOnDiskOf(Path folder, DataFolder data) {
        try {
            FileStore disk = Files.getFileStore(data.root());
            return Files.getFileStore(folder).equals(disk);
        } catch (IOException e) {
            return true;
        }
    }
}
