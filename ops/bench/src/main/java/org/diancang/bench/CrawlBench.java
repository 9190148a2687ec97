package org.diancang.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
 * How fast a site is crawled with all that comes with it, beside Heritrix alone: broker, database
 * and adapter run in every arm, indexer and replay are held still.
 */
final class CrawlBench implements Callable<List<Figure>> {
    private static final String ADDRESS = "127.0.0.3";
    private static final int WARM = 3_000;
    private static final int COLD = 1_000;
    private static final int PAGE_BYTES = 8_000;
    private static final int ROUNDS = 5;
    private static final int ROUNDS_FULL = 15;

    /**
     * Its crawl is not counted: services run for months, their first minute is not what they cost.
     */
    private static final int WARMING_UP = 0;

    private final boolean full;
    private final PrintStream out;

    CrawlBench(boolean full, PrintStream out) {
        this.full = full;
        this.out = out;
    }

    /** Rates of one arm, one of each round. */
    private record Rates(List<Double> warm, List<Double> whole) {
        Rates() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(CrawlLog log) {
            warm.add(log.last(WARM));
            whole.add(log.whole());
        }

        static double median(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        }

        String spread() {
            return "warm %.0f (%.0f to %.0f), whole %.0f URLs/s"
                    .formatted(
                            median(warm),
                            warm.stream().min(Comparator.naturalOrder()).orElseThrow(),
                            warm.stream().max(Comparator.naturalOrder()).orElseThrow(),
                            median(whole));
        }
    }

    @Override
    public List<Figure> call() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("diancang.root"));
        Path folder = Files.createDirectories(root.resolve("ops/bench/target"));
        Path work = Files.createTempDirectory(folder, "crawl-");
        DataFolder data = DataFolder.at(Files.createDirectory(work.resolve("data")));
        try (GeneratedSite site = GeneratedSite.start(ADDRESS, WARM + COLD, PAGE_BYTES)) {
            String dns = ADDRESS + ":" + site.dnsAddress().getPort();
            Addresses addresses = new Addresses(List.of(ADDRESS + "/32"), Optional.of(dns));
            try (Product product =
                            Product.start(root, data, Ports.random(data), addresses, out::println);
                    HeldStill _ = HeldStill.readers(product)) {
                return measure(root, work, data, site, dns, product);
            }
        } finally {
            try (Stream<Path> all = Files.walk(work)) {
                all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private List<Figure> measure(
            Path root, Path work, DataFolder data, GeneratedSite site, String dns, Product product)
            throws IOException, InterruptedException {
        BareHeritrix bare = new BareHeritrix(root, site.seed(), dns);
        Rates ours = new Rates();
        Rates plain = new Rates();
        Rates alike = new Rates();
        List<Double> wget = new ArrayList<>();
        int rounds = Integer.getInteger("diancang.bench.rounds", full ? ROUNDS_FULL : ROUNDS);
        crawl(product.ports(), data, site, WARMING_UP);
        for (int round = 1; round <= rounds; round++) {
            plain.add(bare.crawl(fresh(work), BareHeritrix.Settings.OF_ITS_OWN));
            ours.add(crawl(product.ports(), data, site, round));
            alike.add(bare.crawl(fresh(work), BareHeritrix.Settings.OURS));
            wget(fresh(work), site, dns).ifPresent(wget::add);
            out.printf(
                    "round %d: ours %.0f, bare %.0f, bare with our settings %.0f URLs/s warm%n",
                    round, ours.warm().getLast(), plain.warm().getLast(), alike.warm().getLast());
        }
        out.println("ours: " + ours.spread());
        out.println("bare Heritrix: " + plain.spread());
        out.println("bare Heritrix with our settings: " + alike.spread());
        out.println(
                wget.isEmpty()
                        ? "wget: not here"
                        : "wget --mirror: %.0f pages/s (outer reference, no bar)"
                                .formatted(Rates.median(wget)));
        return List.of(
                figure("crawl.same_settings", ours, alike, 0.90, "bare Heritrix, our settings"),
                figure("crawl.tuned", ours, plain, 1.50, "bare Heritrix, its own profile"));
    }

    private static Figure figure(
            String name, Rates ours, Rates theirs, double bar, String against) {
        return new Figure(
                name,
                Rates.median(ours.warm()),
                Rates.median(theirs.warm()),
                "URLs/s",
                bar,
                false,
                "last "
                        + WARM
                        + " pages, median of "
                        + ours.warm().size()
                        + ", against "
                        + against);
    }

    private static Path fresh(Path work) throws IOException {
        return Files.createTempDirectory(work, "arm-");
    }

    private CrawlLog crawl(Ports ports, DataFolder data, GeneratedSite site, int round)
            throws IOException {
        CrawlRun run =
                new CrawlRun(
                        new Desk(ports, data),
                        new PrintWriter(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        // A site of its own for each round: nothing is a repeat, as nothing is for the others.
        CrawlRun.ApprovedSite approved =
                run.site(
                        new Desk.Nomination(
                                "generated " + round,
                                List.of(site.seed() + "?round=" + round),
                                "HOST",
                                "CULTURE"));
        JsonNode crawl =
                run.crawl(
                        approved,
                        Map.of("delayMs", 0, "maxUrls", 1_000_000),
                        Duration.ofMinutes(3));
        if (!crawl.path("state").asString().equals("COMPLETE")) {
            throw new LauncherException("the crawl ended " + crawl.path("state").asString());
        }
        return CrawlLog.below(data.root().resolve("jobs").resolve(crawl.path("id").asString()));
    }

    /** Pages a second of wget, which keeps WARC files too; empty where it is not installed. */
    private static Optional<Double> wget(Path folder, GeneratedSite site, String dns)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/wget"))) {
            return Optional.empty();
        }
        // It has no option for a DNS server here: the address stands in for the name.
        long begin = System.nanoTime();
        Process wget =
                new ProcessBuilder(
                                "/usr/bin/wget",
                                "-q",
                                "--mirror",
                                "--warc-file=site",
                                "--header=Host: " + site.seed().getAuthority(),
                                "http://" + ADDRESS + ":" + site.seed().getPort() + "/")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean ended = wget.waitFor(60, TimeUnit.SECONDS);
        wget.destroyForcibly();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return ended ? Optional.of(site.pageCount() / seconds) : Optional.empty();
    }
}
