package org.diancang.indexer;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.diancang.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** Topics that both features read or write; created where the broker lacks them. */
@Configuration(proxyBeanMethods = false)
class IndexerTopics {
    @Bean
    NewTopic capturesTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.CAPTURES))
                .partitions(Topics.PARTITIONS)
                .build();
    }

    @Bean
    NewTopic capturesDeadLetterTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.CAPTURES) + Topics.DEAD_LETTER_SUFFIX)
                .partitions(Topics.PARTITIONS)
                // A dead letter is as large as what it refuses, and headers come on top.
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 << 20))
                .build();
    }
}
