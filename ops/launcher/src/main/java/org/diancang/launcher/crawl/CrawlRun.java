package org.diancang.launcher.crawl;

import org.diancang.launcher.LauncherException;
import org.diancang.launcher.client.Desk;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One crawl of one site, nominated and approved where that was not done before. */
public final class CrawlRun {
    private static final Set<String> ENDED =
            Set.of("COMPLETE", "BUDGET", "STOPPED", "ABORTED", "FAILED", "SKIPPED");

    private final Desk desk;
    private final PrintWriter out;

    /** A run that prints its progress. */
    public CrawlRun(Desk desk, PrintWriter out) {
        this.desk = desk;
        this.out = out;
    }

    /**
     * The site of a nomination, found again where it was approved before.
     *
     * @param nominationId nomination that it came from
     * @param siteId the site
     * @param siteNo its short number
     * @param found whether it was there already
     */
    public record ApprovedSite(String nominationId, String siteId, String siteNo, boolean found) {}

    /** Nominates and approves, or finds what was approved before. */
    public ApprovedSite site(Desk.Nomination nomination) {
        Optional<JsonNode> known = desk.siteOf(nomination.seeds().get(0));
        if (known.isPresent()) {
            JsonNode site = known.get();
            return new ApprovedSite(
                    site.path("nominationId").asString(""),
                    site.path("id").asString(),
                    site.path("siteNo").asString(),
                    true);
        }
        String nominationId = desk.nominate(nomination).path("id").asString();
        JsonNode approved = desk.approve(nominationId);
        return new ApprovedSite(
                nominationId,
                approved.path("siteId").asString(),
                approved.path("siteNo").asString(),
                false);
    }

    /** Crawls a site and waits for the end; answers the crawl as the orchestrator shows it. */
    public JsonNode crawl(ApprovedSite site, Map<String, Object> settings, Duration patience) {
        return follow(desk.crawl(site.siteId(), settings).path("id").asString(), patience);
    }

    /** Waits for the end of a crawl; answers it as the orchestrator shows it then. */
    public JsonNode follow(String crawlId, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean live = System.console() != null;
        String shown = "";
        while (System.nanoTime() < end) {
            JsonNode crawl = desk.get("crawls/" + crawlId);
            String line = progressLine(crawl);
            if (!line.equals(shown)) {
                out.print(live ? "\r\u001b[K  " + line : "  " + line + "\n");
                out.flush();
                shown = line;
            }
            if (ENDED.contains(crawl.path("state").asString())) {
                if (live) {
                    out.println();
                }
                return crawl;
            }
            pause();
        }
        throw new LauncherException(
                "crawl " + crawlId + " has not ended within " + patience.toMinutes() + " minutes");
    }

    private static String progressLine(JsonNode crawl) {
        JsonNode s = crawl.path("statistics");
        String reason = crawl.path("reason").asString("");
        return "%s %s: %d fetched, %d waiting, %d failed, %d unchanged, %s%s"
                .formatted(
                        crawl.path("crawlNo").asString(),
                        crawl.path("state").asString().toLowerCase(java.util.Locale.ROOT),
                        s.path("fetched").asLong(),
                        s.path("queued").asLong(),
                        s.path("failed").asLong(),
                        s.path("revisits").asLong(),
                        bytes(s.path("bytes").asLong()),
                        reason.isEmpty() ? "" : " (" + reason + ")");
    }

    /** A size for people, by 1,024. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        String[] units = {"KB", "MB", "GB", "TB"};
        int unit = -1;
        do {
            value /= 1024;
            unit++;
        } while (value >= 1024 && unit < units.length - 1);
        return "%.1f %s".formatted(value, units[unit]);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(700);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while a crawl ran; it goes on", e);
        }
    }
}
