package org.diancang.indexer.cdx.access;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings and durations of this feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrchestratorSettings.class)
class AccessConfiguration {
    private static final Duration LONGEST_ECHO = Duration.ofSeconds(2);

    @Bean
    Echo echo(RuleBook book) {
        return new Echo(book, LONGEST_ECHO);
    }
}
