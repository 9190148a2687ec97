package org.diancang.launcher.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.audit.AuditReport;
import org.diancang.launcher.audit.Audits;
import org.diancang.launcher.audit.Finding;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.client.ReplaySites;
import org.diancang.launcher.crawl.CrawlRun;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.warcstore.FolderWarcStore;
import tools.jackson.databind.JsonNode;

/** The main job over the sample site: nominate, approve, crawl, index, replay, audit. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Ports ports;
    private final DataFolder data;
    private final PrintWriter out;
    private final Map<String, Long> times = new LinkedHashMap<>();

    /** Over a running product. */
    public Demo(Ports ports, DataFolder data, PrintWriter out) {
        this.ports = ports;
        this.data = data;
        this.out = out;
    }

    /**
     * What is crawled, and the page whose chain is shown.
     *
     * @param name of the site
     * @param seeds where the crawl starts
     * @param page URL of the page
     * @param words that the search must find it by
     */
    public record Subject(String name, List<String> seeds, String page, String words) {}

    /** Does it all; answers the evidence. */
    public Evidence run(Subject subject, Map<String, Long> startMillis) {
        startMillis.forEach((part, millis) -> times.put("start." + part, millis));
        Desk desk = new Desk(ports, data);
        Index index = new Index(ports, data);
        CrawlRun run = new CrawlRun(desk, out);
        CrawlRun.ApprovedSite site =
                timed(
                        "nominateAndApprove",
                        () ->
                                run.site(
                                        new Desk.Nomination(
                                                subject.name(),
                                                subject.seeds(),
                                                "HOST",
                                                "POLITICS")));
        out.println(
                (site.found() ? "Site found again: " : "Nominated and approved: site ")
                        + site.siteNo()
                        + " "
                        + subject.name());
        JsonNode crawl = timed("crawl", () -> run.crawl(site, Map.of("delayMs", 0), PATIENCE));
        String crawlId = crawl.path("id").asString();
        timed("untilIndexed", () -> awaitIndexed(index, crawlId, subject));
        AuditReport audit = timed("audit", () -> Audits.runAndReport(ports, data));
        List<Link> links =
                timed(
                        "verify",
                        () ->
                                new Chain(
                                                desk,
                                                index,
                                                new ReplaySites(ports),
                                                new FolderWarcStore(data.warcs()))
                                        .of(site, crawlId, subject.page(), subject.words()));
        links.add(
                new Link(
                        "audit",
                        audit.auditedAt().toString(),
                        audit.clean(),
                        audit.clean()
                                ? "every record has one line, every line its record"
                                : audit.findings().get(0).sentence()));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("responses", audit.responses());
        counts.put("revisits", audit.revisits());
        counts.put("resources", audit.resources());
        counts.put("cdxLines", audit.cdxLines());
        counts.put("documents", index.statistics().path("documents").asLong());
        boolean ok = links.size() >= 8 && links.stream().allMatch(Link::verified);
        Evidence evidence = new Evidence(links, counts, times, ok);
        print(evidence, audit);
        return evidence;
    }

    private <T> T timed(String step, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        times.put(step, Duration.ofNanos(System.nanoTime() - begin).toMillis());
        return result;
    }

    /** Replayable is a CDX line of this crawl, searchable a hit that lists it. */
    private boolean awaitIndexed(Index index, String crawlId, Subject subject) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            boolean replayable =
                    index.lookUp(subject.page()).stream()
                            .anyMatch(line -> line.text("crawlId").equals(crawlId));
            boolean searchable =
                    replayable
                            && index.lookUp(subject.page()).stream()
                                    .filter(line -> line.text("crawlId").equals(crawlId))
                                    .anyMatch(
                                            line ->
                                                    index.search(subject.words())
                                                            .toString()
                                                            .contains(line.text("captureId")));
            if (searchable) {
                return true;
            }
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while the index caught up", e);
        }
    }

    private void print(Evidence evidence, AuditReport audit) {
        out.println();
        out.println("The chain of one page, each link read back:");
        evidence.links()
                .forEach(
                        link ->
                                out.printf(
                                        "  %s %-10s %s%n               %s%n",
                                        link.verified() ? "✓" : "✗",
                                        link.name(),
                                        link.id(),
                                        link.evidence()));
        audit.findings().stream()
                .limit(20)
                .map(Finding::sentence)
                .forEach(s -> out.println("  ! " + s));
        out.println();
        evidence.counts().forEach((name, count) -> out.printf("  %-12s %,d%n", name, count));
        out.println();
        evidence.timesMs()
                .forEach((step, ms) -> out.printf("  %-22s %6.1f s%n", step, ms / 1000.0));
        out.println(evidence.ok() ? "All links verified." : "NOT every link was verified.");
        out.flush();
    }
}
