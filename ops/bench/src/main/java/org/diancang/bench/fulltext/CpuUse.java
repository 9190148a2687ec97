package org.diancang.bench.fulltext;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Processor time of the processes below this one: what a page costs where. */
final class CpuUse {
    private final Map<Part, Long> begin;

    private CpuUse(Map<Part, Long> begin) {
        this.begin = begin;
    }

    /** Whose time it is. */
    private enum Part {
        /** Extraction alone. */
        EXTRACTION("ExtractionLoop"),
        INDEXER("indexer.jar"),
        ELASTICSEARCH("org.elasticsearch.bootstrap"),
        KAFKA("kafka.Kafka");

        private final String mark;

        Part(String mark) {
            this.mark = mark;
        }
    }

    static CpuUse begin() {
        return new CpuUse(now());
    }

    /**
     * Milliseconds of a core for each of so many pages, by part; of parts that did nothing, none.
     */
    String since(long pages) {
        return now().entrySet().stream()
                .filter(part -> used(part) > 0)
                .map(
                        part ->
                                "%s %.2f"
                                        .formatted(
                                                part.getKey().name().toLowerCase(Locale.ROOT),
                                                used(part) / (double) pages))
                .collect(Collectors.joining(", "));
    }

    private long used(Map.Entry<Part, Long> now) {
        return now.getValue() - begin.getOrDefault(now.getKey(), 0L);
    }

    private static Map<Part, Long> now() {
        Map<Part, Long> used = new EnumMap<>(Part.class);
        ProcessHandle.current()
                .descendants()
                .forEach(
                        process -> {
                            String line = process.info().commandLine().orElse("");
                            for (Part part : Part.values()) {
                                if (line.contains(part.mark)) {
                                    used.merge(part, millis(process), Long::sum);
                                }
                            }
                        });
        return used;
    }

    private static long millis(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }
}
