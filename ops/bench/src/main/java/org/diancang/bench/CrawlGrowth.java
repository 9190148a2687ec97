package org.diancang.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.WorkFolder;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.Product;
import org.diancang.samplesite.GeneratedSite;
import tools.jackson.databind.JsonNode;

/**
 * Whether a crawl gets slower as it grows: one large site without pauses, its last tenth against an
 * early part. Indexer and replay are held still, as a day's work of theirs would be crowded into
 * the same minutes.
 */
final class CrawlGrowth implements Callable<List<Figure>> {
    private static final String ADDRESS = "127.0.0.3";
    private static final int PAGES = 100_000;
    private static final int PAGES_FULL = 1_000_000;
    private static final int PAGE_BYTES = 400;
    private static final double LEAST_SHARE = 0.8;
    private static final Map<String, Object> UNLIMITED =
            Map.of("delayMs", 0, "maxUrls", 10_000_000, "maxBytes", 1L << 40);

    private final int pages;
    private final Duration patience;
    private final PrintStream out;

    CrawlGrowth(boolean full, PrintStream out) {
        // A smaller site than a whole one is for trying the bench itself.
        this.pages = Integer.getInteger("diancang.bench.pages", full ? PAGES_FULL : PAGES);
        this.patience = full ? Duration.ofHours(3) : Duration.ofMinutes(8);
        this.out = out;
    }

    @Override
    public List<Figure> call() throws IOException {
        Path root = Path.of(System.getProperty("diancang.root"));
        Path folder = Files.createDirectories(root.resolve("ops/bench/target"));
        DataFolder data = DataFolder.at(Files.createTempDirectory(folder, "crawl-growth-"));
        try (GeneratedSite site = GeneratedSite.start(ADDRESS, pages, PAGE_BYTES)) {
            Addresses addresses =
                    new Addresses(
                            List.of(ADDRESS + "/32"),
                            Optional.of(ADDRESS + ":" + site.dnsAddress().getPort()));
            try (Product product =
                            Product.start(root, data, Ports.random(data), addresses, out::println);
                    HeldStill _ = HeldStill.readers(product)) {
                return measure(product, data, site);
            }
        } finally {
            WorkFolder.delete(data.root());
        }
    }

    private List<Figure> measure(Product product, DataFolder data, GeneratedSite site)
            throws IOException {
        Desk desk = new Desk(product.ports(), data);
        CrawlRun run =
                new CrawlRun(
                        desk,
                        new PrintWriter(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        CrawlRun.ApprovedSite approved =
                run.site(
                        new Desk.Nomination(
                                "generated", List.of(site.seed().toString()), "HOST", "CULTURE"));
        String crawl = desk.crawl(approved.siteId(), UNLIMITED).path("id").asString();
        Path job = data.root().resolve("jobs").resolve(crawl);
        JsonNode ended;
        try (MemoryWatch memory = MemoryWatch.begin()) {
            ended = follow(run, crawl, job);
            memory.lines().forEach(out::println);
        }
        CrawlLog log = CrawlLog.below(job);
        if (!ended.path("state").asString().equals("COMPLETE")) {
            throw new LauncherException(
                    "the crawl ended %s after %d URLs"
                            .formatted(ended.path("state").asString(), log.done().size()));
        }
        for (int tenth = 0; tenth < 10; tenth++) {
            out.printf(
                    "tenth %2d: %.0f URLs/s%n",
                    tenth + 1, log.between(tenth / 10.0, (tenth + 1) / 10.0));
        }
        out.println("checkpoints: " + Checkpoints.in(job));
        return List.of(
                new Figure(
                        "crawl-growth.last_tenth",
                        log.between(0.9, 1),
                        log.between(0.05, 0.1),
                        "URLs/s",
                        LEAST_SHARE,
                        false,
                        "of "
                                + log.done().size()
                                + " URLs, against the second twentieth: the first is the JVM's"
                                + " warming up"));
    }

    /** Where the time is short, what was crawled by then is said all the same. */
    private JsonNode follow(CrawlRun run, String crawl, Path job) throws IOException {
        try {
            return run.follow(crawl, patience);
        } catch (LauncherException e) {
            CrawlLog log = CrawlLog.below(job);
            out.printf(
                    "%s; %d URLs by then, %.0f URLs/s%n",
                    e.getMessage(), log.done().size(), log.whole());
            throw e;
        }
    }
}
