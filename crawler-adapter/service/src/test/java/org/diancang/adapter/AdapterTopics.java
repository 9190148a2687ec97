package org.diancang.adapter;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlEvent;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.WarcFileSealed;

/** The topics between an adapter and the rest, from the side of the rest. */
final class AdapterTopics implements AutoCloseable {
    private final KafkaProducer<String, byte[]> commands;
    private final String commandTopic;
    private final Topic<CrawlEvent> events;
    private final Topic<ResourceCaptured> captures;
    private final Topic<WarcFileSealed> files;

    AdapterTopics(String kafka, String prefix) {
        commands =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new StringSerializer(),
                        new ByteArraySerializer());
        commandTopic = prefix + "crawl-commands";
        events = new Topic<>(kafka, prefix + "crawl-events", CrawlEvent.class);
        captures = new Topic<>(kafka, prefix + "captures", ResourceCaptured.class);
        files = new Topic<>(kafka, prefix + "warc-files", WarcFileSealed.class);
    }

    void send(CrawlCommand command) {
        send(command.crawlId(), new EventCodec().encode(command));
    }

    void send(UUID crawlId, byte[] value) {
        commands.send(new ProducerRecord<>(commandTopic, crawlId.toString(), value));
        commands.flush();
    }

    Topic<CrawlEvent> events() {
        return events;
    }

    <E extends CrawlEvent> List<E> events(Class<E> type) {
        return events.messages().stream().filter(type::isInstance).map(type::cast).toList();
    }

    Topic<ResourceCaptured> captures() {
        return captures;
    }

    Topic<WarcFileSealed> files() {
        return files;
    }

    @Override
    public void close() {
        commands.close();
        events.close();
        captures.close();
        files.close();
    }
}
