package org.diancang.indexer.site;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.topic.RefusedMessages;
import org.diancang.indexer.topic.WholeTopic;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/**
 * The topic of sites, written by the orchestrator, and what of it can't be read. Measured are
 * {@code diancang.sites.known}, how many are known, and {@code diancang.sites.dead.letters},
 * messages refused.
 */
@Configuration(proxyBeanMethods = false)
class SiteTopics {
    @Bean
    NewTopic sitesTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.SITES))
                .partitions(Topics.PARTITIONS)
                .compact()
                .build();
    }

    /** Compacted too: a site that can't be read is met again at every start. */
    @Bean
    NewTopic sitesDeadLetterTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.SITES) + Topics.DEAD_LETTER_SUFFIX)
                .partitions(Topics.PARTITIONS)
                .compact()
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 << 20))
                .build();
    }

    @Bean
    RefusedMessages refusedSites(KafkaProperties kafka, MeterRegistry registry) {
        return new RefusedMessages(
                kafka,
                Topics.SITES,
                "what was known of the site before stays.",
                Counter.builder("diancang.sites.dead.letters")
                        .description("Messages of sites that are none")
                        .register(registry));
    }

    @Bean
    WholeTopic sites(
            IndexerSettings settings,
            KafkaProperties kafka,
            KnownSites book,
            @Qualifier("refusedSites") RefusedMessages refused,
            MeterRegistry registry) {
        Gauge.builder("diancang.sites.known", book, b -> b.now().map(Sites::size).orElse(0))
                .description("Sites that are known by name")
                .register(registry);
        return new WholeTopic(settings.topic(Topics.SITES), kafka, book, refused);
    }
}
