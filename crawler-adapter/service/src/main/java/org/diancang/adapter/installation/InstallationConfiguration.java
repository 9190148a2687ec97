package org.diancang.adapter.installation;

import java.time.Clock;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.installation.InternalSecret;
import org.diancang.warcstore.FolderWarcStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    InternalSecret internalSecret(InstallationProperties installation) {
        return InternalSecret.in(installation.internalSecretFile());
    }

    @Bean
    FolderWarcStore warcStore(InstallationProperties installation) {
        return new FolderWarcStore(installation.warcs());
    }

    @Bean
    KafkaAdmin.NewTopics topics(InstallationProperties installation) {
        return new KafkaAdmin.NewTopics(
                topic(installation, Topics.CRAWL_COMMANDS),
                topic(installation, Topics.CRAWL_COMMANDS + Topics.DEAD_LETTER_SUFFIX),
                topic(installation, Topics.WORKERS),
                topic(installation, Topics.CRAWL_EVENTS),
                topic(installation, Topics.CAPTURES),
                topic(installation, Topics.WARC_FILES));
    }

    private static org.apache.kafka.clients.admin.NewTopic topic(
            InstallationProperties installation, String name) {
        return TopicBuilder.name(installation.topic(name)).partitions(Topics.PARTITIONS).build();
    }
}
