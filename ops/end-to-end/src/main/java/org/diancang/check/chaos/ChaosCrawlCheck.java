package org.diancang.check.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.Product;
import org.diancang.samplesite.ManySites;
import tools.jackson.databind.JsonNode;

/**
 * A crawl during which engine, adapter and broker are killed at random moments, beside one over an
 * equal site that nothing disturbs.
 */
public final class ChaosCrawlCheck {
    private static final String ADDRESS = "127.0.0.3";
    private static final int UNDISTURBED = 0;
    private static final int DISTURBED = 1;
    private static final Duration DELAY = Duration.ofMillis(500);

    /** Kills come some thirty seconds apart: a minute between checkpoints would be too rare. */
    private static final String SETTINGS = "diancang.engine.checkpoint=15s\n";

    private static final Duration FIRST_KILL = Duration.ofSeconds(15);

    private final PrintStream out;
    private final Form form;
    private final long seed;

    /**
     * How much is done.
     *
     * @param kills how many
     * @param pages pages of the site, half a second each
     */
    private record Form(int kills, int pages) {
        /** Ends within nine minutes. */
        static final Form DECIDING = new Form(8, 480);

        static final Form FULL = new Form(20, 1_800);

        Duration length() {
            return DELAY.multipliedBy(pages);
        }
    }

    /**
     * A check that tells what it does.
     *
     * @param full whether 20 are killed instead of 8
     * @param seed of the random moments and victims
     */
    public ChaosCrawlCheck(boolean full, long seed, PrintStream out) {
        this.out = out;
        this.form = full ? Form.FULL : Form.DECIDING;
        this.seed = seed;
    }

    /**
     * Runs it, on a folder of its own that goes with it.
     *
     * @return what was wrong, a sentence each
     */
    public List<String> run() throws IOException {
        out.println("seed " + seed + " (--seed " + seed + " draws the same kills)");
        KillPlan plan = KillPlan.draw(new Random(seed), form.kills(), FIRST_KILL, form.length());
        DataFolder data = DataFolder.at(SampleArchive.newFolder("chaos-crawl-"));
        Path config = Files.createDirectories(data.root().resolve("config"));
        Files.writeString(config.resolve("application.properties"), SETTINGS);
        Path root = Path.of(System.getProperty("diancang.root"));
        try (ManySites sites = ManySites.start(ADDRESS, 2, form.pages(), Clock.systemUTC())) {
            Addresses addresses =
                    new Addresses(
                            List.of(ADDRESS + "/32"),
                            Optional.of(ADDRESS + ":" + sites.dnsAddress().getPort()));
            try (Product product =
                    Product.start(root, data, Ports.random(data), addresses, out::println)) {
                return disturb(sites, data, product, plan);
            }
        } finally {
            SampleArchive.delete(data.root());
        }
    }

    private List<String> disturb(ManySites sites, DataFolder data, Product product, KillPlan plan)
            throws IOException {
        Desk desk = new Desk(product.ports(), data);
        CrawlRun run =
                new CrawlRun(
                        desk,
                        new PrintWriter(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Duration patience = form.length().multipliedBy(2).plusMinutes(2);
        JsonNode undisturbed =
                run.crawl(site(run, sites, UNDISTURBED), Map.of("delayMs", 0), patience);
        out.printf(
                "the undisturbed crawl ended %s: %d fetches%n",
                undisturbed.path("state").asString(),
                new Repeats(sites.asked(UNDISTURBED), List.of(), List.of()).total());
        String crawl =
                desk.crawl(
                                site(run, sites, DISTURBED).siteId(),
                                Map.of("delayMs", DELAY.toMillis()))
                        .path("id")
                        .asString();
        Kills kills = new Kills(new Processes(product, data, crawl), out);
        CompletableFuture<Void> killing =
                kills.begin(plan, () -> !sites.asked(DISTURBED).isEmpty());
        Instant began = Instant.now();
        JsonNode ended;
        try {
            ended = run.follow(crawl, patience);
        } catch (LauncherException e) {
            return List.of(String.valueOf(e.getMessage()), "it is " + desk.get("crawls/" + crawl));
        } finally {
            kills.stop();
        }
        killing.join();
        out.printf(
                "the disturbed crawl took %d s%n",
                Duration.between(began, Instant.now()).toSeconds());
        List<String> wrong = new ArrayList<>();
        if (kills.done().size() < form.kills()) {
            wrong.add(
                    "only %d of %d were killed before the crawl was over"
                            .formatted(kills.done().size(), form.kills()));
        }
        wrong.addAll(
                new Verdict(sites, data, product.ports(), out)
                        .of(UNDISTURBED, DISTURBED, ended, kills.done()));
        return wrong;
    }

    private static CrawlRun.ApprovedSite site(CrawlRun run, ManySites sites, int site) {
        return run.site(
                new Desk.Nomination(
                        ManySites.host(site),
                        List.of(sites.seed(site).toString()),
                        "HOST",
                        "CULTURE"));
    }
}
