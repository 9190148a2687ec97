package org.diancang.replay.reader.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the indexer found; plain text throughout.
 *
 * @param total pages found
 * @param hits those asked for
 * @param facets how the found pages are spread
 */
record SearchAnswer(long total, @Nullable List<Hit> hits, @Nullable Facets facets) {
    SearchAnswer {
        hits = hits == null ? List.of() : List.copyOf(hits);
        facets = facets == null ? new Facets(null, null, null, null, null) : facets;
    }

    record Hit(
            @Nullable String url,
            @Nullable String title,
            @Nullable String type,
            @Nullable Map<String, List<String>> facts,
            @Nullable List<List<Piece>> fragments,
            @Nullable List<Captured> captures,
            int captureCount,
            @Nullable Instant firstCapturedAt,
            @Nullable Instant lastCapturedAt) {

        /** The first value of what the page says about itself. */
        Optional<String> fact(String name) {
            return facts == null
                    ? Optional.empty()
                    : facts.getOrDefault(name, List.of()).stream().findFirst();
        }

        Optional<Captured> newest() {
            return captures == null
                    ? Optional.empty()
                    : captures.stream()
                            .filter(c -> c.capturedAt() != null)
                            .max(java.util.Comparator.comparing(Captured::at));
        }
    }

    record Piece(@Nullable String text, boolean mark) {}

    record Captured(
            @Nullable String captureId, @Nullable Instant capturedAt, @Nullable String siteId) {
        Instant at() {
            return capturedAt == null ? Instant.EPOCH : capturedAt;
        }

        /** The site's number as people write it, from the name of the WARC file. */
        Optional<String> siteNumber() {
            return Optional.ofNullable(captureId)
                    .filter(id -> id.matches("[A-Z]{2,4}[0-9]{4,7}-.*"))
                    .map(id -> id.substring(0, id.indexOf('-')))
                    .map(no -> no.replaceFirst("([A-Z]+)([0-9]+)", "$1-$2"));
        }
    }

    record Facets(
            @Nullable List<Count> site,
            @Nullable List<Count> year,
            @Nullable List<Count> type,
            @Nullable List<Count> language,
            @Nullable List<Count> columnType) {
        Facets {
            site = site == null ? List.of() : List.copyOf(site);
            year = year == null ? List.of() : List.copyOf(year);
            type = type == null ? List.of() : List.copyOf(type);
            language = language == null ? List.of() : List.copyOf(language);
            columnType = columnType == null ? List.of() : List.copyOf(columnType);
        }
    }

    record Count(String value, long count) {}
}
