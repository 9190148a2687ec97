package org.diancang.check;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.diancang.launcher.audit.AuditReport;
import org.diancang.launcher.audit.Audits;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.Product;
import org.diancang.samplesite.SampleSite;
import org.diancang.samplesite.SampleSiteOptions;
import tools.jackson.databind.JsonNode;

/**
 * The whole product with the sample county to crawl, on random ports and a folder of its own, which
 * goes when it is closed.
 */
public final class SampleArchive implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.2";

    private final Path root;
    private final DataFolder data;
    private final SampleSite sample;
    private final Addresses addresses;
    private final Product product;
    private final PrintStream out;

    private SampleArchive(
            Path root,
            DataFolder data,
            SampleSite sample,
            Addresses addresses,
            Product product,
            PrintStream out) {
        this.addresses = addresses;
        this.root = root;
        this.data = data;
        this.sample = sample;
        this.product = product;
        this.out = out;
    }

    /** Starts everything; takes about a minute. */
    public static SampleArchive start(PrintStream out) {
        return start(newFolder("product-"), SampleSiteOptions.onFreePorts(ADDRESS), out);
    }

    /** An empty folder for data, below the build's. */
    public static Path newFolder(String prefix) {
        try {
            Path folder = Files.createDirectories(projectRoot().resolve("ops/end-to-end/target"));
            return Files.createTempDirectory(folder, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path projectRoot() {
        return Path.of(System.getProperty("diancang.root"));
    }

    /** Starts everything on a data folder, with the sample county where it was crawled before. */
    public static SampleArchive start(Path folder, SampleSiteOptions where, PrintStream out) {
        DataFolder data = DataFolder.at(folder);
        SampleSite sample = SampleSite.start(where);
        try {
            Addresses addresses =
                    new Addresses(
                            List.of(where.address() + "/32"),
                            Optional.of(where.address() + ":" + sample.dnsAddress().getPort()));
            Path root = projectRoot();
            Ports ports = Ports.random(data).withProxy(Map.of("DIANCANG_PROXY_ENABLED", "true"));
            Product product = Product.start(root, data, ports, addresses, out::println);
            return new SampleArchive(root, data, sample, addresses, product, out);
        } catch (RuntimeException e) {
            sample.close();
            throw e;
        }
    }

    /** Folder of the project. */
    public Path root() {
        return root;
    }

    /** Its data. */
    public DataFolder data() {
        return data;
    }

    /** Where it listens. */
    public Ports ports() {
        return product.ports();
    }

    /** What its crawlers may reach. */
    public Addresses addresses() {
        return addresses;
    }

    /** Its processes. */
    public Product product() {
        return product;
    }

    /** The websites that it crawls. */
    public SampleSite sample() {
        return sample;
    }

    /** Its orchestrator. */
    public Desk desk() {
        return new Desk(ports(), data);
    }

    /** Its indexer. */
    public Index index() {
        return new Index(ports(), data);
    }

    /** What a run over the sample county nominates. */
    public Desk.Nomination nomination() {
        return new Desk.Nomination(
                "青禾县政务与文化网站",
                sample.seeds().stream().map(URI::toString).toList(),
                "HOST",
                "POLITICS");
    }

    /** The sample county as a site, nominated and approved where it is not yet. */
    public CrawlRun.ApprovedSite site() {
        return crawlRun().site(nomination());
    }

    /** Crawls the sample county as fast as it goes and waits for the end. */
    public JsonNode crawl() {
        return crawlRun().crawl(site(), Map.of("delayMs", 0), Duration.ofMinutes(5));
    }

    /** Begins a crawl of the sample county and holds it; answers its id. */
    public String heldCrawl() {
        String crawl =
                desk().crawl(site().siteId(), Map.of("delayMs", 2_000)).path("id").asString();
        awaitCrawl(crawl, c -> c.path("statistics").path("fetched").asLong() > 2);
        desk().ask(crawl, "pause", Map.of());
        awaitCrawl(crawl, c -> c.path("state").asString().equals("PAUSED"));
        return crawl;
    }

    /** Ends a crawl and waits until it is over. */
    public void abort(String crawl) {
        desk().ask(crawl, "abort", Map.of());
        awaitCrawl(crawl, c -> c.path("state").asString().equals("ABORTED"));
    }

    private void awaitCrawl(String crawl, Predicate<JsonNode> condition) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.test(desk().get("crawls/" + crawl))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "crawl " + crawl + " is not so far: " + desk().get("crawls/" + crawl));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** Runs crawls and waits for them. */
    public CrawlRun crawlRun() {
        return new CrawlRun(desk(), new PrintWriter(out, true, StandardCharsets.UTF_8));
    }

    /** Compares files and index, and tells the ledger. */
    public AuditReport audit() {
        return Audits.runAndReport(ports(), data);
    }

    @Override
    public void close() {
        try (sample;
                product) {
            out.println("Stopping " + data.root().getFileName());
        }
        delete(data.root());
    }

    /** Removes a folder with all that is in it. */
    public static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
