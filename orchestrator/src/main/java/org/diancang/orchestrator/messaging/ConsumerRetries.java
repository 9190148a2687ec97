package org.diancang.orchestrator.messaging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** How consumers go on after a message that could not be taken. */
@Configuration(proxyBeanMethods = false)
class ConsumerRetries {
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 10_000;
    private static final long TRIES = 4;

    @Bean
    DefaultErrorHandler errorHandler(DeadLetters deadLetters) {
        var handler = new DefaultErrorHandler(deadLetters, untilItWorks());
        handler.setBackOffFunction((message, exception) -> pauses(Failure.of(exception)));
        // Longer pauses than the poll interval would cost the consumer its partitions.
        handler.setSeekAfterError(true);
        return handler;
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
