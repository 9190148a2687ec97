package org.diancang.indexer.fulltext.messaging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.fulltext.extract.ExtractionLimits;
import org.diancang.indexer.fulltext.extract.TextExtractor;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.extract.documents.ParserSettings;
import org.diancang.indexer.fulltext.store.PageWriter;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.SearchCluster;
import org.diancang.warcstore.FolderWarcStore;

/**
 * Main class of a process that indexes as one would without any thought: an event, its text, one
 * request to Elasticsearch, the next event. {@code BOOTSTRAP TOPIC ELASTICSEARCH WARCS}, then on
 * standard input {@code take EVENTS}. Started by {@code ./diancang bench fulltext}.
 */
final class OneAtATime {
    private final EventCodec codec = new EventCodec();
    private final PageWork work;
    private final PageWriter writer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private OneAtATime(String bootstrap, String topic, String elasticsearch, Path warcs) {
        var limits = new ExtractionLimits(32 << 20, 10 << 20, 500_000, Duration.ofSeconds(15));
        // All are HTML: no process is ever started.
        var none = new DocumentParsers(new ParserSettings("none", warcs, 1, 256, 1, 1));
        work =
                new PageWork(
                        new TextExtractor(
                                new FolderWarcStore(warcs),
                                limits,
                                none,
                                new SimpleMeterRegistry()));
        var cluster = new SearchCluster(URI.create(elasticsearch), Duration.ofSeconds(30));
        var pages = new Pages(cluster, new Pages.Shape("single-", 1, 1, 0, Duration.ofMillis(500)));
        pages.ensure();
        writer = new PageWriter(cluster, pages);
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "max.poll.records",
                                1,
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
    }

    /** Answers until there is nothing more to read. */
    public static void main(String[] arguments) throws Exception {
        var single =
                new OneAtATime(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(single.take(Integer.parseInt(line.split(" ")[1])));
        }
        // The clients' threads would keep the process.
        System.exit(0);
    }

    /** Captures a second. */
    private double take(int events) throws InterruptedException {
        long begin = 0;
        int taken = 0;
        while (taken < events) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                begin = begin == 0 ? System.nanoTime() : begin;
                var message =
                        new Message(record, codec.decode(record.value(), ResourceCaptured.class));
                PageWork.Result result = work.prepare(List.of(message), true);
                if (!writer.write(List.of(result.update().orElseThrow()), Map.of()).isEmpty()) {
                    throw new IllegalStateException("refused: " + message.capture().url());
                }
                taken++;
            }
        }
        return events / ((System.nanoTime() - begin) / 1e9);
    }
}
