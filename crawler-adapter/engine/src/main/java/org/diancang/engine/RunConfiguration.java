package org.diancang.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.archive.util.ArchiveUtils;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlerName;
import org.diancang.events.EventCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts down what a crawl really runs with, {@code configuration.json} of the job folder: the job
 * with its order, each change made meanwhile, Heritrix's own configuration, and the versions of all
 * that had a part. Thread-safe.
 */
final class RunConfiguration {
    /** Name of the file in the job folder. */
    static final String NAME = "configuration.json";

    private static final Logger LOG = LoggerFactory.getLogger(RunConfiguration.class);

    private record Versions(String diancang, String heritrix, String java) {}

    private record Changed(Instant at, CrawlChange change) {}

    private record Content(
            Versions versions,
            Instant startedAt,
            EngineJob job,
            List<Changed> changes,
            String crawlerBeans) {}

    private final WholeFile file;
    private final EngineJob job;
    private final String crawlerBeans;
    private final Clock clock;
    private final Instant startedAt;
    private final List<Changed> changes = new ArrayList<>();

    RunConfiguration(Path jobFolder, EngineJob job, Path crawlerBeans, Clock clock) {
        this.file = new WholeFile(jobFolder.resolve(NAME));
        this.job = job;
        this.clock = clock;
        this.startedAt = clock.instant();
        try {
            this.crawlerBeans = Files.readString(crawlerBeans);
        } catch (IOException e) {
            throw new EngineRefusedException("can't read " + crawlerBeans + ": " + e, e);
        }
        write();
    }

    /** Takes note of a change. */
    synchronized void changed(CrawlChange change) {
        changes.add(new Changed(clock.instant(), change));
        write();
    }

    private synchronized void write() {
        Content content =
                new Content(
                        new Versions(
                                CrawlerName.version(),
                                ArchiveUtils.VERSION,
                                Runtime.version().toString()),
                        startedAt,
                        job,
                        List.copyOf(changes),
                        crawlerBeans);
        try {
            byte[] json = new EventCodec().encode(content);
            file.replace(
                    out -> {
                        out.write(json);
                        out.write('\n');
                    });
        } catch (IOException e) {
            LOG.warn("{} can't be written: {}", file, e.toString());
        }
    }
}
