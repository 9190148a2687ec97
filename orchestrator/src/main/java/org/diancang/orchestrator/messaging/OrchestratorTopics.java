package org.diancang.orchestrator.messaging;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.diancang.events.Topics;
import org.diancang.orchestrator.OrchestratorSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** Topics that this service reads or writes; created where the broker lacks them. */
@Configuration(proxyBeanMethods = false)
class OrchestratorTopics {
    private static final List<String> READ =
            List.of(Topics.WORKERS, Topics.CRAWL_EVENTS, Topics.CAPTURES, Topics.WARC_FILES);

    /** The last state of each rule is kept for ever, since every start of an index reads all. */
    @Bean
    NewTopic accessRulesTopic(OrchestratorSettings settings) {
        return TopicBuilder.name(settings.prefixed(Topics.ACCESS_RULES))
                .partitions(Topics.PARTITIONS)
                .compact()
                .build();
    }

    /** The same for sites. */
    @Bean
    NewTopic sitesTopic(OrchestratorSettings settings) {
        return TopicBuilder.name(settings.prefixed(Topics.SITES))
                .partitions(Topics.PARTITIONS)
                .compact()
                .build();
    }

    @Bean
    KafkaAdmin.NewTopics orchestratorTopicsOf(OrchestratorSettings settings) {
        return new KafkaAdmin.NewTopics(
                Stream.concat(
                                Stream.of(Topics.CRAWL_COMMANDS),
                                READ.stream()
                                        .flatMap(t -> Stream.of(t, t + Topics.DEAD_LETTER_SUFFIX)))
                        .map(
                                name ->
                                        TopicBuilder.name(settings.prefixed(name))
                                                .partitions(Topics.PARTITIONS)
                                                .build())
                        .toArray(NewTopic[]::new));
    }
}
