package org.diancang.indexer.fulltext;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexReport;
import org.diancang.indexer.IndexStatistic;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.fulltext.extract.TextExtractor;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.messaging.DeadLetters;
import org.diancang.indexer.fulltext.messaging.FulltextConsumer;
import org.diancang.indexer.fulltext.messaging.RemovalConsumer;
import org.diancang.indexer.fulltext.store.PageWriter;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.Removals;
import org.diancang.indexer.fulltext.store.SearchCluster;
import org.diancang.indexer.fulltext.store.SearchedAnalyses;
import org.diancang.indexer.topic.CatchingUp;
import org.diancang.warcstore.FolderWarcStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of the search index together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "diancang.fulltext.enabled", matchIfMissing = true)
class FulltextConfiguration {
    @Bean
    SearchCluster searchCluster(ElasticsearchSettings elasticsearch, FulltextSettings settings) {
        return new SearchCluster(elasticsearch.url(), settings.answerTime());
    }

    @Bean
    Pages pages(
            SearchCluster cluster,
            FulltextSettings settings,
            @Value("${diancang.index-prefix:diancang-}") String prefix) {
        if (!prefix.matches("[a-z0-9][a-z0-9_-]{0,100}|")) {
            throw new IllegalArgumentException(
                    "diancang.index-prefix may have lower-case letters, digits, '-' and '_', is '"
                            + prefix
                            + "'");
        }
        return new Pages(
                cluster,
                new Pages.Shape(
                        prefix,
                        settings.generation(),
                        settings.shards(),
                        settings.replicas(),
                        settings.refreshInterval()));
    }

    @Bean
    SearchedAnalyses searchedAnalyses(SearchCluster cluster, Pages pages, Clock clock) {
        return new SearchedAnalyses(cluster, pages, clock);
    }

    @Bean
    PageWriter pageWriter(SearchCluster cluster, Pages pages) {
        return new PageWriter(cluster, pages);
    }

    @Bean
    Removals removals(SearchCluster cluster, Pages pages) {
        return new Removals(cluster, pages);
    }

    @Bean
    DeadLetters fulltextDeadLetters(KafkaProperties kafka) {
        return new DeadLetters(durable(kafka));
    }

    private static Map<String, Object> durable(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    @Bean
    RemovalConsumer removalConsumer(
            IndexerSettings indexer,
            KafkaProperties kafka,
            Pages pages,
            Removals removals,
            DeadLetters fulltextDeadLetters,
            Clock clock,
            MeterRegistry meters) {
        return new RemovalConsumer(
                indexer.topic(Topics.REMOVALS),
                indexer.group(RemovalConsumer.GROUP + pages.groupSuffix()),
                kafka.buildConsumerProperties(),
                removals,
                fulltextDeadLetters,
                clock,
                meters);
    }

    @Bean
    DocumentParsers documentParsers(IndexerSettings indexer, FulltextSettings settings) {
        return new DocumentParsers(settings.parsers(indexer.stateFolder().resolve("documents")));
    }

    @Bean
    FulltextConsumer fulltextConsumer(
            IndexerSettings indexer,
            FulltextSettings settings,
            KafkaProperties kafka,
            Pages pages,
            PageWriter writer,
            DocumentParsers parsers,
            Removals removals,
            DeadLetters fulltextDeadLetters,
            Clock clock,
            MeterRegistry meters) {
        return new FulltextConsumer(
                new FulltextConsumer.Source(
                        indexer.topic(Topics.CAPTURES),
                        indexer.group(FulltextConsumer.GROUP + pages.groupSuffix()),
                        indexer.instance(),
                        settings.batch(),
                        settings.parallelism(),
                        settings.pageTime(),
                        kafka.buildConsumerProperties()),
                new TextExtractor(
                        new FolderWarcStore(indexer.warcFolder()),
                        settings.limits(),
                        parsers,
                        meters),
                pages,
                writer,
                removals,
                fulltextDeadLetters,
                clock,
                meters);
    }

    @Bean
    IndexSwitch indexSwitch(
            Pages pages, IndexerSettings indexer, KafkaProperties kafka, MeterRegistry meters) {
        return new IndexSwitch(
                pages, List.copyOf(readings(pages, indexer, kafka).values()), meters);
    }

    @Bean
    IndexLag indexLag(
            Pages pages, IndexerSettings indexer, KafkaProperties kafka, MeterRegistry meters) {
        return new IndexLag(readings(pages, indexer, kafka), meters);
    }

    private static Map<String, CatchingUp> readings(
            Pages pages, IndexerSettings indexer, KafkaProperties kafka) {
        return Map.of(
                Topics.CAPTURES,
                new CatchingUp(
                        kafka,
                        indexer.topic(Topics.CAPTURES),
                        indexer.group(FulltextConsumer.GROUP + pages.groupSuffix())),
                Topics.REMOVALS,
                new CatchingUp(
                        kafka,
                        indexer.topic(Topics.REMOVALS),
                        indexer.group(RemovalConsumer.GROUP + pages.groupSuffix())));
    }

    @Bean
    IndexStatistic documents(Pages pages) {
        return new IndexStatistic() {
            @Override
            public String name() {
                return "documents";
            }

            @Override
            public long count() {
                return pages.withText();
            }
        };
    }

    /** Named as the readiness group of the service has it. */
    @Bean
    HealthIndicator fulltextIndexHealthIndicator(
            Pages pages, FulltextConsumer consumer, IndexSwitch change, IndexLag lag) {
        return new FulltextHealth(pages, consumer, change, lag);
    }

    @Bean
    IndexReport fulltextReport(
            Pages pages, FulltextConsumer consumer, IndexSwitch change, IndexLag lag) {
        return new FulltextReport(pages, consumer, change, lag);
    }
}
