package org.diancang.adapter.worker;

import java.time.Duration;
import org.diancang.adapter.crawl.Crawls;
import org.diancang.adapter.installation.WorkerCapacity;
import org.diancang.adapter.installation.WorkerProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Well while Kafka takes the heartbeats. */
@Component("worker")
class WorkerHealth implements HealthIndicator {
    private static final int MISSED = 10;

    private final WorkerProperties worker;
    private final WorkerCapacity capacity;
    private final Heartbeats heartbeats;
    private final Crawls crawls;

    WorkerHealth(
            WorkerProperties worker,
            WorkerCapacity capacity,
            Heartbeats heartbeats,
            Crawls crawls) {
        this.worker = worker;
        this.capacity = capacity;
        this.heartbeats = heartbeats;
        this.crawls = crawls;
    }

    @Override
    public Health health() {
        Duration longest = worker.heartbeat().multipliedBy(MISSED);
        boolean well = heartbeats.sinceLast().compareTo(longest) < 0;
        return (well ? Health.up() : Health.down())
                .withDetail("worker", worker.id())
                .withDetail("running", crawls.running().size())
                .withDetail("capacity", capacity.crawls())
                .build();
    }
}
