package org.diancang.bench;

import java.io.IOException;
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

    /** The only crawl.log below a folder. */
    static CrawlLog below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path log =
                    files.filter(f -> f.endsWith("crawl.log"))
                            .findFirst()
                            .orElseThrow(() -> new LauncherException("no crawl.log in " + folder));
            try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                return new CrawlLog(
                        lines.filter(line -> line.length() > 32)
                                .filter(line -> line.substring(24).strip().startsWith("200 "))
                                .map(line -> Instant.parse(line.substring(0, 24)))
                                .sorted()
                                .toList());
            }
        }
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
        Duration taken = Duration.between(done.get(done.size() - 1 - n), done.getLast());
        return n / Math.max(0.001, taken.toMillis() / 1000.0);
    }
}
