package org.diancang.indexer;

import java.time.Clock;
import org.diancang.url.PartitionKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The indexer: turns captures into the CDX index and the search index, and answers from both. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class IndexerApplication {
    /** Starts the service; configuration is listed in {@code docs/architecture.md}. */
    public static void main(String[] arguments) {
        PartitionKey.prepare();
        SpringApplication.run(IndexerApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
