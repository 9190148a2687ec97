package org.diancang.adapter.command;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration {
    private static final long RETRY_MS = 2_000;

    /** What fails though the command is sound, such as a full disk, is tried until it succeeds. */
    @Bean
    CommonErrorHandler commandErrors() {
        return new DefaultErrorHandler(new FixedBackOff(RETRY_MS, FixedBackOff.UNLIMITED_ATTEMPTS));
    }
}
