package org.diancang.check.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.diancang.launcher.audit.AuditReport;
import org.diancang.launcher.audit.Audits;
import org.diancang.launcher.audit.Finding;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.samplesite.ManySites;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a disturbed crawl is as good as an undisturbed one. */
final class Verdict {
    /** All that is fetched again, kills and all. */
    private static final double MOST_FETCHES = 1.25;

    private static final Duration CATCHING_UP = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final ManySites sites;
    private final DataFolder data;
    private final Ports ports;
    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();

    Verdict(ManySites sites, DataFolder data, Ports ports, PrintStream out) {
        this.sites = sites;
        this.data = data;
        this.ports = ports;
        this.out = out;
    }

    /** What is wrong; prints a line for each thing looked at. */
    List<String> of(int undisturbed, int disturbed, JsonNode crawl, List<Instant> kills)
            throws IOException {
        String state = crawl.path("state").asString();
        say(
                "a",
                state.equals("COMPLETE"),
                "the crawl ended %s %s".formatted(state, crawl.path("reason").asString("")));
        auditAndLines();
        captured(undisturbed, disturbed);
        fetches(undisturbed, disturbed, crawl.path("id").asString(), kills);
        return List.copyOf(wrong);
    }

    private void say(String letter, boolean good, String line) {
        out.printf("(%s) %s: %s%n", letter, good ? "holds" : "does not hold", line.strip());
        if (!good) {
            wrong.add("(" + letter + ") " + line.strip());
        }
    }

    private void auditAndLines() {
        AuditReport audit = audit();
        long records = audit.responses() + audit.revisits() + audit.resources();
        say(
                "b",
                audit.clean() && audit.inOpenFiles() == 0,
                "audit of %d files: %d findings, %d lines into open files%s"
                        .formatted(
                                audit.files(),
                                audit.findings().size(),
                                audit.inOpenFiles(),
                                audit.findings().stream()
                                        .limit(5)
                                        .map(Finding::sentence)
                                        .map(sentence -> "\n      " + sentence)
                                        .reduce("", String::concat)));
        // Clean, it has found for each record the one line that names it: equal numbers say the
        // rest.
        say(
                "d",
                audit.clean() && records == audit.cdxLines(),
                "%d response, revisit and resource records, %d CDX lines"
                        .formatted(records, audit.cdxLines()));
    }

    /** Once the index has caught up. */
    private AuditReport audit() {
        long end = System.nanoTime() + CATCHING_UP.toNanos();
        while (true) {
            AuditReport report = Audits.runAndReport(ports, data);
            if ((report.clean() && report.inOpenFiles() == 0) || System.nanoTime() > end) {
                return report;
            }
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
    }

    private void captured(int undisturbed, int disturbed) {
        Set<String> reference = captured(undisturbed);
        Set<String> found = captured(disturbed);
        Set<String> missing = new TreeSet<>(reference);
        missing.removeAll(found);
        Set<String> more = new TreeSet<>(found);
        more.removeAll(reference);
        say(
                "c",
                missing.isEmpty() && more.isEmpty() && found.size() > sites.pageCount(),
                "%d URLs captured, %d undisturbed; missing %s, more %s"
                        .formatted(found.size(), reference.size(), missing, more));
    }

    /** URLs of a site in the index, the name of the host left out. */
    private Set<String> captured(int site) {
        String host = ManySites.host(site);
        Set<String> urls = new TreeSet<>();
        new Index(ports, data)
                .all(
                        line -> {
                            String url = line.text("url");
                            if (url.contains(host)) {
                                urls.add(url.replace(host, ""));
                            }
                        });
        return urls;
    }

    private void fetches(int undisturbed, int disturbed, String crawl, List<Instant> kills)
            throws IOException {
        List<Instant> checkpoints = checkpoints(crawl);
        Repeats repeats = new Repeats(sites.asked(disturbed), checkpoints, kills);
        List<String> excessive = repeats.excessive();
        say(
                "e",
                excessive.isEmpty(),
                "%d of %d URLs fetched more than once, at most %d times; %d kills, %d checkpoints; %d oftener than kills before the next checkpoint; not accounted for: %s"
                        .formatted(
                                repeats.repeated(),
                                repeats.fetches().size(),
                                repeats.most(),
                                kills.size(),
                                checkpoints.size(),
                                repeats.beyondNextCheckpoint(),
                                excessive.stream().limit(5).toList()));
        long reference = new Repeats(sites.asked(undisturbed), List.of(), List.of()).total();
        double ratio = repeats.total() / (double) reference;
        say(
                "f",
                ratio <= MOST_FETCHES,
                "%d fetches, %d undisturbed: %.3f times, at most %.2f"
                        .formatted(repeats.total(), reference, ratio, MOST_FETCHES));
    }

    /** When checkpoints were on disk, by the engines' journals. */
    private List<Instant> checkpoints(String crawl) throws IOException {
        List<Instant> checkpoints = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data.root().resolve("jobs").resolve(crawl), 2)) {
            for (Path journal : files.filter(f -> f.endsWith("events.ndjson")).toList()) {
                for (String line : Files.readAllLines(journal, StandardCharsets.UTF_8)) {
                    if (line.contains("CrawlCheckpointed")) {
                        JsonNode event = JSON.readTree(line).path("event");
                        checkpoints.add(Instant.parse(event.path("at").asString()));
                    }
                }
            }
        }
        return checkpoints;
    }
}
