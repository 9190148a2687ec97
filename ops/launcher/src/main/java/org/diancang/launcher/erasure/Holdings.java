package org.diancang.launcher.erasure;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.machine.Size;
import org.diancang.warcstore.FolderWarcStore;
import org.diancang.warcstore.WarcName;

/**
 * What a data folder holds, counted from disk without following a link.
 *
 * @param sites sites with WARC files
 * @param crawls crawls with WARC files
 * @param warcFiles WARC files, sealed or not
 * @param warcBytes their bytes
 * @param indexBytes bytes of the CDX and full-text index and of the topics they come from
 * @param databaseBytes bytes of the database: nominations, sites, users, the ledger
 * @param otherBytes bytes of everything else: jobs, logs, secrets
 */
public record Holdings(
        int sites,
        int crawls,
        long warcFiles,
        long warcBytes,
        long indexBytes,
        long databaseBytes,
        long otherBytes) {

    /**
     * Counts.
     *
     * @throws LauncherException if a folder can't be read
     */
    public static Holdings of(DataFolder data) {
        Set<String> sites = new HashSet<>();
        Set<String> crawls = new HashSet<>();
        long[] warcs = new long[2];
        walk(
                data.warcs(),
                (file, size) -> {
                    String name = file.getFileName().toString();
                    String plain =
                            name.endsWith(FolderWarcStore.WRITING_SUFFIX)
                                    ? name.substring(
                                            0,
                                            name.length() - FolderWarcStore.WRITING_SUFFIX.length())
                                    : name;
                    if (WarcName.isValid(plain)) {
                        WarcName warc = WarcName.parse(plain);
                        sites.add(warc.siteNo());
                        crawls.add(warc.siteNo() + "/" + warc.crawlNo());
                        warcs[0]++;
                    }
                    warcs[1] += size;
                });
        Path root = data.root();
        long index =
                size(root.resolve("indexer"))
                        + size(root.resolve("stack/elasticsearch"))
                        + size(root.resolve("stack/kafka"));
        long database = size(root.resolve("stack/postgres"));
        return new Holdings(
                sites.size(),
                crawls.size(),
                warcs[0],
                warcs[1],
                index,
                database,
                Math.max(0, size(root) - warcs[1] - index - database));
    }

    /** One line for each thing that is lost. */
    public List<String> lines() {
        return List.of(
                sites + " sites with " + crawls + " crawls",
                warcFiles + " WARC files, " + warcBytes + " bytes (" + Size.of(warcBytes) + ")",
                "the index that finds and replays them (" + Size.of(indexBytes) + ")",
                "the database: nominations, sites, users, the ledger ("
                        + Size.of(databaseBytes)
                        + ")",
                "jobs, logs and passwords (" + Size.of(otherBytes) + ")");
    }

    private interface FileCount {
        void count(Path file, long size);
    }

    private static long size(Path folder) {
        long[] sum = new long[1];
        walk(folder, (file, size) -> sum[0] += size);
        return sum[0];
    }

    private static void walk(Path folder, FileCount files) {
        if (!Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                            if (is.isRegularFile()) {
                                files.count(file, is.size());
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e)
                                throws IOException {
                            if (e instanceof java.nio.file.NoSuchFileException) {
                                return FileVisitResult.CONTINUE;
                            }
                            throw e;
                        }
                    });
        } catch (IOException e) {
            throw new LauncherException("can't count what is in " + folder + ": " + e, e);
        }
    }
}
