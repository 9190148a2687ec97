package org.diancang.launcher.erasure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Layout;

/**
 * Deletes what an installation put into its data folder, and nothing else: entries that Diancang
 * does not know stay, links are deleted and never followed, not even one that is put in a folder's
 * place meanwhile, and no other file system that is mounted below is touched.
 */
public final class Erasure {
    /** What the launcher and the services put into a data folder. */
    private static final List<String> MARKS = List.of("secrets", Layout.FILE);

    private static final Set<String> OURS =
            Set.of(
                    "warcs",
                    "jobs",
                    "indexer",
                    "adapter",
                    "stack",
                    "logs",
                    "run",
                    "secrets",
                    "version",
                    "version.new");

    private final DataFolder data;

    private Erasure(DataFolder data) {
        this.data = data;
    }

    /**
     * Of a data folder.
     *
     * @param project folder of the program, which is never erased
     * @param mounts places where file systems are mounted
     * @throws LauncherException if the folder is not one of Diancang's, is a link, has other file
     *     systems mounted below, or holds the program
     */
    public static Erasure of(DataFolder data, Path project, List<Path> mounts) {
        Path root = data.root();
        if (Files.isSymbolicLink(root)) {
            throw new LauncherException(
                    root + " is a link, and links are not followed; name the folder itself");
        }
        if (!Files.isDirectory(root) || !data.isInstallation()) {
            throw new LauncherException(
                    root
                            + " is not a data folder of Diancang, so nothing of it is erased; name"
                            + " one with --data");
        }
        if (project.startsWith(root)) {
            throw new LauncherException(
                    root + " holds the program itself, so nothing of it is erased");
        }
        mounts.stream()
                .filter(mount -> mount.startsWith(root) && !mount.equals(root))
                .findFirst()
                .ifPresent(
                        mount -> {
                            throw new LauncherException(
                                    "another file system is mounted at "
                                            + mount
                                            + ", so nothing is erased; unmount it first");
                        });
        return new Erasure(data);
    }

    /**
     * Erases. The product must be down; engines that it left behind are ended.
     *
     * @return names of entries that are not Diancang's and were left; if there are none, the folder
     *     itself is gone, unless a file system is mounted there
     * @throws LauncherException if something can't be deleted; what was deleted before it is gone
     */
    public List<String> run() {
        OrphanedEngines.end(data);
        List<String> left = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(data.root())) {
            if (!(stream instanceof SecureDirectoryStream<Path> folder)) {
                throw new LauncherException(
                        "this system can't delete below "
                                + data.root()
                                + " without following links; delete it by hand");
            }
            List<String> ours = new ArrayList<>();
            for (Path entry : folder) {
                String name = entry.getFileName().toString();
                (OURS.contains(name) ? ours : left).add(name);
            }
            // What says whose folder it is goes last: an erasure that broke off can be run again.
            ours.sort(Comparator.comparingInt(MARKS::indexOf));
            for (String name : ours) {
                delete(folder, Path.of(name));
            }
        } catch (IOException e) {
            throw new LauncherException(
                    "can't erase all of "
                            + data.root()
                            + " ("
                            + e.getMessage()
                            + "); mend that and run it again",
                    e);
        }
        if (left.isEmpty()) {
            deleteRoot();
        }
        left.sort(null);
        return List.copyOf(left);
    }

    private void deleteRoot() {
        try {
            Files.deleteIfExists(data.root());
        } catch (IOException e) {
            // A mount point can't be deleted: it stays, empty.
        }
    }

    private static void delete(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        if (isFolder(folder, name)) {
            try (SecureDirectoryStream<Path> inner =
                    folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                for (Path entry : inner) {
                    delete(inner, entry.getFileName());
                }
            }
            folder.deleteDirectory(name);
        } else {
            folder.deleteFile(name);
        }
    }

    private static boolean isFolder(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        return folder.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }
}
