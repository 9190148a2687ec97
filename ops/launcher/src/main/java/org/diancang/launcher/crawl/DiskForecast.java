package org.diancang.launcher.crawl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.diancang.launcher.machine.Machine;
import org.diancang.launcher.machine.Size;
import tools.jackson.databind.JsonNode;

/**
 * How much disk a crawl's WARC files are going to take. Before it runs, from earlier crawls of the
 * site: the greatest of the last three that fetched to their end, because a crawl after a pause may
 * find everything changed. While it runs, from what is written so far per URL fetched, times all
 * URLs fetched and waiting; links that are not found yet are in neither, so it grows with the
 * crawl.
 */
public final class DiskForecast implements CrawlRun.Remarks {
    private static final Set<String> TO_THE_END = Set.of("COMPLETE", "BUDGET");
    private static final int LOOK_BACK = 3;
    private static final int LEAST_FETCHED = 10;

    private final Path data;
    private final WarcUsage usage;
    private final Machine machine;
    private final List<Earlier> earlier;

    /** An earlier crawl and what its WARC files take. */
    private record Earlier(String crawlNo, long fetched, long bytes) {}

    private DiskForecast(Path data, WarcUsage usage, Machine machine, List<Earlier> earlier) {
        this.data = data;
        this.usage = usage;
        this.machine = machine;
        this.earlier = earlier;
    }

    /**
     * For the next crawl of a site.
     *
     * @param data the data folder
     * @param warcs where its WARC files are
     * @param crawls all crawls of the site, as the orchestrator lists them
     */
    public static DiskForecast of(Path data, Path warcs, JsonNode crawls, Machine machine) {
        WarcUsage usage = new WarcUsage(warcs);
        List<Earlier> earlier = new ArrayList<>();
        crawls.valueStream()
                .filter(crawl -> TO_THE_END.contains(crawl.path("state").asString("")))
                .map(
                        crawl ->
                                new Earlier(
                                        crawl.path("crawlNo").asString(),
                                        crawl.path("statistics").path("fetched").asLong(),
                                        usage.of(
                                                crawl.path("siteNo").asString(),
                                                crawl.path("crawlNo").asString())))
                .filter(crawl -> crawl.bytes() > 0)
                .sorted((a, b) -> b.crawlNo().compareTo(a.crawlNo()))
                .limit(LOOK_BACK)
                .forEach(earlier::add);
        return new DiskForecast(data, usage, machine, List.copyOf(earlier));
    }

    /** Bytes forecast before the crawl; empty without an earlier one. */
    public OptionalLong before() {
        return earlier.stream().mapToLong(Earlier::bytes).max();
    }

    @Override
    public List<String> before(JsonNode crawl) {
        List<String> lines = new ArrayList<>();
        OptionalLong free = machine.usableSpace(data);
        String room = free.isPresent() ? ", " + Size.of(free.getAsLong()) + " free" : "";
        if (before().isEmpty()) {
            long limit = crawl.path("order").path("settings").path("maxBytes").asLong();
            lines.add(
                    "Disk: no forecast, as no crawl of this site has ended yet; the limit is "
                            + (limit > 0
                                    ? Size.of(limit) + " fetched, before compression"
                                    : "none but the disk's")
                            + room);
            warn(lines, limit, free);
            return lines;
        }
        Earlier last = earlier.get(0);
        lines.add(
                "Disk: about "
                        + Size.of(before().getAsLong())
                        + " for WARC files, by "
                        + (earlier.size() == 1
                                ? "the crawl before"
                                : "the largest of the last " + earlier.size() + " crawls")
                        + " (last: "
                        + last.crawlNo()
                        + ", "
                        + last.fetched()
                        + " URLs, "
                        + Size.of(last.bytes())
                        + ")"
                        + room);
        warn(lines, before().getAsLong(), free);
        return lines;
    }

    private void warn(List<String> lines, long wanted, OptionalLong free) {
        if (free.isPresent() && wanted > free.getAsLong()) {
            lines.add(
                    "! That may not fit on the disk of "
                            + data
                            + ": make room, or lower --max-urls");
        }
    }

    @Override
    public String during(JsonNode crawl) {
        long written = written(crawl);
        OptionalLong all = expected(crawl, written);
        return ", on disk "
                + Size.of(written)
                + (all.isPresent() ? " of about " + Size.of(all.getAsLong()) : "");
    }

    private static OptionalLong expected(JsonNode crawl, long written) {
        long fetched = crawl.path("statistics").path("fetched").asLong();
        long queued = crawl.path("statistics").path("queued").asLong();
        return fetched < LEAST_FETCHED || queued == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round((double) written / fetched * (fetched + queued)));
    }

    private long written(JsonNode crawl) {
        return usage.of(crawl.path("siteNo").asString(), crawl.path("crawlNo").asString());
    }

    /** The real figure of an ended crawl beside the forecast. */
    public String after(JsonNode crawl) {
        return "Disk: "
                + Size.of(written(crawl))
                + " of WARC files written"
                + (before().isPresent()
                        ? "; the forecast was " + Size.of(before().getAsLong())
                        : "; there was no forecast");
    }
}
