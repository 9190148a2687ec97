package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.WorkFolder;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.Product;
import org.diancang.samplesite.ManySites;
import tools.jackson.databind.JsonNode;

/**
 * Many small sites of several libraries, queued together for one worker: whether all run, in turn,
 * while the desk answers.
 */
final class CrawlSites implements Callable<List<Figure>> {
    private static final String ADDRESS = "127.0.0.3";
    private static final int PAGES = 5;

    /** Of each library; the first has most, and is queued first. */
    private static final List<Integer> SITES = List.of(40, 12, 8);

    private static final List<Integer> SITES_FULL = List.of(380, 80, 40);

    /** How much sooner or later than its turn a library may come in the mean. */
    private static final double MOST_UNFAIR = 1.25;

    private static final double DESK_MILLIS = 200;

    /** What a worker reckons for a crawl by default, {@code diancang.worker.memory-per-crawl}. */
    private static final double MEMORY_PER_CRAWL = 400;

    private final List<Integer> libraries;
    private final Duration patience;
    private final PrintStream out;

    CrawlSites(boolean full, PrintStream out) {
        this.libraries =
                Integer.getInteger("diancang.bench.sites") == null
                        ? full ? SITES_FULL : SITES
                        : List.of(Integer.getInteger("diancang.bench.sites"), 2, 2);
        this.patience = full ? Duration.ofHours(2) : Duration.ofMinutes(7);
        this.out = out;
    }

    private int total() {
        return libraries.stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public List<Figure> call() throws IOException, SQLException {
        Path root = Path.of(System.getProperty("diancang.root"));
        Path folder = Files.createDirectories(root.resolve("ops/bench/target"));
        DataFolder data = DataFolder.at(Files.createTempDirectory(folder, "crawl-sites-"));
        try (ManySites sites = ManySites.start(ADDRESS, total(), PAGES, Clock.systemUTC())) {
            Addresses addresses =
                    new Addresses(
                            List.of(ADDRESS + "/32"),
                            Optional.of(ADDRESS + ":" + sites.dnsAddress().getPort()));
            try (Product product =
                    Product.start(root, data, Ports.random(data), addresses, out::println)) {
                return measure(product, data, sites);
            }
        } finally {
            WorkFolder.delete(data.root());
        }
    }

    private List<Figure> measure(Product product, DataFolder data, ManySites sites)
            throws SQLException {
        Desk desk = new Desk(product.ports(), data);
        Map<String, Integer> libraryOf = approve(desk, product.ports(), sites);
        Map<String, Integer> waiting = new LinkedHashMap<>();
        libraryOf.forEach(
                (site, library) ->
                        waiting.put(
                                desk.crawl(site, Map.of("delayMs", 0)).path("id").asString(),
                                library));
        Instant allQueued = Instant.now();
        // Those that a worker had taken by then had nobody to take turns with.
        Set<String> inTurn =
                waiting.keySet().stream()
                        .filter(crawl -> desk.get("crawls/" + crawl).path("epoch").asInt() == 0)
                        .collect(Collectors.toSet());
        try (MemoryWatch memory = MemoryWatch.begin();
                DeskWatch watch =
                        DeskWatch.begin(
                                product.ports(), data, waiting.keySet().iterator().next())) {
            List<JsonNode> ended = await(desk, List.copyOf(waiting.keySet()));
            memory.lines().forEach(out::println);
            out.println(
                    "worker's capacity by its own choice: "
                            + desk.workers().path(0).path("capacity").asInt());
            out.printf(
                    "%d crawls in %d s%n",
                    ended.size(), Duration.between(allQueued, Instant.now()).toSeconds());
            return figures(waiting, inTurn, ended, memory, watch);
        }
    }

    private Map<String, Integer> approve(Desk desk, Ports ports, ManySites sites)
            throws SQLException {
        Map<String, Integer> libraryOf = new LinkedHashMap<>();
        int site = 0;
        try (BenchLibraries accounts = BenchLibraries.connect(ports)) {
            for (int library = 0; library < libraries.size(); library++) {
                accounts.actFor(library);
                for (int i = 0; i < libraries.get(library); i++) {
                    JsonNode nomination =
                            desk.nominate(
                                    new Desk.Nomination(
                                            ManySites.host(site),
                                            List.of(sites.seed(site).toString()),
                                            "HOST",
                                            "CULTURE"));
                    JsonNode approved = desk.approve(nomination.path("id").asString());
                    libraryOf.put(approved.path("siteId").asString(), library);
                    site++;
                }
            }
        }
        return libraryOf;
    }

    private List<JsonNode> await(Desk desk, List<String> crawls) {
        long end = System.nanoTime() + patience.toNanos();
        List<JsonNode> ended = new ArrayList<>();
        for (String crawl : crawls) {
            JsonNode now = desk.get("crawls/" + crawl);
            while (now.path("endedAt").asString("").isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new LauncherException(
                            "after %d s only the first %d of %d crawls are over"
                                    .formatted(patience.toSeconds(), ended.size(), crawls.size()));
                }
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                now = desk.get("crawls/" + crawl);
            }
            ended.add(now);
        }
        return ended;
    }

    private List<Figure> figures(
            Map<String, Integer> libraryOf,
            Set<String> inTurn,
            List<JsonNode> ended,
            MemoryWatch memory,
            DeskWatch desk) {
        long complete =
                ended.stream().filter(c -> c.path("state").asString().equals("COMPLETE")).count();
        Fairness fairness =
                Fairness.of(
                        ended.stream()
                                .filter(c -> inTurn.contains(c.path("id").asString()))
                                .map(
                                        c ->
                                                new Fairness.Start(
                                                        libraryOf.getOrDefault(
                                                                c.path("id").asString(), -1),
                                                        Instant.parse(
                                                                c.path("startedAt").asString())))
                                .toList());
        fairness.lines().forEach(out::println);
        return List.of(
                new Figure(
                        "crawl-sites.complete",
                        complete,
                        total(),
                        "crawls",
                        1,
                        false,
                        "of " + total() + " sites of " + libraries + " for each library"),
                new Figure(
                        "crawl-sites.fairness",
                        fairness.worst(),
                        1,
                        "times",
                        MOST_UNFAIR,
                        true,
                        "mean place of a library's starts against that where libraries take turns,"
                                + " of the one that waits longest; "
                                + inTurn.size()
                                + " that waited when all were queued"),
                new Figure(
                        "crawl-sites.desk_p95",
                        desk.percentile(0.95),
                        DESK_MILLIS,
                        "ms",
                        1,
                        true,
                        desk.count() + " pages: home, crawls, a crawl, one each 200 ms"),
                new Figure(
                        "crawl-sites.memory_per_crawl",
                        memory.most(MemoryWatch.Kind.ENGINE),
                        MEMORY_PER_CRAWL,
                        "MB",
                        1,
                        true,
                        "largest resident memory of an engine, against what a worker reckons; "
                                + memory.atOnce(MemoryWatch.Kind.ENGINE)
                                + " at once"));
    }
}
