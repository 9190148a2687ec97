package org.diancang.indexer.fulltext;

import java.time.Clock;
import java.time.Instant;
import org.diancang.indexer.CaptureLines;
import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.cdx.IndexedCaptures;
import org.diancang.indexer.cdx.LookUpTraffic;
import org.diancang.indexer.cdx.SampleSettings;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.store.StoredIndex;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The indexer without its CDX half, which has tests of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan("org.diancang.indexer")
@ComponentScan(
        basePackages = "org.diancang.indexer",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.diancang\\.indexer\\.(cdx\\..*|IndexerApplication.*)"))
class FulltextHalf {
    @Bean
    ReaderAccess readerAccess() {
        return _ -> {
            RunningIndex.RULES_ASKED.get().run();
            return RunningIndex.VISIBLE.get();
        };
    }

    @Bean
    CaptureLines captureLines(Clock clock) {
        return new IndexedCaptures(
                new StoredIndex(
                        RunningIndex.LINES, (_, _) -> this::isVisible, new LookUpTraffic(clock)),
                SampleSettings.CDX,
                clock);
    }

    private boolean isVisible(StoredLine line) {
        Instant captured = line.line().orElseThrow().capturedAt();
        return RunningIndex.VISIBLE.get().orElseThrow().of(line.key().urlkey()).shows(captured);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
