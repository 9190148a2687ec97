package org.diancang.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.archive.crawler.framework.CrawlController;
import org.archive.crawler.reporting.StatisticsTracker;
import org.archive.modules.fetcher.FetchStats;
import org.archive.modules.net.CrawlHost;
import org.archive.modules.net.ServerCache;
import org.diancang.events.CrawlSnapshot;
import org.diancang.events.CrawlSnapshot.Breakdown;
import org.diancang.events.CrawlSnapshot.Part;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/**
 * Keeps {@code live.json} of the job folder up to date, a {@link CrawlSnapshot}. Who reads it finds
 * a whole one, old or new. For one thread.
 */
final class LiveFile {
    /** Name of the file in the job folder. */
    static final String NAME = "live.json";

    private static final Logger LOG = LoggerFactory.getLogger(LiveFile.class);
    private static final int MOST_PARTS = 20;

    private final WholeFile file;
    private final CrawlController controller;
    private final Tally tally;
    private final WaitingQueues queues;
    private final ServerCache hosts;
    private final Clock clock;
    private final LastMinutesOfRunning lastMinutes = new LastMinutesOfRunning();
    private final EventCodec codec = new EventCodec();

    private LiveFile(
            Path jobFolder,
            CrawlController controller,
            Tally tally,
            WaitingQueues queues,
            ServerCache hosts,
            Clock clock) {
        this.file = new WholeFile(jobFolder.resolve(NAME));
        this.controller = controller;
        this.tally = tally;
        this.queues = queues;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** The file of a crawl whose parts are in a context. */
    static LiveFile of(Path jobFolder, ApplicationContext context, CrawlController controller) {
        Clock clock = context.getBean(Clock.class);
        Tally tally = context.getBean(Tally.class);
        WaitingQueues queues =
                new WaitingQueues(
                        controller,
                        context.getBean(PatientFrontier.class),
                        tally,
                        context.getBean(Servers.class),
                        context.getBean(RobotsRefusals.class),
                        context.getBean(Budget.class),
                        clock);
        return new LiveFile(
                jobFolder, controller, tally, queues, context.getBean(ServerCache.class), clock);
    }

    /** Counts what a checkpoint remembers, once the crawl goes on from it. */
    void resume() {
        for (String name : hosts.hostKeys()) {
            CrawlHost host = hosts.getHostFor(name);
            if (host != null && !name.startsWith("dns:")) {
                FetchStats counts = host.getSubstats();
                tally.resume(name, counts.getFetchResponses(), counts.getTotalBytes());
            }
        }
    }

    /** Replaces the file. */
    void write(CrawlStatistics totals) {
        lastMinutes.add(totals);
        try {
            byte[] json = codec.encode(snapshot(totals));
            file.replace(out -> out.write(json));
        } catch (IOException e) {
            LOG.warn("{} can't be written, the last stays: {}", file, e.toString());
        }
    }

    private CrawlSnapshot snapshot(CrawlStatistics totals) {
        StatisticsTracker tracker = controller.getStatisticsTracker();
        return new CrawlSnapshot(
                clock.instant(),
                controller.isPaused(),
                totals,
                statuses(tracker),
                types(tracker),
                tally.hosts(MOST_PARTS),
                queues.look(),
                lastMinutes.look(),
                tally.recent(lastMinutes.growing()));
    }

    private Breakdown statuses(StatisticsTracker tracker) {
        Stream<Part> answers =
                entries(tracker.getStatusCodeDistribution())
                        .map(e -> new Part(e.getKey(), e.getValue().get(), 0));
        return Breakdowns.largest(
                Stream.concat(
                                // Heritrix counts answers of DNS among the answers.
                                answers.filter(part -> !part.name().equals("1")),
                                tally.failures().stream())
                        .toList(),
                MOST_PARTS);
    }

    private static Breakdown types(StatisticsTracker tracker) {
        List<Part> parts =
                entries(tracker.getFileDistribution())
                        .filter(e -> !e.getKey().equals("text/dns"))
                        .map(
                                e ->
                                        new Part(
                                                e.getKey(),
                                                e.getValue().get(),
                                                tracker.getBytesPerFileType(e.getKey())))
                        .toList();
        return Breakdowns.largest(parts, MOST_PARTS);
    }

    private static Stream<Map.Entry<String, AtomicLong>> entries(Map<String, AtomicLong> counts) {
        return counts.entrySet().stream();
    }
}
