package org.diancang.orchestrator.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** How consumers go on after a message that could not be taken. */
@Configuration(proxyBeanMethods = false)
class ConsumerRetries {
    private static final Logger log = LoggerFactory.getLogger(ConsumerRetries.class);
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 10_000;
    private static final long TRIES = 4;

    @Bean
    DefaultErrorHandler errorHandler(DeadLetters deadLetters) {
        var handler = new DefaultErrorHandler(deadLetters, untilItWorks());
        handler.setBackOffFunction((message, exception) -> pauses(Failure.of(exception)));
        // Longer pauses than the poll interval would cost the consumer its partitions.
        handler.setSeekAfterError(true);
        // One line a failure instead of a stack trace a message.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setRetryListeners(ConsumerRetries::tell);
        return handler;
    }

    private static void tell(
            ConsumerRecord<?, ?> message, @Nullable Exception exception, int attempt) {
        if (exception == null) {
            return;
        }
        Failure failure = Failure.of(exception);
        if (failure != Failure.POISON) {
            log.warn(
                    "Message {} of {}-{} not taken at attempt {} ({}), trying again: {}",
                    message.offset(),
                    message.topic(),
                    message.partition(),
                    attempt,
                    failure,
                    Failure.rootOf(exception).toString());
        }
    }

    private static BackOff pauses(Failure failure) {
        return switch (failure) {
            case POISON -> new FixedBackOff(0, 0);
            case DATABASE_AWAY -> untilItWorks();
            case UNKNOWN -> new FixedBackOff(FIRST_PAUSE_MS, TRIES);
        };
    }

    private static BackOff untilItWorks() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MS);
        return pauses;
    }
}
