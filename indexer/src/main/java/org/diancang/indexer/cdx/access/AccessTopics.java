package org.diancang.indexer.cdx.access;

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

    @Bean
    RefusedMessages refusedRules(KafkaProperties kafka, AccessMetrics metrics) {
        return new RefusedMessages(
                kafka,
                Topics.ACCESS_RULES,
                "its earlier version stays, or what it names is hidden."
                        + " Save it again in the orchestrator.",
                metrics.refused());
    }

    @Bean
    WholeTopic accessRules(
            IndexerSettings settings,
            KafkaProperties kafka,
            RuleBook book,
            @Qualifier("refusedRules") RefusedMessages refused) {
        return new WholeTopic(settings.topic(Topics.ACCESS_RULES), kafka, book, refused);
    }
}
