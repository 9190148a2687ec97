package org.diancang.indexer.fulltext;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.diancang.indexer.fulltext.extract.ExtractionLimits;
import org.diancang.indexer.fulltext.extract.documents.ParserSettings;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How text is extracted and kept ({@code diancang.fulltext.*}).
 *
 * @param parallelism pages read at once, 1 to 64
 * @param batch captures taken from Kafka at once, 1 to 1000
 * @param pageTime how long one page may take, 1 s to 5 min
 * @param maxPayload decoded payload that is read of a page at most
 * @param maxText text that is kept of a page at most
 * @param maxTags tags of an HTML page that are looked at
 * @param parsers class path of the processes that read what is neither HTML nor plain text
 * @param parserMemory heap of each of them, 64 MB to 4 GB
 * @param parserDocuments documents after which one is replaced, 1 or more
 * @param generation of the index, 1 to 9999; another one is filled from the beginning and then
 *     searched instead
 * @param shards of the index when it is made, 1 to 3
 * @param replicas of the index when it is made, 0 to 5
 * @param refreshInterval how soon what is written can be found, 100 ms to 1 min
 * @param answerTime how long Elasticsearch may take for one answer, 1 s to 5 min
 */
@Validated
@ConfigurationProperties("diancang.fulltext")
record FulltextSettings(
        @DefaultValue("2") @Min(1) @Max(64) int parallelism,
        @DefaultValue("1000") @Min(1) @Max(1000) int batch,
        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 5) Duration pageTime,
        @DefaultValue("32MB") @NotNull DataSize maxPayload,
        @DefaultValue("10MB") @NotNull DataSize maxText,
        @DefaultValue("500000") @Min(1000) int maxTags,
        @DefaultValue("") String parsers,
        @DefaultValue("256MB") @NotNull DataSize parserMemory,
        @DefaultValue("1000") @Min(1) int parserDocuments,
        @DefaultValue("1") @Min(1) @Max(9999) int generation,
        @DefaultValue("1") @Min(1) @Max(3) int shards,
        @DefaultValue("0") @Min(0) @Max(5) int replicas,
        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
                Duration refreshInterval,
        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
                Duration answerTime) {
    private static final long MAX_PAYLOAD = 256L << 20;
    private static final long MAX_TEXT = 20L << 20;
    private static final long MAX_MEMORY = 4L << 30;

    FulltextSettings {
        range("diancang.fulltext.max-payload", maxPayload, 1L << 10, MAX_PAYLOAD);
        // More, and one page might exceed what Elasticsearch takes in one request (100 MB).
        range("diancang.fulltext.max-text", maxText, 1L << 10, MAX_TEXT);
        range("diancang.fulltext.parser-memory", parserMemory, 64L << 20, MAX_MEMORY);
    }

    private static void range(String key, DataSize value, long min, long max) {
        if (value.toBytes() < min || value.toBytes() > max) {
            throw new IllegalArgumentException(
                    key
                            + " must be "
                            + (min >> 10)
                            + "KB to "
                            + DataSize.ofBytes(max).toMegabytes()
                            + "MB, is "
                            + value);
        }
    }

    ExtractionLimits limits() {
        return new ExtractionLimits(
                (int) maxPayload.toBytes(), (int) maxText.toBytes(), maxTags, pageTime);
    }

    /**
     * Settings of the processes, in a folder of their own.
     *
     * @throws IllegalStateException if it is not told where their classes are; where full text is
     *     off nobody asks
     */
    ParserSettings parsers(Path folder) {
        if (parsers.isBlank()) {
            throw new IllegalStateException(
                    "diancang.fulltext.parsers must be the class path of the parsers");
        }
        return new ParserSettings(
                parsers,
                folder,
                parallelism,
                (int) parserMemory.toMegabytes(),
                parserDocuments,
                (int) maxText.toBytes());
    }
}
