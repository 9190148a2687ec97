package org.diancang.launcher.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.diancang.launcher.LauncherException;

/** Bytes that the WARC files of a crawl take on disk, sealed or still being written. */
final class WarcUsage {
    private final Path warcs;

    WarcUsage(Path warcs) {
        this.warcs = warcs;
    }

    long of(String siteNo, String crawlNo) {
        // The open folder is read first: a file that is sealed meanwhile is then counted twice at
        // worst, in a figure that is looked at again a second later.
        return sum(warcs.resolve("open"), siteNo + "-" + crawlNo + "-")
                + sum(warcs.resolve(siteNo).resolve(crawlNo), "");
    }

    private static long sum(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .mapToLong(WarcUsage::size)
                    .sum();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new LauncherException("can't read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Sealed, that is moved, since it was listed.
            return 0;
        }
    }
}
