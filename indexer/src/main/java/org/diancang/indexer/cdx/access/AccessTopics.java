package org.diancang.indexer.cdx.access;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** The topic of rules, written by the orchestrator, and what of it can't be read. */
@Configuration(proxyBeanMethods = false)
class AccessTopics {
    @Bean
    NewTopic accessRulesTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.ACCESS_RULES))
                .partitions(Topics.PARTITIONS)
                .compact()
                .build();
    }

    /** Compacted too: a rule that can't be read is met again at every start. */
    @Bean
    NewTopic accessRulesDeadLetterTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.ACCESS_RULES) + Topics.DEAD_LETTER_SUFFIX)
                .partitions(Topics.PARTITIONS)
                .compact()
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 << 20))
                .build();
    }
}
