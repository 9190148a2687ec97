package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.diancang.bench.measure.Figure;
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
 * How soon after its record was flushed a page can be replayed and found: the whole product crawls
 * a generated site, and each capture is asked for until it is there.
 */
final class Freshness implements Callable<List<Figure>> {
    private static final String ADDRESS = "127.0.0.3";
    private static final int PAGES = 1_200;
    private static final int PAGES_FULL = 6_000;
    private static final int PAGE_BYTES = 8_000;

    /** One queue, one fetch each so many milliseconds: above 20 a second, far below saturation. */
    private static final int DELAY_MILLIS = 8;

    private final boolean full;
    private final PrintStream out;

    Freshness(boolean full, PrintStream out) {
        this.full = full;
        this.out = out;
    }

    @Override
    public List<Figure> call() throws IOException {
        int pages = full ? PAGES_FULL : PAGES;
        Path root = Path.of(System.getProperty("diancang.root"));
        Path folder = Files.createDirectories(root.resolve("ops/bench/target"));
        DataFolder data = DataFolder.at(Files.createTempDirectory(folder, "freshness-"));
        Ports ports = Ports.random(data);
        try (GeneratedSite site = GeneratedSite.start(ADDRESS, pages, PAGE_BYTES);
                Product product =
                        Product.start(
                                root,
                                data,
                                ports,
                                new Addresses(
                                        List.of(ADDRESS + "/32"),
                                        Optional.of(ADDRESS + ":" + site.dnsAddress().getPort())),
                                out::println)) {
            return measure(product, data, site);
        } finally {
            try (Stream<Path> all = Files.walk(data.root())) {
                all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private List<Figure> measure(Product product, DataFolder data, GeneratedSite site)
            throws IOException {
        Ports ports = product.ports();
        try (Sightings sightings = new Sightings(ports, site, out);
                CaptureFeed _ = new CaptureFeed(ports.kafka(), sightings::captured)) {
            CrawlRun run =
                    new CrawlRun(
                            new Desk(ports, data),
                            new PrintWriter(out, true, StandardCharsets.UTF_8));
            CrawlRun.ApprovedSite approved =
                    run.site(
                            new Desk.Nomination(
                                    "generated",
                                    List.of(site.seed().toString()),
                                    "HOST",
                                    "CULTURE"));
            JsonNode crawl =
                    run.crawl(
                            approved,
                            Map.of("delayMs", DELAY_MILLIS, "maxUrls", 100_000),
                            Duration.ofMinutes(8));
            if (!crawl.path("state").asString().equals("COMPLETE")) {
                throw new LauncherException("the crawl ended " + crawl.path("state").asString());
            }
            sightings.await(site.pageCount(), Duration.ofSeconds(60));
            return sightings.figures(site.pageCount());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while measuring", e);
        }
    }
}
