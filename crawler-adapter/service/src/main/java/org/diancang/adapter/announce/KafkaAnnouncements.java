package org.diancang.adapter.announce;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.diancang.adapter.AdapterClosingException;
import org.diancang.adapter.installation.InstallationProperties;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Messages to their topics, with the keys that the contract gives them. */
@Component
class KafkaAnnouncements implements Announcements {
    private static final Logger log = LoggerFactory.getLogger(KafkaAnnouncements.class);
    private static final long RETRY_MS = 1_000;

    private final KafkaTemplate<String, byte[]> kafka;
    private final InstallationProperties installation;
    private final EventCodec codec;
    private final Counter captures;
    private final Counter refused;

    KafkaAnnouncements(
            KafkaTemplate<String, byte[]> kafka,
            InstallationProperties installation,
            EventCodec codec,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.installation = installation;
        this.codec = codec;
        this.captures = meters.counter("diancang.captures.announced");
        this.refused = meters.counter("diancang.announcements.refused");
    }

    @Override
    public void deliver(List<Announcement> batch) {
        List<Announcement> left = batch;
        while (!left.isEmpty()) {
            left = unacknowledged(left);
            if (!left.isEmpty()) {
                log.warn(
                        "{} of {} messages not acknowledged; next try in {} ms",
                        left.size(),
                        batch.size(),
                        RETRY_MS);
                pause();
            }
        }
    }

    @Override
    public CompletableFuture<?> offer(Announcement announcement) {
        return send(message(announcement));
    }

    private CompletableFuture<?> send(ProducerRecord<String, byte[]> message) {
        try {
            return kafka.send(message);
        } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private List<Announcement> unacknowledged(List<Announcement> batch) {
        // All are written before the first is sent, so that they leave together.
        List<CompletableFuture<?>> sent =
                batch.stream().map(this::message).toList().stream()
                        .<CompletableFuture<?>>map(this::send)
                        .toList();
        List<Announcement> left = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get();
                if (batch.get(i) instanceof Announcement.Capture) {
                    captures.increment();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AdapterClosingException("messages wait for the next start");
            } catch (ExecutionException e) {
                if (isCausedBy(e, InterruptException.class)) {
                    throw new AdapterClosingException("messages wait for the next start");
                }
                if (isHopeless(e)) {
                    refused.increment();
                    log.error("left out, Kafka can never take it: {}", batch.get(i), e);
                } else {
                    log.debug("not acknowledged: {}", e.getMessage());
                    left.add(batch.get(i));
                }
            }
        }
        return left;
    }

    private static boolean isHopeless(Throwable failure) {
        return isCausedBy(failure, RecordTooLargeException.class)
                || isCausedBy(failure, SerializationException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            if (new CountDownLatch(1).await(RETRY_MS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdapterClosingException("messages wait for the next start");
        }
    }

    private ProducerRecord<String, byte[]> message(Announcement announcement) {
        return switch (announcement) {
            case Announcement.Capture(var c) -> message(Topics.CAPTURES, c.partitionKey(), c);
            case Announcement.OfCrawl(var e) ->
                    message(Topics.CRAWL_EVENTS, e.crawlId().toString(), e);
            case Announcement.FileSealed(var f) -> message(Topics.WARC_FILES, f.file(), f);
            case Announcement.Heartbeat(var h) -> message(Topics.WORKERS, h.workerId(), h);
        };
    }

    private ProducerRecord<String, byte[]> message(String topic, String key, Object value) {
        return new ProducerRecord<>(installation.topic(topic), key, codec.encode(value));
    }
}
