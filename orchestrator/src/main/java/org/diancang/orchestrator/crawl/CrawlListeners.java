package org.diancang.orchestrator.crawl;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diancang.events.CrawlEvent;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.events.WorkerHeartbeat;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Consumers of what adapters say of themselves and of crawls. */
@Component
class CrawlListeners {
    private final EventCodec codec;
    private final CrawlReports reports;
    private final Workers workers;

    CrawlListeners(EventCodec codec, CrawlReports reports, Workers workers) {
        this.codec = codec;
        this.reports = reports;
        this.workers = workers;
    }

    @KafkaListener(
            topics = "${diancang.topic-prefix:}" + Topics.CRAWL_EVENTS,
            groupId = "${diancang.topic-prefix:}orchestrator-" + Topics.CRAWL_EVENTS)
    void crawlEvent(ConsumerRecord<String, byte[]> message) {
        reports.record(codec.decode(message.value(), CrawlEvent.class));
    }

    @KafkaListener(
            topics = "${diancang.topic-prefix:}" + Topics.WORKERS,
            groupId = "${diancang.topic-prefix:}orchestrator-" + Topics.WORKERS)
    void heartbeat(ConsumerRecord<String, byte[]> message) {
        workers.heard(codec.decode(message.value(), WorkerHeartbeat.class));
    }
}
