package org.diancang.launcher.product;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.stack.StackProcess;

/**
 * What the parts keep of the classes that they loaded, for their next start: half of a start is the
 * loading of classes. A JVM writes it when it ends and it is not there yet.
 */
final class PreparedClasses {
    private static final long LARGEST = 90L << 20;

    private PreparedClasses() {}

    /** Where those of a jar are kept. */
    static Path of(Path jar) {
        return jar.resolveSibling(jar.getFileName().toString().replace(".jar", ".jsa"));
    }

    /** Bytes that the next stop may write to the disk of a data folder. */
    static long stillToBeWritten(Path root, DataFolder data) {
        Stream<Path> archives =
                Stream.concat(
                        Stream.of(Service.values()).map(service -> of(service.jar(root))),
                        StackProcess.preparedClasses().stream());
        return archives.filter(archive -> !Files.exists(archive) && isOnDiskOf(archive, data))
                        .count()
                * LARGEST;
    }

    private static boolean isOnDiskOf(Path archive, DataFolder data) {
        try {
            FileStore disk = Files.getFileStore(data.root());
            Path folder = archive.getParent();
            return folder != null && Files.getFileStore(folder).equals(disk);
        } catch (IOException e) {
            return true;
        }
    }
}
