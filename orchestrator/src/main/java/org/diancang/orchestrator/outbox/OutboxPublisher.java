package org.diancang.orchestrator.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, at least once and in order within a key. Where it ends between
 * sending and marking, the message leaves again: workers know commands by their id, the index knows
 * rules by their version.
 */
@Component
class OutboxPublisher {
    private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int BATCH = 100;
    private static final long SECONDS = 15;
    private final Outbox outbox;
    private final KafkaTemplate<String, byte[]> kafka;
    private final TransactionTemplate transaction;

    OutboxPublisher(
            Outbox outbox, KafkaTemplate<String, byte[]> kafka, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.kafka = kafka;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${diancang.crawl.outbox-interval:200ms}")
    void publish() {
        try {
            int sent;
            do {
                Integer count = transaction.execute(status -> publishBatch());
                sent = count == null ? 0 : count;
            } while (sent > 0);
        } catch (KafkaException | IllegalStateException e) {
            log.warn("Messages wait in the outbox, trying again shortly: {}", e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            log.warn("The outbox can't be read, trying again shortly: {}", e.getMessage());
        }
    }

    private int publishBatch() {
        List<Outbox.Waiting> batch = outbox.take(BATCH);
        List<CompletableFuture<?>> sending = new ArrayList<>();
        for (Outbox.Waiting message : batch) {
            sending.add(kafka.send(message.topic(), message.key(), message.payload()));
        }
        for (CompletableFuture<?> one : sending) {
            await(one);
        }
        if (!batch.isEmpty()) {
            outbox.sent(batch);
        }
        return batch.size();
    }

    private static void await(CompletableFuture<?> sending) {
        try {
            sending.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take the message: " + e.getMessage(), e);
        }
    }
}
