package org.diancang.orchestrator;

import java.time.Clock;
import org.diancang.events.EventCodec;
import org.diancang.installation.InternalSecret;
import org.diancang.url.PartitionKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The orchestrator: the desk, its REST API, and the one writer of PostgreSQL. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class OrchestratorApplication {
    /** Starts the service; configuration is listed in {@code docs/architecture.md}. */
    public static void main(String[] arguments) {
        PartitionKey.prepare();
        SpringApplication.run(OrchestratorApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    InternalSecret internalSecret(OrchestratorSettings settings) {
        return InternalSecret.in(settings.internalSecretFile());
    }

    /** A thread for each repeated job, so that a broker that is away does not hold up leases. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(4);
        scheduler.setThreadNamePrefix("every-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(15);
        return scheduler;
    }
}
