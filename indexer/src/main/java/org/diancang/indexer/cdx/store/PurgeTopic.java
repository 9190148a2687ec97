package org.diancang.indexer.cdx.store;

import io.micrometer.core.instrument.MeterRegistry;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.topic.RefusedMessages;
import org.diancang.indexer.topic.WholeTopic;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the stores learn of what is purged. */
@Configuration(proxyBeanMethods = false)
class PurgeTopic {
    @Bean
    RefusedMessages refusedPurges(KafkaProperties kafka, MeterRegistry meters) {
        return new RefusedMessages(
                kafka,
                CdxStreams.GROUP,
                "if it is a purge, its line may come back, hidden by its rule.",
                meters.counter("diancang.cdx.refused.removals"));
    }

    @Bean
    WholeTopic purges(
            IndexerSettings settings,
            KafkaProperties kafka,
            PurgeBook book,
            @Qualifier("refusedPurges") RefusedMessages refused) {
        return new WholeTopic(settings.topic(Topics.REMOVALS), kafka, book, refused);
    }
}
