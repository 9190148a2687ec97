package org.diancang.check.hostile;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.audit.Audits;
import org.diancang.launcher.audit.Finding;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.Product;
import tools.jackson.databind.JsonNode;

/**
 * One crawl over all misbehaving servers: it ends, each is recorded for what it was, and the good
 * pages among them are all there.
 */
public final class HostileCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int URLS_PER_HOST = 150;

    private final PrintStream out;

    /** A check that tells what it does. */
    public HostileCheck(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs it, on a folder of its own that goes with it.
     *
     * @return what was wrong, a sentence each
     */
    public List<String> run() throws IOException, InterruptedException {
        DataFolder data = DataFolder.at(SampleArchive.newFolder("hostile-"));
        Path root = Path.of(System.getProperty("diancang.root"));
        try (HostileSite site = new HostileSite(data.root())) {
            Addresses addresses = new Addresses(HostileSite.ADDRESSES, Optional.of(site.dns()));
            try (Product product =
                    Product.start(root, data, Ports.random(data), addresses, out::println)) {
                return crawl(site, data, new Desk(product.ports(), data), product);
            }
        } finally {
            SampleArchive.delete(data.root());
        }
    }

    private List<String> crawl(HostileSite site, DataFolder data, Desk desk, Product product)
            throws IOException, InterruptedException {
        Instant begin = Instant.now();
        CrawlRun run = new CrawlRun(desk, new PrintWriter(out, true, StandardCharsets.UTF_8));
        JsonNode state =
                run.crawl(
                        run.site(
                                new Desk.Nomination(
                                        "难缠的网站", List.of(site.seed()), "DOMAIN", "ECONOMY")),
                        settings(),
                        PATIENCE);
        String crawl = state.path("id").asString();
        List<String> wrong = new ArrayList<>();
        String ending = state.path("state").asString();
        if (!List.of("COMPLETE", "BUDGET").contains(ending)) {
            wrong.add("the crawl ended as " + ending + ": " + state.path("reason").asString());
        }
        Map<String, List<LogLine>> log = log(data, crawl);
        int recorded = 0;
        for (Behaviour behaviour : site.behaviours()) {
            List<LogLine> lines = log.getOrDefault(site.url(behaviour), List.of());
            boolean right = behaviour.expected().test(lines);
            recorded += right ? 1 : 0;
            out.printf(
                    "  %-32s %s%n",
                    behaviour.name(), lines.stream().map(LogLine::outcome).toList());
            if (!right) {
                wrong.add(
                        behaviour.name()
                                + ": expected "
                                + behaviour.says()
                                + ", the log has "
                                + lines);
            }
        }
        for (int i = 0; i < HostileSite.GOOD_PAGES; i++) {
            String url = site.seed() + "good/" + i;
            if (log.getOrDefault(url, List.of()).stream().noneMatch(l -> l.status() == 200)) {
                wrong.add("the good page " + url + " is not there");
            }
        }
        wrong.addAll(audit(product, data));
        out.printf(
                "%d behaviours, %d recorded for what they were; the crawl took %d s, %d URLs%n",
                site.behaviours().size(),
                recorded,
                Duration.between(begin, Instant.now()).toSeconds(),
                log.size());
        return wrong;
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "delayMs", 10,
                "maxUrls", 5_000,
                "maxUrlsPerHost", URLS_PER_HOST,
                "maxFetchBytes", 20 << 20,
                "longestFetchSeconds", 12,
                "longestSilenceSeconds", 4,
                "maxSeconds", 420);
    }

    /** What files and index disagree in, once the index has caught up. */
    private static List<String> audit(Product product, DataFolder data)
            throws InterruptedException {
        List<String> findings = List.of();
        for (int tries = 0; tries < 20; tries++) {
            findings =
                    Audits.runAndReport(product.ports(), data).findings().stream()
                            .map(Finding::sentence)
                            .toList();
            if (findings.isEmpty()) {
                return findings;
            }
            Thread.sleep(3_000);
        }
        return findings;
    }

    private static Map<String, List<LogLine>> log(DataFolder data, String crawl)
            throws IOException {
        Map<String, List<LogLine>> byUrl = new HashMap<>();
        try (Stream<Path> files = Files.walk(data.root().resolve("jobs").resolve(crawl))) {
            // A checkpoint puts what there is of the log aside, under a longer name.
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith("crawl.log"))
                            .filter(f -> !f.toString().endsWith(".lck"))
                            .toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    LogLine.of(line)
                            .ifPresent(
                                    l ->
                                            byUrl.computeIfAbsent(l.url(), _ -> new ArrayList<>())
                                                    .add(l));
                }
            }
        }
        return byUrl;
    }
}
