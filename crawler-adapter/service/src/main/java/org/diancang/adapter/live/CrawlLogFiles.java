package org.diancang.adapter.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diancang.adapter.AdapterException;
import org.diancang.adapter.engine.JobFolder;

/**
 * Crawl log of a crawl: the logs that its engines wrote, under all its epochs, one after the other.
 * A place in it is a count of bytes from the beginning. Heritrix cuts its log at each checkpoint
 * and joins the older parts, which leaves places as they are.
 *
 * @param files the oldest first
 */
record CrawlLogFiles(List<Part> files) {
    /**
     * A part of the log.
     *
     * @param begin where it begins
     * @param length bytes that it had when it was looked at
     */
    record Part(Path path, long begin, long length) {}

    /** The log as long as it is now. */
    static CrawlLogFiles of(Path jobs, UUID crawlId) {
        List<Part> parts = new ArrayList<>();
        long begin = 0;
        for (JobFolder epoch : JobFolder.ofCrawl(jobs, crawlId)) {
            for (Path log : logs(epoch.path())) {
                long length = length(log);
                parts.add(new Part(log, begin, length));
                begin += length;
            }
        }
        return new CrawlLogFiles(List.copyOf(parts));
    }

    private static List<Path> logs(Path epoch) {
        List<Path> logs = new ArrayList<>();
        for (Path heritrix : folders(epoch, "heritrix(-[0-9]{1,9})?")) {
            for (Path launch : folders(heritrix, "[0-9]{14}")) {
                logs.addAll(found(launch.resolve("logs"), "crawl\\.log\\.cp[0-9-]+"));
                Path now = launch.resolve("logs").resolve("crawl.log");
                if (Files.isRegularFile(now, LinkOption.NOFOLLOW_LINKS)) {
                    logs.add(now);
                }
            }
        }
        return logs;
    }

    private static List<Path> folders(Path in, String name) {
        return list(in, name).stream()
                .filter(p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    private static List<Path> found(Path in, String name) {
        return list(in, name).stream()
                .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** By name, shorter ones first: {@code heritrix-2} is older than {@code heritrix-10}. */
    private static List<Path> list(Path folder, String name) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> p.getFileName().toString().matches(name))
                    .sorted(
                            Comparator.comparingInt((Path p) -> p.toString().length())
                                    .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new AdapterException("can't list " + folder + ": " + e.getMessage(), e);
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new AdapterException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Bytes of the whole log. */
    long length() {
        return files.isEmpty() ? 0 : files.getLast().begin() + files.getLast().length();
    }

    /** Copies the whole log. */
    void copyTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (Part part : files) {
            try (InputStream in = Files.newInputStream(part.path())) {
                long left = part.length();
                while (left > 0) {
                    int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (n < 0) {
                        break;
                    }
                    out.write(buffer, 0, n);
                    left -= n;
                }
            } catch (NoSuchFileException e) {
                // Joined to another part a moment ago: that one is named otherwise by now.
                continue;
            }
        }
    }
}
