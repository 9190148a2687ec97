package org.diancang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.diancang.launcher.LauncherException;

/** When the URLs of a crawl were done, by Heritrix's crawl.log. */
record CrawlLog(List<Instant> done) {
    CrawlLog {
        done = List.copyOf(done);
    }

    /** Of the crawl below a folder, with what Heritrix put aside at its checkpoints. */
    static CrawlLog below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Instant> done =
                    files.filter(f -> f.getFileName().toString().startsWith("crawl.log"))
                            .filter(f -> !f.toString().endsWith(".lck"))
                            .flatMap(CrawlLog::answered)
                            .sorted()
                            .toList();
            if (done.isEmpty()) {
                throw new LauncherException("no crawl.log in " + folder + " has an answer");
            }
            return new CrawlLog(done);
        }
    }

    private static Stream<Instant> answered(Path log) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines
                    .filter(line -> line.length() > 32)
                    .filter(line -> line.substring(24).strip().startsWith("200 "))
                    .map(line -> Instant.parse(line.substring(0, 24)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** URLs a second between two shares of all, such as 0.9 and 1. */
    double between(double from, double to) {
        int first = (int) Math.round(from * (done.size() - 1));
        int last = (int) Math.round(to * (done.size() - 1));
        return rate(first, last);
    }

    /** URLs a second over all. */
    double whole() {
        return rate(done.size() - 1);
    }

    /** URLs a second over the last {@code n}. */
    double last(int n) {
        if (done.size() <= n) {
            throw new LauncherException("only " + done.size() + " URLs were fetched");
        }
        return rate(n);
    }

    private double rate(int n) {
        return rate(done.size() - 1 - n, done.size() - 1);
    }

    private double rate(int first, int last) {
        Duration taken = Duration.between(done.get(first), done.get(last));
        return (last - first) / Math.max(0.001, taken.toMillis() / 1000.0);
    }
}
