package org.diancang.adapter.installation;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How many crawls this worker runs at once: as ordered, or as many as memory holds. */
@Component
public class WorkerCapacity {
    private static final Logger log = LoggerFactory.getLogger(WorkerCapacity.class);

    /** Where nobody says how much memory there is. */
    private static final int UNKNOWN = 2;

    private final int crawls;

    @Autowired
    WorkerCapacity(WorkerProperties worker) {
        this(worker, new AvailableMemory(Path.of("/")).bytes());
    }

    WorkerCapacity(WorkerProperties worker, OptionalLong available) {
        Integer ordered = worker.capacity();
        this.crawls = ordered != null ? ordered : byMemory(worker, available);
    }

    private static int byMemory(WorkerProperties worker, OptionalLong available) {
        if (available.isEmpty()) {
            log.info("The memory of this machine is not known: {} crawls at once", UNKNOWN);
            return UNKNOWN;
        }
        // Half is left for whatever else grows: files in the cache make crawls and index fast.
        long fit = available.getAsLong() / 2 / worker.memoryPerCrawl().toBytes();
        int crawls = Math.clamp(fit, 1, worker.mostByMemory());
        log.info(
                "{} MB of memory are available, {} MB are reckoned for a crawl: {} at once"
                        + " (diancang.worker.capacity sets another number)",
                available.getAsLong() >> 20,
                worker.memoryPerCrawl().toMegabytes(),
                crawls);
        return crawls;
    }

    /** Crawls at once at most; 1 or more. */
    public int crawls() {
        return crawls;
    }
}
