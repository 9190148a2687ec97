package org.diancang.indexer.removal;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** The topic of removals, which keeps the last word about each capture for good. */
@Configuration(proxyBeanMethods = false)
class RemovalTopics {
    @Bean
    NewTopic removalsTopic(IndexerSettings indexer) {
        return TopicBuilder.name(indexer.topic(Topics.REMOVALS))
                .partitions(Topics.PARTITIONS)
                .compact()
                .build();
    }

    @Bean
    NewTopic removalsDeadLetterTopic(IndexerSettings indexer) {
        return TopicBuilder.name(indexer.topic(Topics.REMOVALS) + Topics.DEAD_LETTER_SUFFIX)
                .partitions(Topics.PARTITIONS)
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 << 20))
                .build();
    }
}
