package org.diancang.indexer.cdx.store;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** The topic of lines, from which every store can be rebuilt. */
@Configuration(proxyBeanMethods = false)
class CdxTopics {
    /** A node that was away for less than this learns of every removal when it comes back. */
    static final Duration TOMBSTONES_KEPT = Duration.ofDays(30);

    @Bean
    NewTopic cdxTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.CDX))
                .partitions(Topics.PARTITIONS)
                .compact()
                .config(
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(TOMBSTONES_KEPT.toMillis()))
                .build();
    }

    /** Blocks are never compacted: their keys are not those of lines. */
    @Bean
    NewTopic cdxBulkTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.CDX_BULK))
                .partitions(Topics.PARTITIONS)
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1")
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 << 20))
                .build();
    }

    @Bean
    NewTopic cdxBulkDeadLetterTopic(IndexerSettings settings) {
        return TopicBuilder.name(settings.topic(Topics.CDX_BULK) + Topics.DEAD_LETTER_SUFFIX)
                .partitions(Topics.PARTITIONS)
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(3 << 20))
                .build();
    }
}
